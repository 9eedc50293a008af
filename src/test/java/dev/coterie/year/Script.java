package dev.coterie.year;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What happens in the year, left to chance; model and service are told the same. */
final class Script {
  private static final Duration LONGEST_DELAY = Duration.ofDays(5);

  private final SplittableRandom chance;
  private final Front front;
  private final Model model;
  private final Audit audit;
  private final Instant begin;
  private final List<String> customers = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();
  private final Map<String, List<Order>> ordersOf = new TreeMap<>();
  private final Map<String, Integer> happened = new TreeMap<>();
  private final PriorityQueue<Delayed> delayed =
      new PriorityQueue<>(
          Comparator.comparing(Delayed::due).thenComparing(each -> each.report().order().id));
  private final List<String> differences = new ArrayList<>();
  private Instant now;

  Script(SplittableRandom chance, Front front, Model model, Audit audit, Instant begin) {
    this.chance = chance;
    this.front = front;
    this.model = model;
    this.audit = audit;
    this.begin = begin;
    this.now = begin;
  }

  private record Delayed(Instant due, Order.Report report) {}

  /** Plays so many steps, evenly spread over the time. */
  void play(int numberOfCustomers, int steps, Duration length) {
    for (int number = 1; number <= numberOfCustomers; number++) {
      customers.add("c%04d".formatted(number));
      front.register(customers.get(number - 1));
    }
    long pace = 2 * length.toMillis() / steps;
    for (int step = 0; step < steps; step++) {
      goOn(now.plusMillis(chance.nextLong(pace)));
      with(any(customers), this::act);
      if (chance.nextInt(4) == 0) {
        with(any(customers), this::auditNow);
      }
      if (chance.nextInt(4) == 0) {
        Instant instant = begin.plusMillis(chance.nextLong(length.toMillis()));
        with(any(customers), customer -> audit.at(instant, customer));
      }
    }
  }

  /** Looks at all customers once more. */
  void auditAll() {
    List.copyOf(customers).forEach(customer -> with(customer, this::auditNow));
  }

  /** What differed, one difference a customer, who is left alone from then on. */
  List<String> differences() {
    return differences;
  }

  private void with(String customer, Consumer<String> step) {
    try {
      step.accept(customer);
    } catch (AssertionError difference) {
      differences.add(String.valueOf(difference.getMessage()));
      customers.remove(customer);
    }
  }

  private void auditNow(String customer) {
    audit.now(now, customer);
  }

  /** How often what happened. */
  Map<String, Integer> happened() {
    return happened;
  }

  /** Delivers what is late, and the clock goes on to the instant. */
  void goOn(Instant later) {
    if (chance.nextInt(3) == 0) {
      stopAtATurn(later);
    }
    setClock(later);
    while (!delayed.isEmpty() && !delayed.peek().due().isAfter(now)) {
      Order.Report report = delayed.remove().report();
      if (customers.contains(report.order().customer)) {
        with(report.order().customer, customer -> report(report));
      } else {
        count("left alone");
      }
    }
  }

  /** Looks at a customer right before and right at an end or begin. */
  private void stopAtATurn(Instant before) {
    String customer = any(customers);
    List<Instant> turns =
        model.of(customer).turns(now).stream().filter(turn -> turn.isBefore(before)).toList();
    if (!turns.isEmpty()) {
      Instant turn = any(turns);
      setClock(turn.minusNanos(1_000));
      with(customer, this::auditNow);
      setClock(turn);
      with(customer, this::auditNow);
      count("turn");
    }
  }

  private void setClock(Instant later) {
    if (later.isAfter(now)) {
      now = later.truncatedTo(ChronoUnit.MICROS);
      front.setClock(now);
    }
  }

  private void act(String customer) {
    Ledger ledger = model.of(customer);
    Optional<Period> running = ledger.at(now);
    int dice = chance.nextInt(100);
    if (ledger.paused().isPresent()) {
      whilePaused(customer, ledger.paused().get(), dice);
    } else if (ledger.isEnding(now)) {
      whileEnding(customer, running.orElseThrow().plan(), dice);
    } else if (running.isEmpty()) {
      withoutPlan(customer, dice);
    } else {
      withPlan(customer, running.get().plan(), dice);
    }
    if (chance.nextInt(3) == 0) {
      auditNow(customer);
    }
  }

  private void whilePaused(String customer, Plan plan, int dice) {
    if (dice < 40) {
      model.of(customer).note(now, "resume " + plan);
      model.of(customer).resume(now);
      move(customer, plan, "resume");
    } else if (dice < 50) {
      buy(customer, plan);
    } else if (dice < 55) {
      buy(customer, any(Plan.ALL));
    } else if (dice < 65) {
      refund(customer);
    }
  }

  private void whileEnding(String customer, Plan plan, int dice) {
    if (dice < 30) {
      model.of(customer).note(now, "reinstate " + plan);
      model.of(customer).reinstate(now, plan);
      move(customer, plan, "reinstate");
    } else if (dice < 40) {
      refund(customer);
    } else if (dice < 50) {
      buy(customer, any(Plan.ALL));
    }
  }

