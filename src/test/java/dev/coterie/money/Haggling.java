package dev.coterie.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Two customers of whom one random thing after the other is reported and asked: purchases, on
 * quotes and without, gifts, refunds, cancellations, pauses, bookings by staff, and deleted groups.
 */
final class Haggling {
  static final List<String> PLANS = List.of("bronze", "silver", "gold", "other", "tried");
  private static final List<String> TRANSITIONS =
      List.of("pause", "resume", "cancel", "reinstate", "trial");
  private static final Map<String, List<String>> FITTING =
      Map.of(
          "active", List.of("pause", "pause", "cancel"),
          "paused", List.of("resume"),
          "ending", List.of("reinstate", "pause"));
  private static final List<String> BOOKINGS = List.of("credit", "debit", "pay-out");

  private final RunningCoterie coterie;
  private final SplittableRandom random;
  private final int number;
  private final List<String> customers;
  private final List<JsonObject> orders = new ArrayList<>();
  private final List<String> gifts = new ArrayList<>();
  private final Map<String, Integer> happened = new TreeMap<>();
  private int groups;

  Haggling(RunningCoterie coterie, SplittableRandom random, int number) {
    this.coterie = coterie;
    this.random = random;
    this.number = number;
    this.customers = List.of("a" + number, "b" + number);
    for (String customer : customers) {
      done(coterie.put("/v1/customers/" + customer, new JsonObject().put("name", customer)));
    }
  }

  /** So many things, each answered by anything but a fault; answers how often each was done. */
  Map<String, Integer> run(int steps) {
    for (int step = 0; step < steps; step++) {
      step();
    }
    return happened;
  }

  private void step() {
    int chance = random.nextInt(100);
    if (chance < 20) {
      buy();
    } else if (chance < 36) {
      buyOnQuote();
    } else if (chance < 43) {
      payLater();
    } else if (chance < 54) {
      refund();
    } else if (chance < 57) {
      cancel();
    } else if (chance < 63) {
      redeem();
    } else if (chance < 84) {
      transit();
    } else if (chance < 88) {
      book();
    } else if (chance < 90) {
      buyAndDeleteGroup();
    } else {
      coterie.clock.advance(Duration.ofHours(random.nextInt(1, 24 * 25)));
    }
  }

  private void buy() {
    boolean gift = random.nextInt(5) == 0;
    JsonObject line = line(any(PLANS), random.nextInt(1, 4), price(), null).put("gift", gift);
    report(gift ? "gift" : "buy", order(line), random.nextInt(4) == 0 ? "placed" : "paid");
  }

  /** At most four decimals, so that units need not be whole cents. */
  private String price() {
    return BigDecimal.valueOf(random.nextInt(0, 600_000), random.nextInt(2, 5)).toPlainString();
  }

  private void buyOnQuote() {
    String customer = any(customers);
    JsonObject ask =
        new JsonObject()
            .put("customer", customer)
            .put("group", any(PLANS))
            .put("quantity", random.nextInt(1, 4));
    Reply answer = checked("quote", coterie.post("/v1/membership-quotes", ask));
    if (answer.status() == 200 || answer.status() == 201) {
      JsonObject quote = answer.json();
      int quantity = quote.getInteger("quantity");
      BigDecimal charge = new BigDecimal(quote.getString("charge"));
      BigDecimal[] unit = charge.movePointRight(4).divideAndRemainder(BigDecimal.valueOf(quantity));
      if (unit[1].signum() == 0) {
        JsonObject line =
            line(
                quote.getString("group"),
                quantity,
                unit[0].movePointLeft(4).toPlainString(),
                quote.getString("id"));
        report("buy on quote", order(customer, line), random.nextBoolean() ? "placed" : "paid");
      }
    }
  }

  private void payLater() {
    if (!orders.isEmpty()) {
      report("pay later", any(orders), "paid");
    }
  }

  private void refund() {
    if (!orders.isEmpty()) {
      JsonObject order = any(orders).copy();
      JsonObject line = order.getJsonArray("lines").getJsonObject(0);
      line.put("quantity", random.nextInt(1, line.getInteger("quantity") + 1));
      report("refund", order, "refunded");
    }
  }

