package dev.coterie.year;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.year.ledger.Plan;
import dev.coterie.year.shop.Gift;
import dev.coterie.year.shop.Order;
import dev.coterie.year.shop.Quote;
import dev.coterie.year.shop.Report;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What customers buy and have refunded, reported in the ways in which shops do. */
final class Shopping {
  private static final Duration LONGEST_DELAY = Duration.ofDays(5);
  private static final Duration LONGEST_THOUGHT = Duration.ofDays(10);

  private final Stage stage;
  private final Reports reports;
  private final Map<String, List<Order>> ordersOf = new TreeMap<>();
  private int orders;

  Shopping(Stage stage, Reports reports) {
    this.stage = stage;
    this.reports = reports;
  }

  void buy(String customer, Plan plan) {
    int units = stage.oneIn(3) ? 1 + stage.chance.nextInt(3) : 1;
    if (stage.oneIn(4)) {
      buyOnQuote(customer, plan, units);
    } else {
      buyAtOnce(customer, plan, units);
    }
  }

  private void buyAtOnce(String customer, Plan plan, int units) {
    Order order = known(new Order(head(customer), plan, units, price(plan), stage.oneIn(8)));
    int dice = stage.chance.nextInt(100);
    if (dice < 20) {
      reports.send(order.report(Report.Status.PLACED));
      reports.send(order.report(Report.Status.PAID));
    } else if (dice < 30) {
      reports.send(order.report(Report.Status.PAID));
      reports.again(order.report(Report.Status.PAID));
      reports.send(order.report(Report.Status.PLACED));
    } else if (dice < 42) {
      reports.send(order.report(Report.Status.PLACED));
      payLater(order, LONGEST_DELAY);
    } else if (dice < 48) {
      boolean refunded = stage.chance.nextBoolean();
      reports.send(refunded ? order.refund(1) : order.report(Report.Status.CANCELLED));
      payLater(order, LONGEST_DELAY);
    } else {
      reports.send(order.report(Report.Status.PAID));
    }
  }

  private void payLater(Order order, Duration longest) {
    reports.delay(stage.within(longest), order.report(Report.Status.PAID));
  }

  private Order.Head head(String customer) {
    orders++;
    return new Order.Head("o%06d".formatted(orders), customer, stage.now(), stage.oneIn(5));
  }

  /** The fee, or a price that is not whole cents. */
  private BigDecimal price(Plan plan) {
    BigDecimal less = new BigDecimal(stage.chance.nextBoolean() ? "1.50" : "0.3333");
    return stage.oneIn(4) ? plan.fee().subtract(less) : plan.fee();
  }

  private Order known(Order order) {
    ordersOf.computeIfAbsent(order.customer, code -> new ArrayList<>()).add(order);
    return order;
  }

  private void buyOnQuote(String customer, Plan plan, int units) {
    stage.note(customer, "quote of " + units + " x " + plan);
    Optional<String> refusal = stage.model.refusal(stage.now(), plan, customer);
    Reply reply = stage.front.quote(customer, plan, units);
    if (stage.agreed(customer, reply, refusal)) {
      Order order = quoted(customer, plan, units, reply.json());
      if (stage.oneIn(6)) {
        meanwhile(order);
      }
      buyOnQuote(order);
    }
  }

  private Order quoted(String customer, Plan plan, int units, JsonObject answer) {
    Quote quote = stage.model.quote(stage.now(), answer.getString("id"), customer, plan, units);
    String what = "quote of %s%n  %s%n".formatted(plan, stage.model.of(customer).diary());
    assertThat(new BigDecimal(answer.getString("charge")))
        .as(what)
        .isEqualByComparingTo(quote.charge());
    assertThat(new BigDecimal(answer.getString("credit")))
        .as(what)
        .isEqualByComparingTo(quote.credit());
    stage.count(quote.credit().signum() > 0 ? "quote with credit" : "quote without credit");
    BigDecimal price = quote.charge().divide(BigDecimal.valueOf(units), 4, RoundingMode.HALF_UP);
    return known(new Order(head(customer), plan, units, price, quote));
  }

  /** Something that may change what a quote was made from, or just some minutes. */
  private void meanwhile(Order order) {
    int dice = stage.chance.nextInt(3);
    if (dice == 0) {
      stage.setClock(stage.now().plus(Duration.ofMinutes(14 + stage.chance.nextInt(3))));
    } else if (dice == 1) {
      buyAtOnce(order.customer, order.plan, 1);
    } else {
      refund(order.customer);
    }
  }

  private void buyOnQuote(Order order) {
    int dice = stage.chance.nextInt(100);
    if (dice < 40) {
      reports.send(order.report(Report.Status.PAID));
    } else {
      reports.send(order.report(Report.Status.PLACED));
      if (order.accepted && dice < 50) {
        reports.send(order.report(Report.Status.CANCELLED));
      }
      if (order.accepted) {
        payLater(order, LONGEST_THOUGHT);
      }
    }
  }

  void refund(String customer) {
    anyCounted(customer)
        .filter(order -> order.refunded < order.quantity)
        .ifPresent(order -> reports.send(order.refund(more(order))));
  }

  private int more(Order order) {
    return order.refunded + 1 + stage.chance.nextInt(order.quantity - order.refunded);
  }

  void again(String customer, Report.Status status) {
    anyCounted(customer).ifPresent(order -> reports.send(order.report(status)));
  }

  /** One of the latest orders that counted. */
  private Optional<Order> anyCounted(String customer) {
    List<Order> counted =
        ordersOf.getOrDefault(customer, List.of()).stream().filter(Order::counted).toList();
    int latest = Math.min(4, counted.size());
    return counted.isEmpty()
        ? Optional.empty()
        : Optional.of(stage.any(counted.subList(counted.size() - latest, counted.size())));
  }

  /** Has a customer redeem one of the latest gifts, be it redeemed or withdrawn before. */
  void redeem(String customer) {
    List<Gift> gifts = reports.gifts();
    if (!gifts.isEmpty()) {
      Gift gift = stage.any(gifts.subList(Math.max(0, gifts.size() - 8), gifts.size()));
      stage.note(customer, "redeem " + gift);
      Optional<String> refusal = stage.model.redeem(stage.now(), gift, customer);
      if (stage.agreed(customer, stage.front.redeem(gift.code, customer), refusal)) {
        stage.count("redeemed");
      }
    }
  }
}
