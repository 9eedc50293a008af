package dev.coterie.http.storefront;

import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.ImageHosts;
import dev.coterie.http.pages.Texts;
import java.util.List;

/**
 * What every page of a shop shows around its own content.
 *
 * @param styles where the style sheet lies
 * @param images whose images show
 * @param name of the shop
 * @param accent the name of its colour
 * @param path of its first page
 * @param as what says in addresses who looks, empty for a guest
 * @param customer the code of who looks, empty for a guest
 * @param notice above all else, empty for none
 */
public record FrontFrame(
    Texts t,
    String styles,
    ImageHosts images,
    String name,
    String accent,
    String path,
    String as,
    String customer,
    String notice) {

  /** The first page, for whoever looks. */
  public Address home() {
    return new Address(path).with(FrontVisit.AS, as);
  }

  public Address product(String sku) {
    return Address.of(path, "products", sku).with(FrontVisit.AS, as);
  }

  /** Those of the images of a product that show. */
  public List<String> shown(List<String> all) {
    return all.stream().filter(images::allow).toList();
  }

  public boolean isGuest() {
    return customer.isEmpty();
  }
}