  private void withoutPlan(String customer, int dice) {
    if (dice < 70) {
      buy(customer, any(Plan.ALL));
    } else if (dice < 76 && model.of(customer).turns(now).isEmpty()) {
      Plan plan = any(Plan.ALL);
      model.of(customer).note(now, "assign " + plan);
      model.of(customer).assign(now, plan);
      front.assign(customer, plan);
      count("assign");
    } else if (dice < 84) {
      refund(customer);
    }
  }

  private void withPlan(String customer, Plan plan, int dice) {
    if (dice < 25) {
      buy(customer, plan);
    } else if (dice < 42) {
      buy(customer, any(Plan.ALL));
    } else if (dice < 54) {
      refund(customer);
    } else if (dice < 58) {
      again(customer, Order.Status.CANCELLED);
    } else if (dice < 64) {
      again(customer, chance.nextBoolean() ? Order.Status.PAID : Order.Status.PLACED);
    } else if (dice < 75 && model.of(customer).status(now, plan).equals("active")) {
      leadAway(customer, plan, dice < 70);
    }
  }

  private void leadAway(String customer, Plan plan, boolean pause) {
    String move = pause ? "pause" : "cancel";
    model.of(customer).note(now, move + " " + plan);
    if (pause) {
      model.of(customer).pause(now, plan);
    } else {
      model.of(customer).cancel(now, plan);
    }
    move(customer, plan, move);
  }

  private void move(String customer, Plan plan, String move) {
    Reply reply = front.move(customer, plan, move);
    assertThat(reply.status())
        .as("%s%n  %s%n", reply.text(), model.of(customer).diary())
        .isEqualTo(200);
    count(move);
  }

  /** Reports an order in one of the ways in which shops do. */
  private void buy(String customer, Plan plan) {
    Order order = order(customer, plan);
    int dice = chance.nextInt(100);
    if (dice < 20) {
      report(order.report(Order.Status.PLACED));
      report(order.report(Order.Status.PAID));
    } else if (dice < 30) {
      report(order.report(Order.Status.PAID));
      again(order.report(Order.Status.PAID));
      report(order.report(Order.Status.PLACED));
    } else if (dice < 42) {
      report(order.report(Order.Status.PLACED));
      delay(order.report(Order.Status.PAID));
    } else if (dice < 48) {
      report(chance.nextBoolean() ? order.refund(1) : order.report(Order.Status.CANCELLED));
      delay(order.report(Order.Status.PAID));
    } else {
      report(order.report(Order.Status.PAID));
    }
  }

  private Order order(String customer, Plan plan) {
    BigDecimal price =
        chance.nextInt(5) == 0 ? plan.fee().subtract(new BigDecimal("1.50")) : plan.fee();
    Order order =
        new Order(
            "o%06d".formatted(orders.size() + 1),
            customer,
            plan,
            chance.nextInt(3) == 0 ? 1 + chance.nextInt(3) : 1,
            price,
            now,
            chance.nextInt(5) == 0);
    orders.add(order);
    ordersOf.computeIfAbsent(customer, code -> new ArrayList<>()).add(order);
    return order;
  }

  private void refund(String customer) {
    anyCounted(customer)
        .filter(order -> order.refunded < order.quantity)
        .ifPresent(
            order ->
                report(
                    order.refund(
                        order.refunded + 1 + chance.nextInt(order.quantity - order.refunded))));
  }

  private void again(String customer, Order.Status status) {
    anyCounted(customer).ifPresent(order -> report(order.report(status)));
  }

  /** One of the latest orders that counted. */
  private Optional<Order> anyCounted(String customer) {
    List<Order> counted =
        ordersOf.getOrDefault(customer, List.of()).stream().filter(Order::counted).toList();
    return counted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            counted.get(counted.size() - 1 - chance.nextInt(Math.min(4, counted.size()))));
  }

  private void delay(Order.Report report) {
    delayed.add(new Delayed(now.plusMillis(1 + chance.nextLong(LONGEST_DELAY.toMillis())), report));
  }

  private JsonObject report(Order.Report report) {
    model.of(report.order().customer).note(now, report);
    boolean taken = model.report(now, report);
    Reply reply = front.report(report);
    assertThat(reply.status())
        .as("%s%n  %s%n", reply.text(), model.of(report.order().customer).diary())
        .isEqualTo(taken ? 200 : 409);
    count(report.status().name().toLowerCase(Locale.ROOT));
    if (!taken) {
      assertThat(reply.code()).isEqualTo("change-not-allowed");
      count("not allowed");
    } else {
      JsonObject line = Order.planLine(reply.json());
      assertThat(line.getString("reason"))
          .as("reason%n  %s%n", model.of(report.order().customer).diary())
          .isEqualTo(report.order().reason);
      assertThat(line.getInteger("refunded"))
          .as("refunded%n  %s%n", model.of(report.order().customer).diary())
          .isEqualTo(report.order().reported);
    }
    return reply.json();
  }

  /** What is reported again is answered as before. */
  private void again(Order.Report report) {
    JsonObject first = report(report);
    assertThat(report(report)).isEqualTo(first);
    count("repeated");
  }

  private void count(String what) {
    happened.merge(what, 1, Integer::sum);
  }

  private <T> T any(List<T> all) {
    return all.get(chance.nextInt(all.size()));
  }
}
