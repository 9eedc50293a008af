package dev.coterie.pricing.shop;

import dev.coterie.pricing.buyer.GroupRules;
import java.util.Currency;

/**
 * A shop, as its storefront needs it.
 *
 * @param owner the code of the customer whose memberships open it
 * @param closed whether it is closed by hand
 * @param byDefault how the list prices of listings without a formula are made
 * @param groups of the shop, with their rules
 * @param secret signs links of its customers
 */
public record OpenedShop(
    long id,
    String slug,
    String owner,
    boolean closed,
    Currency currency,
    ListingFormula byDefault,
    GroupRules groups,
    ShopSign sign,
    String secret) {

  /**
   * What stands over its door.
   *
   * @param accent the name of its colour
   */
  public record ShopSign(String name, String welcome, String accent) {}
}
