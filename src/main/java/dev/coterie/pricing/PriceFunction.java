package dev.coterie.pricing;

import dev.coterie.kernel.MinorUnits;
import dev.coterie.pricing.Explanation.RejectionReason;
import dev.coterie.pricing.buyer.Buyer;
import dev.coterie.pricing.buyer.Candidate;
import dev.coterie.pricing.buyer.PriceContext;
import dev.coterie.pricing.buyer.RuledGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price function: pure, and the only place where a group's price is made. Its steps are those
 * that the chapter on prices writes down.
 */
final class PriceFunction {
  private static final long MILLION = 1_000_000;
  private static final long NOT_APPLICABLE = -1;

  private final Currency shopCurrency;

  PriceFunction(Currency shopCurrency) {
    this.shopCurrency = shopCurrency;
  }

  /**
   * A price.
   *
   * @param minorUnits the minor units of the product's currency
   * @param winner whose rule made it, null where none applied
   */
  record Price(long minorUnits, @Nullable Candidate winner) {

    @Nullable RuledGroup group() {
      return winner == null ? null : winner.group();
    }
  }

  /** Step 2: the groups whose rules count for the buyer at the instant. */
  static List<RuledGroup> counting(Buyer buyer, Instant at, Explanation explanation) {
    List<RuledGroup> counting = new ArrayList<>(1);
    RuledGroup byDefault = ruled(buyer.byDefault());
    for (Buyer.HeldGroup held : buyer.held()) {
      RejectionReason rejection = rejection(held, at);
      if (rejection == null) {
        counting.add(held.group());
      } else if (!held.group().equals(byDefault)) {
        // the default group counts, or is not needed, whatever came of its membership
        explanation.rejected(held.group(), rejection);
      }
    }
    if (byDefault != null && !counting.contains(byDefault)) {
      if (counting.isEmpty()) {
        counting.add(byDefault);
      } else {
        explanation.rejected(byDefault, RejectionReason.DEFAULT_NOT_NEEDED);
      }
    }
    return counting;
  }

  /** Steps 3 to 5: the product's price where the rules of the context count. */
  Price price(ProductEntry product, PriceContext context, Explanation explanation) {
    return product.isPricedByRules()
        ? lowest(product, context, explanation)
        : fee(product, context, explanation);
  }

  private static Price fee(ProductEntry product, PriceContext context, Explanation explanation) {
    for (Candidate candidate : context.candidates()) {
      explanation.rejected(candidate.group(), RejectionReason.GROUP_PRODUCT);
    }
    return new Price(product.listPrice(), null);
  }

  private Price lowest(ProductEntry product, PriceContext context, Explanation explanation) {
    Candidate winner = null;
    long lowest = 0;
    for (Candidate candidate : context.candidates()) {
      long minorUnits = floored(product, candidate, explanation);
      // candidates come in the order of their ids, so that between equals the first one wins
      if (minorUnits != NOT_APPLICABLE && (winner == null || minorUnits < lowest)) {
        winner = candidate;
        lowest = minorUnits;
      }
    }
    Price price = new Price(winner == null ? product.listPrice() : lowest, winner);
    explanation.won(price);
    return price;
  }

  private static @Nullable RuledGroup ruled(@Nullable RuledGroup group) {
    return group == null || group.rule() == null ? null : group;
  }

  /** Why the group's rule does not count by the membership, null where it does. */
  private static @Nullable RejectionReason rejection(Buyer.HeldGroup held, Instant at) {
    if (!held.inForce(at)) {
      return held.toCome(at) ? RejectionReason.NOT_YET : RejectionReason.ENDED;
    }
    return held.group().rule() == null ? RejectionReason.NO_RULE : null;
  }

  private long floored(ProductEntry product, Candidate candidate, Explanation explanation) {
    long minorUnits = minorUnits(product, candidate, explanation);
    return minorUnits == NOT_APPLICABLE ? minorUnits : Math.max(minorUnits, product.floor());
  }

  /** Steps 3 and 4: the candidate's price, if its rule applies to the product. */
  private long minorUnits(ProductEntry product, Candidate candidate, Explanation explanation) {
    if (candidate.isFixed() && !product.currency().equals(shopCurrency)) {
      explanation.rejected(candidate.group(), RejectionReason.OTHER_CURRENCY);
      return NOT_APPLICABLE;
    }
    boolean fromSupplier = candidate.isMarkup() && product.supplier() > 0;
    long base = fromSupplier ? product.supplier() : product.list();
    long minorUnits =
        candidate.isMarkup() && !fromSupplier
            ? product.listPrice()
            : minorUnits(base, candidate, product.currency());
    explanation.candidate(candidate.group(), base, minorUnits, product.currency());
    return minorUnits;
  }

  /** A percentage in ten-thousandths is a share in millionths. */
  private static long minorUnits(long base, Candidate candidate, Currency currency) {
    long step = candidate.isMarkup() ? candidate.value() : -candidate.value();
    return candidate.isFixed()
        ? MinorUnits.price(base + step, currency)
        : MinorUnits.priceOfShare(base, MILLION + step, currency);
  }
}
