package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.POST;

import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.json.MoneyJson;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.TextForm;
import dev.coterie.order.quote.QuoteContract;
import dev.coterie.order.quote.QuoteContract.MakeQuote;
import dev.coterie.order.quote.QuoteContract.MembershipQuote;
import dev.coterie.order.quote.QuoteContract.QuoteLine;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Currency;

/** {@code /v1/membership-quotes}: what a purchase comes to before anyone pays. */
public final class QuotesApi implements Resource {
  private static final int MAX_QUANTITY = 100;

  @Override
  public void addTo(Routes routes) {
    routes.write(POST, "/v1/membership-quotes", Scope.MEMBERSHIPS, QuotesApi::quote);
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
    JsonObject json =
        new JsonObject()
            .put("id", quote.id())
            .put("customer", quote.customer())
            .put("group", quote.group())
            .put("quantity", quote.quantity())
            .put("reason", EnumNames.of(quote.reason()))
            .put("charge", quote.charge().text());
    return MoneyJson.put(json, "credit", quote.credit())
        .put("from", quote.from())
        .put("until", quote.until())
        .put("lines", lines(quote))
        .put("validUntil", quote.validUntil());
  }

  private static JsonArray lines(MembershipQuote quote) {
    Currency currency = quote.charge().currency();
    JsonArray lines = new JsonArray();
    for (QuoteLine line : quote.lines()) {
      lines.add(
          new JsonObject()
              .put("label", line.label())
              .put("amount", signed(line.amount(), currency)));
    }
    return lines;
  }

  private static String signed(BigDecimal amount, Currency currency) {
    String text = new Money(amount.abs(), currency).text();
    return amount.signum() < 0 ? "-" + text : text;
  }
}
