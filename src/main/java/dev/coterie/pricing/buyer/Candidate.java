package dev.coterie.pricing.buyer;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.kernel.Digests;
import dev.coterie.kernel.MinorUnits;
import java.util.Objects;

/**
 * A group whose rule counts for a buyer.
 *
 * @param value of the rule, in ten-thousandths of a percent or of the shop's currency
 * @param shownTag changes with all that an answer shows of the group: its code and its rule
 * @param publicTag the same for those who do not see the value of a markup
 */
public record Candidate(
    RuledGroup group, PriceRule rule, long value, long shownTag, long publicTag) {

  static Candidate of(RuledGroup group) {
    PriceRule rule = Objects.requireNonNull(group.rule(), "it has a rule");
    long value = MinorUnits.tenThousandths(rule.value());
    String code = group.code() + " " + rule.basis() + " " + rule.mode();
    String shown = code + " " + value;
    return new Candidate(
        group,
        rule,
        value,
        Digests.number(shown),
        Digests.number(rule.basis() == PriceRule.Basis.MARKUP ? code : shown));
  }

  public boolean isMarkup() {
    return rule.basis() == PriceRule.Basis.MARKUP;
  }

  public boolean isFixed() {
    return rule.mode() == PriceRule.Mode.FIXED;
  }

  /** Changes with all that an answer shows of the group. */
  public long tag(boolean showsMargins) {
    return showsMargins ? shownTag : publicTag;
  }
}
