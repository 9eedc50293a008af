package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.POST;

import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.TextForm;
import dev.coterie.order.quote.QuoteContract;
import dev.coterie.order.quote.QuoteContract.MakeQuote;
import dev.coterie.order.quote.QuoteContract.MembershipQuote;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;

/** {@code /v1/membership-quotes}: what a purchase comes to before anyone pays. */
public final class QuotesApi implements Resource {
  private static final int MAX_QUANTITY = 100;

  @Override
  public void addTo(Routes routes) {
    routes.write(POST, "/v1/membership-quotes", Scope.STOREFRONT, QuotesApi::quote);
  }

  private static Future<Answer> quote(Exchange exchange) {
    Fields body = exchange.body();
    Integer quantity = body.wholeOrNull("quantity", 1, MAX_QUANTITY);
    MakeQuote ask =
        new MakeQuote(
            body.text("customer", TextForm.CUSTOMER_CODE),
            body.text("group", TextForm.GROUP_CODE),
            quantity == null ? 1 : quantity);
    body.check();
    return QuoteContract.QUOTE
        .send(exchange.vertx(), exchange.actor(), ask)
        .map(made -> Answer.of(made, quote -> Answer.created(json(quote))));
  }

  private static JsonObject json(MembershipQuote quote) {
    JsonArray lines = new JsonArray();
    quote
        .lines()
        .forEach(
            line ->
                lines.add(
                    new JsonObject()
                        .put("label", line.label())
                        .put("amount", signed(line.amount(), quote.charge()))));
    return new JsonObject()
        .put("id", quote.id())
        .put("customer", quote.customer())
        .put("group", quote.group())
        .put("quantity", quote.quantity())
        .put("reason", EnumNames.of(quote.reason()))
        .put("charge", quote.charge().text())
        .put("credit", quote.credit().text())
        .put("currency", quote.charge().currency().getCurrencyCode())
        .put("from", quote.from().toString())
        .put("until", OrderJson.text(quote.until()))
        .put("lines", lines)
        .put("validUntil", quote.validUntil().toString());
  }

  private static String signed(BigDecimal amount, Money like) {
    String text = new Money(amount.abs(), like.currency()).text();
    return amount.signum() < 0 ? "-" + text : text;
  }
}
