package dev.coterie.http.pages.mall;

import dev.coterie.catalog.Product;
import dev.coterie.connect.mall.MallOffer;
import dev.coterie.connect.mall.Seller;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.kernel.Page;
import org.jspecify.annotations.Nullable;

/**
 * What a product is offered for, and who sells it.
 *
 * @param offer null where it is not in the mall
 * @param after the cursor of this page of sellers, empty for the first
 */
public record OfferView(
    PageFrame frame,
    Notice notice,
    Product product,
    @Nullable MallOffer offer,
    TypedForm form,
    String after,
    Page<Seller> sellers) {

  public Address address() {
    return Address.of(OffersPage.PATH, product.sku());
  }

  public boolean isOffered() {
    return offer != null && offer.offered();
  }
}
