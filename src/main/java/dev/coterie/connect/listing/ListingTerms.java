package dev.coterie.connect.listing;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.pricing.shop.ListingFormula;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an owner decides about a listing.
 *
 * @param rule a markup on the wholesale price
 * @param price an own price, in the product's currency; null where there is a rule. Neither: the
 *     shop's default rule
 * @param name null: the product's
 * @param description null: the product's
 * @param promoted null where it is not
 * @param upsells SKUs that are shown with it, at most {@value #MAX_UPSELLS}
 */
public record ListingTerms(
    @Nullable PriceRule rule,
    @Nullable BigDecimal price,
    @Nullable String name,
    @Nullable String description,
    @Nullable Promotion promoted,
    List<String> upsells) {
  public static final int MAX_UPSELLS = 20;

  /** A listing by the shop's default rule. */
  public static final ListingTerms USUAL =
      new ListingTerms(null, null, null, null, null, List.of());

  public ListingTerms {
    upsells = List.copyOf(upsells);
  }

  /** Whether the same price comes of both. */
  boolean isPricedAs(ListingTerms other) {
    return Objects.equals(formula(), other.formula());
  }

  /** Null where the shop's default counts. */
  private @Nullable ListingFormula formula() {
    if (price != null) {
      return ListingFormula.ofPrice(price);
    }
    return rule == null ? null : ListingFormula.ofRule(rule);
  }

  /** The same by another rule, null for the shop's default. */
  ListingTerms priced(@Nullable PriceRule other) {
    return new ListingTerms(other, null, name, description, promoted, upsells);
  }

  ListingTerms promoted(@Nullable Promotion other) {
    return new ListingTerms(rule, price, name, description, other, upsells);
  }
}