  private void cancel() {
    if (!orders.isEmpty()) {
      report("cancel", any(orders), "cancelled");
    }
  }

  private void redeem() {
    if (!gifts.isEmpty()) {
      JsonObject taker = new JsonObject().put("customer", any(customers));
      checked("redeem", coterie.post("/v1/gifts/" + any(gifts) + "/redeem", taker));
    }
  }

  /** What fits a membership that is held, or now and then anything to any plan. */
  private void transit() {
    String customer = any(customers);
    List<JsonObject> held =
        coterie
            .get("/v1/customers/" + customer + "/memberships")
            .json()
            .getJsonArray("items")
            .stream()
            .map(JsonObject.class::cast)
            .filter(membership -> !membership.getString("status").equals("ended"))
            .toList();
    if (held.isEmpty() || random.nextInt(4) == 0) {
      transit(any(TRANSITIONS), any(PLANS), customer);
    } else {
      JsonObject membership = any(held);
      String status = membership.getString("status");
      transit(
          any(FITTING.getOrDefault(status, TRANSITIONS)), membership.getString("group"), customer);
    }
  }

  private void transit(String transition, String plan, String customer) {
    String path = "/v1/groups/" + plan + "/members/" + customer + "/" + transition;
    checked(transition, coterie.post(path, new JsonObject()));
  }

  private void book() {
    String kind = any(BOOKINGS);
    JsonObject booking =
        new JsonObject()
            .put("kind", kind)
            .put("amount", BigDecimal.valueOf(random.nextInt(1, 5_000), 2).toPlainString())
            .put("currency", "USD")
            .put("reason", "by chance");
    checked(kind, coterie.post("/v1/customers/" + any(customers) + "/account", booking));
  }

  private void buyAndDeleteGroup() {
    String group = "g" + number + "-" + groups++;
    MoneyTest.plan(coterie, group, "12.00", new JsonObject().put("rank", random.nextInt(5)));
    report("buy", order(line(group, 2, "12.00", null)), "paid");
    if (random.nextBoolean()) {
      checked(
          "pause",
          coterie.post(
              "/v1/groups/" + group + "/members/" + any(customers) + "/pause", new JsonObject()));
    }
    coterie.clock.advance(Duration.ofDays(random.nextInt(10)));
    String members = random.nextInt(3) == 0 ? "end" : "move&to=" + any(PLANS);
    checked("delete", coterie.delete("/v1/groups/" + group + "?members=" + members));
  }

  private JsonObject order(JsonObject line) {
    return order(any(customers), line);
  }

  private JsonObject order(String customer, JsonObject line) {
    return new JsonObject()
        .put("id", "o" + number + "-" + orders.size() + "-" + random.nextInt(1_000_000))
        .put("customer", customer)
        .put("currency", "USD")
        .put("total", "1.00")
        .put("at", RunningCoterie.BEGIN.toString())
        .put("lines", new JsonArray().add(line));
  }

  private static JsonObject line(
      String group, int quantity, String unitPrice, @Nullable String quote) {
    return new JsonObject()
        .put("id", "1")
        .put("sku", "membership-" + group)
        .put("quantity", quantity)
        .put("unitPrice", unitPrice)
        .put("quote", quote);
  }

  private void report(String what, JsonObject order, String status) {
    JsonObject body = order.copy().put("status", status);
    Reply reply = checked(what, coterie.put("/v1/orders/" + order.getString("id"), body));
    if (reply.status() == 200) {
      if (!orders.contains(order) && !status.equals("refunded")) {
        orders.add(order);
      }
      JsonArray codes = reply.json().getJsonArray("lines").getJsonObject(0).getJsonArray("gifts");
      codes.forEach(code -> gifts.add((String) code));
    }
  }

  private Reply checked(String what, Reply reply) {
    assertThat(reply.status()).as("%s: %s", what, reply.text()).isLessThan(500);
    happened.merge(reply.status() < 300 ? what : what + " refused", 1, Integer::sum);
    return reply;
  }

  private static void done(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isLessThan(300);
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
