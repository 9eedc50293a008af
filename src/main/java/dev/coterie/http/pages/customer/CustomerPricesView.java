package dev.coterie.http.pages.customer;

import dev.coterie.catalog.Product;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.price.PriceQuestion;
import dev.coterie.kernel.Money;
import java.util.List;

/**
 * What a customer pays.
 *
 * @param customer the code
 * @param query that the products were searched with
 */
public record CustomerPricesView(PageFrame frame, String customer, String query, List<Paid> paid) {

  /**
   * What the customer pays for a product.
   *
   * @param group whose rule made the price, empty where none did
   * @param rule that rule, in words
   */
  public record Paid(Product product, Money price, String group, String rule) {}

  /** Where the price of a product is explained. */
  public Address why(Paid price) {
    return PriceQuestion.ofProduct(price.product().sku()).with("customer", customer);
  }
}
