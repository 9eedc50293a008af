package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.POST;

import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Sequence;
import dev.coterie.kernel.TextForm;
import dev.coterie.order.account.Account;
import dev.coterie.order.account.AccountContract;
import dev.coterie.order.account.AccountContract.BookByHand;
import dev.coterie.order.account.AccountContract.BookingKind;
import dev.coterie.order.account.AccountContract.ReadAccount;
import dev.coterie.order.account.AccountEntry;
import dev.coterie.order.account.Balance;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Currency;

/** {@code /v1/customers/{code}/account}: what a customer has in credit, and where it came from. */
public final class AccountsApi implements Resource {
  private static final String ACCOUNT = "/v1/customers/:code/account";

  private final Currency shopCurrency;

  /** The currency stands in for one that is read wrongly. */
  public AccountsApi(Currency shopCurrency) {
    this.shopCurrency = shopCurrency;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(ACCOUNT, Scope.ADMIN, this::read, "limit", "cursor");
    routes.write(POST, ACCOUNT, Scope.ADMIN, this::book);
  }

  private Future<Answer> read(Exchange exchange) {
    String customer = exchange.path("code", TextForm.CUSTOMER_CODE);
    Params params = exchange.query();
    PageRequest page = params.pageByNumber();
    params.check();
    return AccountContract.ACCOUNT
        .send(exchange.vertx(), new ReadAccount(customer, Sequence.OLDEST_FIRST, page))
        .map(found -> Answer.of(found, account -> Answer.ok(json(account))));
  }

  private Future<Answer> book(Exchange exchange) {
    String customer = exchange.path("code", TextForm.CUSTOMER_CODE);
    Fields body = exchange.body();
    BookingKind kind = body.choice("kind", BookingKind.class);
    Money amount = new Money(body.amount("amount"), body.currency("currency", shopCurrency));
    requireBookable(body, amount);
    String reason = body.text("reason", TextForm.REASON);
    body.check();
    return AccountContract.BOOK
        .send(exchange.vertx(), exchange.actor(), new BookByHand(customer, kind, amount, reason))
        .map(booked -> Answer.of(booked, account -> Answer.ok(json(account))));
  }

  private static void requireBookable(Fields body, Money amount) {
    if (amount.amount().signum() == 0) {
      body.reject("amount", "must be above 0");
    }
    try {
      amount.payable();
    } catch (InvalidValue invalid) {
      body.reject("amount", invalid.whatWouldBeRight());
    }
  }

  private static JsonObject json(Account account) {
    JsonArray balances = new JsonArray();
    account.balances().forEach(balance -> balances.add(json(balance)));
    JsonArray items = new JsonArray();
    account.entries().items().forEach(entry -> items.add(json(entry)));
    return new JsonObject()
        .put("customer", account.customer())
        .put("balances", balances)
        .put("items", items)
        .put("next", account.entries().next());
  }

  private static JsonObject json(Balance balance) {
    return new JsonObject()
        .put("amount", balance.amount().text())
        .put("currency", balance.amount().currency().getCurrencyCode())
        .put("reserved", balance.reserved().text());
  }

  static JsonObject json(AccountEntry entry) {
    int digits = entry.currency().getDefaultFractionDigits();
    return new JsonObject()
        .put("id", entry.id())
        .put("amount", entry.amount().setScale(digits).toPlainString())
        .put("currency", entry.currency().getCurrencyCode())
        .put("kind", EnumNames.of(entry.reason()))
        .put("order", entry.order())
        .put("actor", entry.actor())
        .put("reason", entry.note())
        .put("at", entry.at());
  }
}
