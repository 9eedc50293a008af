package dev.coterie.pricing.shop;

import dev.coterie.pricing.buyer.GroupRules;
import java.util.Currency;
import java.util.Map;

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
   * What its customers read of it.
   *
   * @param accent the name of its colour
   * @param groups what its groups are called, by their codes
   */
  public record ShopSign(String name, String welcome, String accent, Map<String, String> groups) {

    public String group(String code) {
      return groups.getOrDefault(code, code);
    }
  }
}
