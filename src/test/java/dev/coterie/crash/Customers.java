package dev.coterie.crash;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Some of a shop's customers, who buy and give back, one report after the other and none at the
 * instant of another one, so that each begin and end has an instant of its own.
 */
final class Customers implements Runnable {
  static final List<String> PLANS = List.of("day", "pair");
  private static final int CUSTOMERS_EACH = 15;

  private final String name;
  private final Mortal service;
  private final Map<String, String> skus;
  private final SplittableRandom chance;
  private final BooleanSupplier goOn;
  private final AtomicInteger numbers;
  private final Map<String, Bought> done;

  /**
   * One of those who report at the same time.
   *
   * @param name what the codes of these customers begin with
   * @param numbers of orders, shared
   * @param done what was reported and answered, shared
   */
  Customers(
      String name,
      Mortal service,
      Map<String, String> skus,
      SplittableRandom chance,
      BooleanSupplier goOn,
      AtomicInteger numbers,
      ConcurrentSkipListMap<String, Bought> done) {
    this.name = name;
    this.service = service;
    this.skus = skus;
    this.chance = chance;
    this.goOn = goOn;
    this.numbers = numbers;
    this.done = done;
  }

  /** An order that was answered: how many of its units were given, and how many refunded. */
  record Bought(int given, int refunded) {}

  void register() {
    for (int number = 0; number < CUSTOMERS_EACH; number++) {
      service.put("/v1/customers/" + name + number, "{\"email\":\"someone@example.com\"}");
    }
  }

  @Override
  public void run() {
    while (goOn.getAsBoolean()) {
      String order = "o%06d".formatted(numbers.incrementAndGet());
      String customer = name + chance.nextInt(CUSTOMERS_EACH);
      String plan = PLANS.get(chance.nextInt(PLANS.size()));
      int units = 1 + chance.nextInt(2);
      int refunded = chance.nextInt(5) == 0 ? 1 + chance.nextInt(units) : 0;
      boolean refundComesFirst = chance.nextInt(4) == 0;
      if (refunded > 0 && refundComesFirst) {
        report(order, customer, plan, "refunded", refunded);
      }
      report(order, customer, plan, "paid", units);
      if (refunded > 0 && !refundComesFirst) {
        report(order, customer, plan, "refunded", refunded);
      }
      done.put(order, new Bought(refundComesFirst ? units - refunded : units, refunded));
    }
  }

  private void report(String order, String customer, String plan, String status, int quantity) {
    JsonObject line =
        new JsonObject()
            .put("id", "1")
            .put("sku", skus.get(plan))
            .put("quantity", quantity)
            .put("unitPrice", "3.00");
    JsonObject body =
        new JsonObject()
            .put("status", status)
            .put("customer", customer)
            .put("currency", "USD")
            .put("total", quantity * 3 + ".00")
            .put("at", service.now().toString())
            .put("lines", new JsonArray().add(line));
    service.goOn(Duration.ofMillis(1));
    service.put("/v1/orders/" + order, body.encode());
  }
}
