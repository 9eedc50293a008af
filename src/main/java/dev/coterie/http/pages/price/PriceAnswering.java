package dev.coterie.http.pages.price;

import dev.coterie.catalog.Product;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.price.PriceQuestion.Asked;
import dev.coterie.http.pages.price.PricesView.PriceFor;
import dev.coterie.http.pages.price.PricesView.PricedProduct;
import dev.coterie.pricing.PricingContract.PriceQuote;
import dev.coterie.pricing.PricingContract.PriceQuotes;
import dev.coterie.pricing.buyer.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lays out the answers to a question, product by product.
 *
 * @param at the instant that was asked for
 */
record PriceAnswering(PriceQuestion question, Instant at, RuleText rules) {

  /**
   * The products with their prices.
   *
   * @param quotes of each who was asked for, in the order of the question
   */
  List<PricedProduct> products(List<Product> products, List<PriceQuotes> quotes) {
    List<PricedProduct> priced = new ArrayList<>();
    for (int index = 0; index < products.size(); index++) {
      priced.add(
          new PricedProduct(products.get(index), prices(products.get(index), index, quotes)));
    }
    return priced;
  }

  private List<PriceFor> prices(Product product, int index, List<PriceQuotes> quotes) {
    List<PriceFor> prices = new ArrayList<>();
    for (int column = 0; column < quotes.size(); column++) {
      PriceQuote quote = quotes.get(column).quotes().get(index);
      Asked asked = question.asked().get(column);
      prices.add(
          quote != null && quote.hasPrice()
              ? price(product, quote, asked, quotes.get(column))
              : withheld(product, quote, asked, quotes.get(column)));
    }
    return prices;
  }

  private PriceFor price(Product product, PriceQuote quote, Asked asked, PriceQuotes quotes) {
    Candidate winner = quote.winner();
    return new PriceFor(
        who(asked),
        quote.amount(),
        winner == null ? "" : winner.group().code(),
        rules.ofWinner(quote),
        new PriceSteps(rules, product, quote).sentences(),
        quotes.validUntil(),
        call(product, asked));
  }

  private PriceFor withheld(
      Product product, @Nullable PriceQuote quote, Asked asked, PriceQuotes quotes) {
    return new PriceFor(
        who(asked),
        null,
        "",
        rules.ofWithheld(quote),
        List.of(rules.frame().t().say("prices.ruled")),
        quotes.validUntil(),
        call(product, asked));
  }

  private String who(Asked asked) {
    Texts t = rules.frame().t();
    String customer = asked.customer();
    String group = asked.group();
    if (customer == null) {
      return group == null ? t.say("prices.guest") : t.say("prices.member", group);
    }
    return group == null ? customer : t.say("prices.also", customer, group);
  }

  private String call(Product product, Asked asked) {
    return asked.customer() != null && asked.group() != null
        ? ""
        : "GET "
            + Address.of("/v1/prices", product.sku())
                .with("customer", Objects.requireNonNullElse(asked.customer(), ""))
                .with("group", Objects.requireNonNullElse(asked.group(), ""))
                .with("at", question.at().isEmpty() ? "" : at.toString())
                .with("explain", "true");
  }
}
