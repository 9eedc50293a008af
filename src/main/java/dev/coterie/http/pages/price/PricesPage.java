package dev.coterie.http.pages.price;

import dev.coterie.catalog.CatalogContract;
import dev.coterie.catalog.CatalogContract.FindProduct;
import dev.coterie.catalog.Product;
import dev.coterie.customer.CustomerContract;
import dev.coterie.customer.CustomerContract.FindCustomer;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.price.PriceQuestion.Asked;
import dev.coterie.http.pages.price.PricesView.PricedProduct;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Result;
import dev.coterie.pricing.PriceBook;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.PriceQuotes;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code /admin/prices}: what somebody pays, and why. */
public final class PricesPage implements AdminPage {
  private final Templates templates;
  private final PriceBook book;
  private final Currency shopCurrency;

  public PricesPage(Templates templates, PriceBook book, Currency shopCurrency) {
    this.templates = templates;
    this.book = book;
    this.shopCurrency = shopCurrency;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PriceQuestion.PATH, this::show);
  }

  private Future<PageAnswer> show(Visit visit) {
    PriceQuestion question = PriceQuestion.of(visit);
    Map<String, String> errors = new HashMap<>(question.errors(visit.texts()));
    if (question.groups().size() > PriceQuestion.MAX_GROUPS) {
      errors.put("groups", visit.texts().say("prices.tooMany", PriceQuestion.MAX_GROUPS));
    }
    if (question.skus().size() > PriceQuestion.MAX_PRODUCTS) {
      errors.put("skus", visit.texts().say("prices.tooMany", PriceQuestion.MAX_PRODUCTS));
    }
    Instant at = instant(visit, question, errors);
    return errors.isEmpty()
        ? answer(visit, question, at)
        : Future.succeededFuture(page(visit, question, errors, List.of()));
  }

  private static Instant instant(Visit visit, PriceQuestion question, Map<String, String> errors) {
    Instant now = visit.frame().time().now();
    try {
      return question.at().isEmpty()
          ? now
          : visit.frame().time().calendar().localTime(question.at());
    } catch (InvalidValue notATime) {
      errors.put("at", visit.texts().say("prices.wrongTime"));
      return now;
    }
  }

  private Future<PageAnswer> answer(Visit visit, PriceQuestion question, Instant at) {
    Future<List<Result<Product>>> products =
        Future.all(question.skus().stream().map(sku -> product(visit, sku)).toList())
            .map(all -> all.list());
    Future<List<Result<PriceQuotes>>> quotes =
        Future.all(question.asked().stream().map(asked -> quote(question, asked, at)).toList())
            .map(all -> all.list());
    return Future.all(products, quotes, isCustomer(visit, question.customer()))
        .map(
            all ->
                answer(
                    visit,
                    new PriceAnswering(question, at, new RuleText(visit.frame(), shopCurrency)),
                    products.result(),
                    quotes.result(),
                    all.resultAt(2)));
  }

  private static Future<Result<Product>> product(Visit visit, String sku) {
    return CatalogContract.FIND.send(visit.vertx(), new FindProduct(sku));
  }

  private static Future<Boolean> isCustomer(Visit visit, String code) {
    return code.isEmpty()
        ? Future.succeededFuture(true)
        : CustomerContract.FIND
            .send(visit.vertx(), new FindCustomer(code))
            .map(found -> found.fold(customer -> true, unknown -> false));
  }

  private Future<Result<PriceQuotes>> quote(PriceQuestion question, Asked asked, Instant at) {
    return book.quote(new PriceQuery(asked.customer(), asked.group(), question.skus(), at, true));
  }

  private PageAnswer answer(
      Visit visit,
      PriceAnswering answering,
      List<Result<Product>> products,
      List<Result<PriceQuotes>> quotes,
      boolean isCustomer) {
    PriceQuestion question = answering.question();
    Map<String, String> errors = new HashMap<>();
    if (!isCustomer) {
      errors.put("customer", visit.texts().say("prices.unknownCustomer", question.customer()));
    }
    List<Product> found = new ArrayList<>();
    for (int index = 0; index < products.size(); index++) {
      String sku = question.skus().get(index);
      products
          .get(index)
          .fold(
              found::add,
              unknown ->
                  errors.putIfAbsent("skus", visit.texts().say("prices.unknownSku", sku)) == null);
    }
    List<PriceQuotes> answered = new ArrayList<>();
    for (int index = 0; index < quotes.size(); index++) {
      String group = String.valueOf(question.asked().get(index).group());
      String field = group.equals(question.also()) ? "also" : "groups";
      quotes
          .get(index)
          .fold(
              answered::add,
              unknown ->
                  errors.putIfAbsent(field, visit.texts().say("prices.unknownGroup", group))
                      == null);
    }
    return page(
        visit,
        question,
        errors,
        errors.isEmpty() ? answering.products(found, answered) : List.of());
  }

  private PageAnswer page(
      Visit visit,
      PriceQuestion question,
      Map<String, String> errors,
      List<PricedProduct> products) {
    PricesView view = new PricesView(visit.frame(), question, errors, products);
    return PageAnswer.page(errors.isEmpty() ? 200 : 422, templates.prices(view));
  }
}
