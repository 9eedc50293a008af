package dev.coterie.http.pages.catalog;

import dev.coterie.catalog.Product;
import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.ListGroups;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.catalog.ProductView.Payer;
import dev.coterie.http.pages.price.PriceSteps;
import dev.coterie.http.pages.price.RuleText;
import dev.coterie.kernel.PageRequest;
import dev.coterie.pricing.PriceBook;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.PriceQuote;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a guest, and who is in one discount group, pay for a product.
 *
 * @param shopCurrency of fixed amounts
 */
record Payers(PriceBook book, Currency shopCurrency) {

  Future<List<Payer>> of(Visit visit, Product product) {
    return GroupContract.LIST
        .send(
            visit.vertx(),
            new ListGroups(GroupKind.DISCOUNT, "", new PageRequest("", PageRequest.USUAL)))
        .compose(groups -> of(visit, product, groups.items()));
  }

  private Future<List<Payer>> of(Visit visit, Product product, List<Group> groups) {
    List<Future<Stream<Payer>>> payers = new ArrayList<>();
    payers.add(payer(visit, product, null, visit.texts().say("prices.guest")));
    for (Group group : groups) {
      payers.add(payer(visit, product, group.terms().code(), group.terms().name()));
    }
    return Future.all(payers).map(all -> payers.stream().flatMap(Future::result).toList());
  }

  /** None where the group is gone by now. */
  private Future<Stream<Payer>> payer(
      Visit visit, Product product, @Nullable String group, String who) {
    return book.quote(
            new PriceQuery(null, group, List.of(product.sku()), visit.frame().time().now(), true))
        .map(
            quoted ->
                quoted.fold(
                    quotes -> Stream.of(payer(visit, product, who, quotes.quotes().get(0))),
                    unknown -> Stream.empty()));
  }

  private Payer payer(Visit visit, Product product, String who, @Nullable PriceQuote quote) {
    RuleText rules = new RuleText(visit.frame(), shopCurrency);
    if (quote == null || !quote.hasPrice()) {
      List<String> why = List.of(visit.texts().say("prices.ruled"));
      return new Payer(who, rules.ofWithheld(quote), null, why);
    }
    return new Payer(
        who,
        rules.ofWinner(quote),
        quote.amount(),
        new PriceSteps(rules, product, quote).sentences());
  }
}
