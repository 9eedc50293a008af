package dev.coterie.pricing;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.pricing.PricingContract.ProductAmounts;
import dev.coterie.pricing.buyer.GroupRules;
import dev.coterie.pricing.buyer.PriceContext;
import dev.coterie.pricing.buyer.RuledGroup;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a member of one group, and of no other, pays as things are, and would pay with another rule
 * of that group. The default group's rule counts where the group has none.
 */
public final class PriceComparison {
  private final PriceFunction function;
  private final PriceContext today;
  private final PriceContext drafted;

  /**
   * Compares a group's rule with a draft.
   *
   * @param rules of all groups
   * @param draft null where the group is to have no rule
   * @param at any instant: the one group is held at all times
   */
  public PriceComparison(
      Currency shopCurrency,
      GroupRules rules,
      RuledGroup group,
      @Nullable PriceRule draft,
      Instant at) {
    RuledGroup changed = group.priced(draft);
    function = new PriceFunction(shopCurrency);
    today = context(rules, group, at);
    drafted = context(rules.with(List.of(changed)), changed, at);
  }

  private static PriceContext context(GroupRules rules, RuledGroup group, Instant at) {
    return new PriceContext(
        PriceFunction.counting(rules.memberOf(group), at, Explanation.NONE), Set.of());
  }

  /**
   * Two prices of one product, in the minor units of its currency.
   *
   * @param today as the group is
   * @param drafted as it would be
   */
  public record TwoPrices(long today, long drafted) {}

  /** Both prices of a product. */
  public TwoPrices of(ProductAmounts amounts) {
    ProductEntry product = ProductEntry.of("", amounts);
    return new TwoPrices(price(product, today), price(product, drafted));
  }

  private long price(ProductEntry product, PriceContext context) {
    return function.price(product, context, Explanation.NONE).minorUnits();
  }
}
