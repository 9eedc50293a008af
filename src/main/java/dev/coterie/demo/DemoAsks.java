package dev.coterie.demo;

import dev.coterie.bus.Command;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Result;
import dev.coterie.order.Order;
import dev.coterie.order.OrderContract;
import dev.coterie.order.OrderReport;
import dev.coterie.order.OrderStatus;
import dev.coterie.order.ReportedLine;
import dev.coterie.order.quote.QuoteContract;
import dev.coterie.order.quote.QuoteContract.MakeQuote;
import dev.coterie.order.quote.QuoteContract.MembershipQuote;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the demo shop asks of the service, as any shop would; a refusal fails it. */
public record DemoAsks(Vertx vertx, Clock clock) {
  static final Actor ACTOR = Actor.SYSTEM;
  static final Currency CURRENCY = Money.currency("USD");

  /** Has the demo shop do something. */
  public <Q extends Record, A> Future<A> ask(Command<Q, Result<A>> command, Q question) {
    return command.send(vertx, ACTOR, question).compose(DemoAsks::required);
  }

  private static <T> Future<T> required(Result<T> result) {
    return result.fold(
        Future::succeededFuture, refusal -> Future.failedFuture(refusal.asException()));
  }

  Future<Order> report(String order, OrderStatus status, String customer, ReportedLine line) {
    BigDecimal total = line.unitPrice().multiply(BigDecimal.valueOf(line.quantity()));
    return ask(
        OrderContract.REPORT,
        new OrderReport(order, status, customer, CURRENCY, total, clock.instant(), List.of(line)));
  }

  static ReportedLine line(String group, String price, boolean gift, @Nullable String quote) {
    return new ReportedLine("1", "membership-" + group, 1, new BigDecimal(price), gift, quote);
  }

  Future<Order> buy(String order, String customer, String group, String price) {
    return report(order, OrderStatus.PAID, customer, line(group, price, false, null));
  }

  /** Buys for what a quote comes to, so that the unused value of the plan before counts. */
  public Future<Order> buyOnQuote(String order, String customer, String group) {
    return ask(QuoteContract.QUOTE, new MakeQuote(customer, group, 1))
        .compose(quote -> buy(order, customer, group, quote));
  }

  private Future<Order> buy(String order, String customer, String group, MembershipQuote quote) {
    String price = quote.charge().text();
    return report(order, OrderStatus.PAID, customer, line(group, price, false, quote.id()));
  }
}
