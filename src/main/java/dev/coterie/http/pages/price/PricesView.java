package dev.coterie.http.pages.price;

import dev.coterie.catalog.Product;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Place;
import dev.coterie.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The price explorer.
 *
 * @param errors what is wrong with the question, by field
 * @param products with their prices; empty where nothing was asked, or wrongly
 */
public record PricesView(
    PageFrame frame,
    PriceQuestion question,
    Map<String, String> errors,
    List<PricedProduct> products) {

  public @Nullable String error(String field) {
    return errors.get(field);
  }

  public boolean isAsked() {
    return !question.skus().isEmpty();
  }

  /** A product and what each who was asked for pays for it. */
  public record PricedProduct(Product product, List<PriceFor> prices) {

    /** Where the product is edited. */
    public Address page() {
      return Address.of(Place.CATALOGUE.path(), product.sku());
    }
  }

  /**
   * What somebody pays.
   *
   * @param who as the page names them
   * @param price null where they may not see it
   * @param group whose rule made the price, empty where none did
   * @param rule that rule
   * @param steps how the price came about
   * @param until the next instant at which a known begin or end can change it
   * @param call the same question to the API, empty where it cannot be asked there
   */
  public record PriceFor(
      String who,
      @Nullable Money price,
      String group,
      String rule,
      List<String> steps,
      @Nullable Instant until,
      String call) {

    /** What so many pieces cost, null where they may not see it. */
    public @Nullable Money of(int pieces) {
      return price == null
          ? null
          : new Money(price.amount().multiply(BigDecimal.valueOf(pieces)), price.currency());
    }
  }
}
