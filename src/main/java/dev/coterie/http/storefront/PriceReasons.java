package dev.coterie.http.storefront;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.PriceRule.Basis;
import dev.coterie.group.terms.PriceRule.Mode;
import dev.coterie.http.pages.Texts;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.pricing.Explanation;
import dev.coterie.pricing.Explanation.RejectionReason;
import dev.coterie.pricing.Explanation.Step;
import dev.coterie.pricing.PricingContract.PriceQuote;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Says to a customer why she pays what she pays; never what the shop pays.
 *
 * @param names what groups are called, by their codes
 * @param currency of fixed amounts
 */
public record PriceReasons(Texts t, UnaryOperator<String> names, Currency currency) {
  private static final Set<RejectionReason> WORTH_SAYING =
      Set.of(RejectionReason.NOT_YET, RejectionReason.ENDED);

  List<String> of(PriceQuote quote) {
    Explanation explanation = Objects.requireNonNull(quote.explanation(), "was asked for");
    List<String> sentences = new ArrayList<>();
    sentences.add(t.say(quote.lifted() ? "why.lifted" : "why.list", t.amount(quote.listAmount())));
    explanation.rejections().stream()
        .filter(rejection -> WORTH_SAYING.contains(rejection.reason()))
        .map(
            rejection ->
                t.say("why." + EnumNames.of(rejection.reason()), name(rejection.group().code())))
        .forEach(sentences::add);
    explanation.steps().forEach(step -> sentences.add(candidate(step)));
    sentences.add(end(quote, explanation));
    return sentences.stream().filter(sentence -> !sentence.isEmpty()).toList();
  }

  private String name(String group) {
    return names.apply(group);
  }

  private String candidate(Step step) {
    String group = name(step.group().code());
    String after = t.amount(step.after());
    PriceRule rule = Objects.requireNonNull(step.group().rule(), "a candidate has a rule");
    if (rule.basis() == Basis.MARKUP) {
      return t.say("why.own", group, after);
    }
    return rule.mode() == Mode.PERCENT
        ? t.say("why.percent", group, t.decimal(rule.percentText()), after)
        : t.say("why.fixed", group, t.amount(new Money(rule.value(), currency)), after);
  }

  /** What counts in the end; empty where that was said already. */
  private String end(PriceQuote quote, Explanation explanation) {
    String price = t.amount(quote.amount());
    if (quote.winner() == null) {
      return t.say("why.noGroup", price);
    }
    boolean floored =
        explanation.steps().stream()
            .anyMatch(step -> step.after().amount().compareTo(quote.amount().amount()) < 0);
    if (floored) {
      return t.say("why.floor", price);
    }
    return explanation.steps().size() > 1 ? t.say("why.lowest", price) : "";
  }
}
