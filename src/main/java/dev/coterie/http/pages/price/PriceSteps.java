package dev.coterie.http.pages.price;

import dev.coterie.catalog.Product;
import dev.coterie.http.pages.Texts;
import dev.coterie.kernel.Money;
import dev.coterie.pricing.Explanation;
import dev.coterie.pricing.Explanation.Rejection;
import dev.coterie.pricing.Explanation.RejectionReason;
import dev.coterie.pricing.Explanation.Step;
import dev.coterie.pricing.PricingContract.PriceQuote;
import dev.coterie.pricing.buyer.Candidate;
import java.util.ArrayList;
import java.util.List;

/** Writes down how a price came about, a sentence for each step of the price function. */
public record PriceSteps(RuleText rules, Product product, PriceQuote quote) {

  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(begin());
    Explanation explanation = quote.explanation();
    if (explanation != null) {
      explanation.rejections().stream()
          .filter(rejection -> rejection.reason() != RejectionReason.NOT_LOWEST)
          .forEach(rejection -> sentences.add(rejected(rejection)));
      explanation.steps().forEach(step -> sentences.add(candidate(step)));
      explanation.rejections().stream()
          .filter(rejection -> rejection.reason() == RejectionReason.NOT_LOWEST)
          .forEach(rejection -> sentences.add(rejected(rejection)));
    }
    sentences.add(end());
    return sentences;
  }

  private Texts t() {
    return rules.frame().t();
  }

  private String begin() {
    Money supplier = product.supplierPrice();
    String list = t().amount(product.listPrice());
    return supplier == null || !rules.frame().seesCost()
        ? t().say("prices.step.list", list)
        : t().say("prices.step.both", list, t().amount(supplier));
  }

  private String candidate(Step step) {
    String group = step.group().code();
    String after = t().amount(step.after());
    return rules.hides(step.group().rule())
        ? t().say("prices.step.hidden", group, after)
        : t().say(
                "prices.step.candidate",
                group,
                rules.of(step.group().rule()),
                t().amount(step.before()),
                after);
  }

  private String rejected(Rejection rejection) {
    return rejection.group().code() + ": " + t().name("prices.reason", rejection.reason());
  }

  private String end() {
    Candidate winner = quote.winner();
    String price = t().amount(quote.amount());
    return winner == null
        ? t().say("prices.step.noRule", price)
        : t().say("prices.step.winner", winner.group().code(), price);
  }
}
