package dev.coterie.http.pages.price;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.PriceRule.Basis;
import dev.coterie.group.terms.PriceRule.Mode;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Texts;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.pricing.PricingContract.PriceQuote;
import dev.coterie.pricing.buyer.Candidate;
import dev.coterie.pricing.buyer.Visibility;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Writes price rules as people say them. The value of a markup, which gives the supplier price away
 * beside the price, only shows to who may see what products cost.
 *
 * @param shopCurrency of fixed amounts
 */
public record RuleText(PageFrame frame, Currency shopCurrency) {

  public String of(@Nullable PriceRule rule) {
    Texts t = frame.t();
    if (rule == null) {
      return t.say("rule.none");
    }
    if (hides(rule)) {
      return t.say("rule.markup");
    }
    String value =
        rule.mode() == Mode.FIXED
            ? t.amount(new Money(rule.value(), shopCurrency))
            : t.decimal(rule.percentText());
    return t.say("rule." + EnumNames.of(rule.basis()) + "-" + EnumNames.of(rule.mode()), value);
  }

  /** The rule that made a price. */
  public String ofWinner(PriceQuote quote) {
    Candidate winner = quote.winner();
    return of(winner == null ? null : winner.rule());
  }

  /** Why there is no price to see: not even the product, or the price alone. */
  public String ofWithheld(@Nullable PriceQuote quote) {
    Visibility seen = quote == null ? Visibility.HIDDEN : Visibility.WITHOUT_PRICE;
    return frame.t().name("value.others", seen);
  }

  boolean hides(@Nullable PriceRule rule) {
    return hides(rule, frame);
  }

  /** Whether the user of the page may not know the rule. */
  public static boolean hides(@Nullable PriceRule rule, PageFrame frame) {
    return rule != null && rule.basis() == Basis.MARKUP && !frame.seesCost();
  }
}
