package dev.coterie.pricing;

import dev.coterie.group.PriceRule;
import dev.coterie.kernel.Money;
import dev.coterie.pricing.Explanation.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The price function: pure, and the only place where a group's price is made. Its steps are those
 * that the README writes down.
 */
final class PriceFunction {
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final Currency shopCurrency;

  PriceFunction(Currency shopCurrency) {
    this.shopCurrency = shopCurrency;
  }

  /**
   * A price.
   *
   * @param amount rounded to its currency
   * @param group whose rule made it, null where none applied
   */
  record Price(Money amount, @Nullable RuledGroup group) {

    /** Step 5: the lowest wins; between equals the group with the lowest id. */
    boolean beats(@Nullable Price other) {
      if (other == null || other.group == null || group == null) {
        return true;
      }
      int order = amount.amount().compareTo(other.amount.amount());
      return order < 0 || (order == 0 && group.id() < other.group.id());
    }
  }

  /** The buyer's price of the product at the instant; the explanation is told each step. */
  Price price(ProductPrices product, Buyer buyer, Instant at, Explanation explanation) {
    Price best = null;
    boolean ruled = false;
    for (Buyer.Held held : buyer.held()) {
      if (counts(held, at, explanation)) {
        ruled = true;
        best = better(best, candidate(product, held.group(), explanation));
      }
    }
    RuledGroup byDefault = buyer.byDefault();
    if (byDefault != null && byDefault.rule() != null) {
      if (ruled) {
        explanation.defaultNotNeeded(byDefault);
      } else {
        best = candidate(product, byDefault, explanation);
      }
    }
    return best == null ? new Price(product.list().rounded(), null) : best;
  }

  /** Step 2: the group has a rule and its membership holds at the instant. */
  private static boolean counts(Buyer.Held held, Instant at, Explanation explanation) {
    if (!held.inForce(at)) {
      explanation.rejected(held.group(), held.toCome(at) ? Reason.NOT_YET : Reason.ENDED);
      return false;
    }
    if (held.group().rule() == null) {
      explanation.rejected(held.group(), Reason.NO_RULE);
      return false;
    }
    return true;
  }

  /** Steps 3 and 4: the group's price, null where its rule does not apply to the product. */
  private @Nullable Price candidate(
      ProductPrices product, RuledGroup group, Explanation explanation) {
    PriceRule rule = group.rule();
    if (rule == null) {
      return null;
    }
    Currency currency = product.list().currency();
    if (rule.mode() == PriceRule.Mode.FIXED && !currency.equals(shopCurrency)) {
      explanation.rejected(group, Reason.OTHER_CURRENCY);
      return null;
    }
    Money before = base(product, rule);
    BigDecimal exact = before == null ? product.list().amount() : apply(rule, before.amount());
    Price price = new Price(Money.price(exact, currency), group);
    explanation.candidate(group, before == null ? product.list() : before, price.amount());
    return price;
  }

  /** What the rule starts from; null for a markup on a supplier price that is missing or 0. */
  private static @Nullable Money base(ProductPrices product, PriceRule rule) {
    if (rule.basis() == PriceRule.Basis.DISCOUNT) {
      return product.list();
    }
    Money supplier = product.supplier();
    return supplier == null || supplier.amount().signum() == 0 ? null : supplier;
  }

  private static BigDecimal apply(PriceRule rule, BigDecimal base) {
    BigDecimal step =
        rule.basis() == PriceRule.Basis.DISCOUNT ? rule.value().negate() : rule.value();
    return rule.mode() == PriceRule.Mode.PERCENT
        ? base.multiply(HUNDRED.add(step)).movePointLeft(2)
        : base.add(step);
  }

  private static @Nullable Price better(@Nullable Price best, @Nullable Price candidate) {
    return candidate != null && candidate.beats(best) ? candidate : best;
  }
}
