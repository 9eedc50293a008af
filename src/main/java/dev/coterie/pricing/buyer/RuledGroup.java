package dev.coterie.pricing.buyer;

import dev.coterie.group.terms.PriceRule;
import org.jspecify.annotations.Nullable;

/**
 * A group as pricing sees it.
 *
 * @param id decides between equal prices: the lowest wins
 * @param deleted whether it is held no more, but may have been at an earlier instant
 * @param byDefault whether customers without another rule get this one
 * @param rule null where the group prices nothing
 * @param admits whether it admits its members to restricted products
 * @param opensShop whether it gives its members a shop of their own
 */
public record RuledGroup(
    long id,
    String code,
    boolean deleted,
    boolean byDefault,
    @Nullable PriceRule rule,
    boolean admits,
    boolean opensShop) {

  /** A group of a shop, which only prices. */
  public static RuledGroup ofShop(long id, String code, PriceRule rule) {
    return new RuledGroup(id, code, false, false, rule, false, false);
  }

  /** Whether prices change when it begins or ends to be held. */
  boolean counts() {
    return rule != null || admits;
  }

  /** The group with another rule. */
  public RuledGroup priced(@Nullable PriceRule other) {
    return new RuledGroup(id, code, deleted, byDefault, other, admits, opensShop);
  }
}
