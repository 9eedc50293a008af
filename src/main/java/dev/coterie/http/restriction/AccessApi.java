package dev.coterie.http.restriction;

import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.Problem;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.TextForm;
import dev.coterie.pricing.PriceBook;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.PriceQuote;
import dev.coterie.restriction.Access;
import dev.coterie.restriction.AccessBook;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /v1/access}: whether a customer may enter a page, one or many, and see products. */
public final class AccessApi implements Resource {
  static final String PATH = "/v1/access";
  static final String CHECK = PATH + "/check";

  private static final int MAX_ITEMS = 1_000;
  private static final List<String> PAGE_HEADERS = List.of("X-Forwarded-Uri", "X-Original-URI");
  private static final CharSequence CUSTOMER_HEADER = HttpHeaders.createOptimized("X-Customer");

  private static final Answer MAY = Answer.nothing();
  private static final Answer MAY_NOT =
      Answer.of(
          Problem.of(
              Refusal.forbidden("members-only", "only members of some groups may enter the page")));

  private final AccessBook book;
  private final PriceBook prices;
  private final Clock clock;

  public AccessApi(AccessBook book, PriceBook prices, Clock clock) {
    this.book = book;
    this.prices = prices;
    this.clock = clock;
  }

  @Override
  public void addTo(Routes routes) {
    routes.lookup(PATH, Scope.PRICES, this::one, "customer", "page");
    routes.query(PATH, Scope.PRICES, this::batch);
    routes.lookup(CHECK, Scope.PRICES, this::check, "customer", "page");
    routes.shortcut(responses -> new AccessShortcut(responses, book));
  }

  /** By the status alone, for proxies that read no more. */
  static Answer verdict(Access access) {
    return access.allowed() ? MAY : MAY_NOT;
  }

  private Future<Answer> one(Exchange exchange) {
    Params params = exchange.query();
    String customer = params.text("customer", TextForm.CUSTOMER_CODE);
    String page = params.text("page", TextForm.PAGE);
    if (page == null) {
      params.reject("page", "is required");
    }
    params.check();
    String asked = String.valueOf(page);
    return access(customer, asked).map(access -> AccessJson.one(customer, asked, access));
  }

  /**
   * What a proxy asks before it passes a request on. Where the parameters do not say the page and
   * the customer, the headers do, which proxies can set without encoding anything.
   */
  private Future<Answer> check(Exchange exchange) {
    Params params = exchange.query();
    String customer = params.text("customer", TextForm.CUSTOMER_CODE);
    String page = params.text("page", TextForm.PAGE);
    params.check();
    String asked = page == null ? pageOfHeaders(exchange) : page;
    String who = customer == null ? customerOfHeader(exchange) : customer;
    return access(who, asked).map(AccessApi::verdict);
  }

  /**
   * What the one header says that a proxy sets. A visitor who sends the other one, to be taken for
   * somebody who asks for another page, is refused.
   */
  private static String pageOfHeaders(Exchange exchange) {
    List<String> pages =
        PAGE_HEADERS.stream().map(exchange::header).flatMap(Stream::ofNullable).distinct().toList();
    if (pages.size() != 1) {
      throw Refusal.invalid("page", "is required, or one header that says it").asException();
    }
    return pages.get(0);
  }

  private static @Nullable String customerOfHeader(Exchange exchange) {
    String customer = exchange.header(CUSTOMER_HEADER);
    try {
      return customer == null || customer.isEmpty() ? null : TextForm.CUSTOMER_CODE.check(customer);
    } catch (InvalidValue invalid) {
      throw Refusal.invalid("customer", invalid.whatWouldBeRight()).asException();
    }
  }

  private Future<Access> access(@Nullable String customer, String page) {
    return pages(customer, List.of(page), "page").map(all -> all.get(0));
  }

  private Future<List<Access>> pages(@Nullable String customer, List<String> pages, String field) {
    try {
      return book.of(customer, pages);
    } catch (InvalidValue invalid) {
      throw Refusal.invalid(field, invalid.whatWouldBeRight()).asException();
    }
  }

  private Future<Answer> batch(Exchange exchange) {
    Fields body = exchange.body();
    String customer = body.textOrNull("customer", TextForm.CUSTOMER_CODE);
    List<String> pages = body.textsOrNull("pages", TextForm.PAGE, MAX_ITEMS);
    List<String> skus = body.textsOrNull("skus", TextForm.SKU, MAX_ITEMS);
    if (pages == null && skus == null) {
      body.reject("pages", "is required where there are no skus");
    }
    body.check();
    List<String> askedPages = pages == null ? List.of() : pages;
    List<String> askedSkus = skus == null ? List.of() : skus;
    Future<List<Access>> access = pages(customer, askedPages, "pages");
    Future<JsonArray> products = products(customer, askedSkus);
    return Future.all(access, products)
        .map(both -> AccessJson.batch(customer, askedPages, access.result(), products.result()));
  }

  private Future<JsonArray> products(@Nullable String customer, List<String> skus) {
    return skus.isEmpty()
        ? Future.succeededFuture(new JsonArray())
        : prices
            .quote(new PriceQuery(customer, null, skus, clock.instant(), false))
            .map(quoted -> products(skus, quoted.orThrow().quotes()));
  }

  private static JsonArray products(List<String> skus, List<@Nullable PriceQuote> quotes) {
    JsonArray json = new JsonArray();
    for (int index = 0; index < skus.size(); index++) {
      json.add(new JsonObject().put("sku", skus.get(index)).put("shows", shows(quotes.get(index))));
    }
    return json;
  }

  /** A product that is not there shows like one that is hidden, so that nobody can tell. */
  private static String shows(@Nullable PriceQuote quote) {
    if (quote == null) {
      return "hidden";
    }
    return quote.hasPrice() ? "with-price" : "without-price";
  }
}
