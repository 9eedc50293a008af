package dev.coterie.http.pages.catalog;

import dev.coterie.catalog.Product;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.event.EventLine;
import dev.coterie.http.pages.price.PriceQuestion;
import dev.coterie.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product.
 *
 * @param payers who pays what
 * @param history what happened to it last
 */
public record ProductView(
    PageFrame frame, ShownProduct shown, List<Payer> payers, List<EventLine> history) {

  /**
   * Somebody and what they pay.
   *
   * @param rule that makes the price
   * @param price null where they may not see it
   * @param steps how the price came about
   */
  public record Payer(String who, String rule, @Nullable Money price, List<String> steps) {}

  public Product product() {
    return shown.product();
  }

  public ProductForm form() {
    return shown.form();
  }

  public Address place() {
    return Address.of(CataloguePage.PATH, product().sku());
  }

  /** The products of a category. */
  public Address category(String name) {
    return new Address(CataloguePage.PATH).with("category", name);
  }

  public Address explorer() {
    return PriceQuestion.ofProduct(product().sku());
  }

  /** Where the product is edited if it sells a group. */
  public @Nullable Address groupProduct() {
    String group = product().group();
    return group == null
        ? null
        : new Address(Address.of(Place.DISCOUNT_GROUPS.path(), group).text() + "/product");
  }
}
