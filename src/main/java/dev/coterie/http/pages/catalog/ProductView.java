package dev.coterie.http.pages.catalog;

import dev.coterie.catalog.Product;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.price.PriceQuestion;
import dev.coterie.kernel.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product.
 *
 * @param stored the fields as they are stored
 * @param typed fields that could not be saved, as they were typed
 * @param errors what is wrong with them
 * @param theirs what a colleague made of them meanwhile
 * @param payers who pays what
 */
public record ProductView(
    PageFrame frame,
    Notice notice,
    Product product,
    Map<ProductField, String> stored,
    Map<ProductField, String> typed,
    Map<ProductField, String> errors,
    Map<ProductField, String> theirs,
    List<Payer> payers) {

  /**
   * Somebody and what they pay.
   *
   * @param rule that makes the price
   */
  public record Payer(String who, String rule, Money price) {}

  public Address place() {
    return Address.of(CataloguePage.PATH, product.sku());
  }

  public Address explorer() {
    return PriceQuestion.ofProduct(product.sku());
  }

  /** Where the product is edited if it sells a group. */
  public @Nullable Address groupProduct() {
    String group = product.group();
    return group == null
        ? null
        : new Address(Address.of(Place.DISCOUNT_GROUPS.path(), group).text() + "/product");
  }

  public String field(ProductField field) {
    return typed.getOrDefault(field, stored(field));
  }

  public String stored(ProductField field) {
    return stored.getOrDefault(field, "");
  }

  public @Nullable String error(ProductField field) {
    return errors.get(field);
  }

  public @Nullable String theirs(ProductField field) {
    return theirs.get(field);
  }
}
