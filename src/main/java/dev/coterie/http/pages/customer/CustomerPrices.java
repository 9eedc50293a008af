package dev.coterie.http.pages.customer;

import dev.coterie.catalog.CatalogContract;
import dev.coterie.catalog.CatalogContract.SearchProducts;
import dev.coterie.catalog.Product;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.customer.CustomerPricesView.Paid;
import dev.coterie.http.pages.price.RuleText;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.TextForm;
import dev.coterie.pricing.PriceBook;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.PriceQuote;
import dev.coterie.pricing.PricingContract.PriceQuotes;
import dev.coterie.pricing.buyer.Candidate;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * What a customer pays now for some products: the first ones, or those that are searched for.
 *
 * @param shopCurrency of fixed amounts
 */
record CustomerPrices(PriceBook book, Currency shopCurrency) {
  private static final PageRequest SOME = new PageRequest("", 10);

  Future<CustomerPricesView> of(Visit visit, String customer) {
    String query = visit.query("query", TextForm.QUERY);
    return CatalogContract.SEARCH
        .send(visit.vertx(), SearchProducts.bySku(query, SOME))
        .compose(found -> of(visit, customer, found.items()))
        .map(paid -> new CustomerPricesView(visit.frame(), customer, query, paid));
  }

  private Future<List<Paid>> of(Visit visit, String customer, List<Product> products) {
    List<String> skus = products.stream().map(Product::sku).toList();
    return skus.isEmpty()
        ? Future.succeededFuture(List.of())
        : book.quote(new PriceQuery(customer, null, skus, visit.frame().time().now(), false))
            .map(Visit::require)
            .map(quotes -> lines(visit, products, quotes));
  }

  private List<Paid> lines(Visit visit, List<Product> products, PriceQuotes quotes) {
    RuleText rules = new RuleText(visit.frame(), shopCurrency);
    List<Paid> lines = new ArrayList<>();
    for (int index = 0; index < products.size(); index++) {
      PriceQuote quote = quotes.quotes().get(index);
      if (quote != null && quote.hasPrice()) {
        Candidate winner = quote.winner();
        lines.add(
            new Paid(
                products.get(index),
                quote.amount(),
                winner == null ? "" : winner.group().code(),
                rules.ofWinner(quote)));
      }
    }
    return lines;
  }
}
