package dev.coterie.demo;

import dev.coterie.customer.Customer;
import dev.coterie.kernel.Money;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.Transit;
import dev.coterie.membership.Transition;
import dev.coterie.order.OrderStatus;
import dev.coterie.order.account.AccountContract;
import dev.coterie.order.account.AccountContract.BookByHand;
import dev.coterie.order.account.AccountContract.BookingKind;
import dev.coterie.order.gift.GiftContract;
import dev.coterie.order.gift.GiftContract.RedeemGift;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/** What the demo shop's customers do in its year, each by a habit of their own. */
final class DemoPeople {
  private static final int MONTH = 30;
  private static final int HABITS = 9;
  private static final int JOIN_EVERY = 9;

  private final DemoYear year;
  private final DemoAsks asks;
  private int orders = 1_000;

  DemoPeople(DemoYear year, DemoAsks asks) {
    this.year = year;
    this.asks = asks;
  }

  /** Has them live their year, one after the other joining. */
  void live(List<Customer> people) {
    for (int number = 0; number < people.size(); number++) {
      int day = number * JOIN_EVERY;
      year.meet(day, people.get(number));
      live(people.get(number).code(), people.get((number + 1) % people.size()).code(), number, day);
    }
  }

  private void live(String who, String friend, int number, int day) {
    switch (number % HABITS) {
      case 0 -> buy(who, "gold", day);
      case 1 -> taste(who, day, 12);
      case 2 -> {
        buy(who, "silver", day);
        year.on(day + 80, 600, () -> asks.buyOnQuote(nextOrder(), who, "gold"));
      }
      case 3 -> {
        taste(who, day, 3);
        year.on(day + 3 * MONTH + 2, 700, () -> asks.buyOnQuote(nextOrder(), who, "silver"));
      }
      case 4 -> {
        buy(who, "silver", day);
        transit(who, "silver", Transition.PAUSE, day + 60);
        transit(who, "silver", Transition.RESUME, day + 95);
      }
      case 5 -> {
        buy(who, "gold", day);
        transit(who, "gold", Transition.CANCEL, day + 120);
      }
      case 6 -> give(who, friend, day);
      case 7 -> refund(who, day);
      default -> taste(who, day, 6);
    }
  }

  private void buy(String who, String group, int day) {
    year.on(day, 540, () -> asks.buy(nextOrder(), who, group, DemoShop.fee(group)));
  }

  /** Month by month, a day late each time, within the days of grace. */
  private void taste(String who, int day, int months) {
    for (int month = 0; month < months; month++) {
      buy(who, "tasting", day + month * (MONTH + 1));
    }
  }

  private void transit(String who, String group, Transition transition, int day) {
    year.on(
        day,
        800,
        () ->
            asks.ask(MembershipContract.TRANSIT, new Transit(who, group, transition, "asked to")));
  }

  /** A gift, and some money on account for the buyer's trouble with its parcel. */
  private void give(String who, String friend, int day) {
    Supplier<Future<?>> deed =
        () ->
            asks.report(
                    nextOrder(),
                    OrderStatus.PAID,
                    who,
                    DemoAsks.line("tasting", DemoShop.fee("tasting"), true, null))
                .map(order -> order.lines().get(0).gifts().get(0).code())
                .compose(gift -> asks.ask(GiftContract.REDEEM, new RedeemGift(gift, friend)));
    year.on(day + JOIN_EVERY, 660, deed);
    year.on(
        day + JOIN_EVERY + 1,
        660,
        () ->
            asks.ask(
                AccountContract.BOOK,
                new BookByHand(
                    who,
                    BookingKind.CREDIT,
                    Money.of("5.00", DemoAsks.CURRENCY),
                    "the card came late")));
  }

  private void refund(String who, int day) {
    String order = nextOrder();
    var line = DemoAsks.line("silver", DemoShop.fee("silver"), false, null);
    year.on(day, 540, () -> asks.report(order, OrderStatus.PAID, who, line));
    year.on(day + 12, 900, () -> asks.report(order, OrderStatus.REFUNDED, who, line));
  }

  private String nextOrder() {
    return Integer.toString(++orders);
  }
}
