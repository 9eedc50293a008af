package dev.coterie.connect.shop;

import dev.coterie.group.terms.PriceRule;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A shop of a member.
 *
 * @param slug unique, in the shop's address
 * @param owner the customer's code
 * @param plan the code of the connect group that opens it, null where none does now
 * @param until when that ends, with what follows it without a gap; null where it is not open or
 *     never ends
 * @param currency of fixed markups, and of the shop's own fixed discounts
 * @param defaultRule a markup on the wholesale price, of listings without a rule of their own
 * @param listings how many products it lists, be they withdrawn from the mall
 * @param limit how many the plan allows, null for any number, and where there is no plan
 * @param version counts the changes of the shop itself, from 1
 */
public record Shop(
    long id,
    String slug,
    String name,
    String owner,
    ShopStatus status,
    @Nullable String plan,
    @Nullable Instant until,
    Currency currency,
    PriceRule defaultRule,
    ShopLook look,
    long listings,
    @Nullable Integer limit,
    Instant openedAt,
    long version) {

  /** The shop as its owner or staff, who know it, name it. */
  public ShopRef ref() {
    return new ShopRef(slug, id);
  }
}
