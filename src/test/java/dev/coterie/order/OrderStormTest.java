package dev.coterie.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reports of orders that come a hundred times, from twenty connections at once. */
class OrderStormTest {
  private static final int CONNECTIONS = 20;
  private static final int REPORTS_EACH = 6;

  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  static final Shop SHOP = new Shop(COTERIE);
  static final Sql SQL = new Sql(COTERIE);

  private static String sku;

  @BeforeAll
  static void a_plan_is_sold() {
    SHOP.product("BOOK", "10.00", null);
    SHOP.group(
        "storm",
        new JsonObject()
            .put("pricing", Shop.rule("discount", "percent", "10"))
            .put("fee", new JsonObject().put("amount", "49.00").put("currency", "USD"))
            .put("durationDays", 30));
    JsonObject made =
        COTERIE.put("/v1/groups/storm/product", new JsonObject().put("enabled", true)).json();
    sku = made.getJsonObject("product", made).getString("sku");
  }

  @Test
  void an_order_and_its_refund_interleaved_are_each_booked_once() {
    SHOP.customer("ann");

    List<Reply> replies =
        storm(
            number ->
                number % REPORTS_EACH == 3
                    ? report("storm-1", "refunded", "ann")
                    : report("storm-1", "paid", "ann"));

    assertThat(replies).extracting(Reply::status).containsOnly(200);
    isFulfilledAndRefundedOnce("storm-1", "ann");
  }

  @Test
  void a_refund_that_comes_first_waits_for_the_order() {
    SHOP.customer("ben");
    assertThat(report("storm-2", "refunded", "ben").status()).isEqualTo(200);
    assertThat(charges("ben")).isEmpty();
    assertThat(refunds("ben")).isEmpty();

    List<Reply> replies = storm(number -> report("storm-2", "paid", "ben"));

    assertThat(replies).extracting(Reply::text).containsOnly(replies.get(0).text());
    isFulfilledAndRefundedOnce("storm-2", "ben");
    assertThat(SQL.whole(rowsOf("membership_periods", "storm-2"))).isZero();
  }

  @Test
  void an_order_that_ran_for_a_while_is_refunded_once_for_what_is_left() {
    SHOP.customer("cid");
    storm(number -> report("storm-3", "paid", "cid"));
    assertThat(charges("cid")).hasSize(1);
    assertThat(SHOP.price("BOOK", "cid")).isEqualTo("9.00");
    COTERIE.clock.advance(Duration.ofDays(10));

    List<Reply> replies =
        storm(number -> report("storm-3", number % 2 == 0 ? "refunded" : "paid", "cid"));

    assertThat(replies).extracting(Reply::status).containsOnly(200);
    isFulfilledAndRefundedOnce("storm-3", "cid");
    assertThat(
            SQL.texts(
                "SELECT upper(during) - lower(during) FROM membership_periods"
                    + " WHERE order_id = 'storm-3'"))
        .containsExactly("10 days");
  }

  @Test
  void orders_of_one_customer_that_come_at_once_follow_one_another() {
    SHOP.customer("dot");

    List<Reply> replies =
        storm(number -> report("storm-dot-" + number % CONNECTIONS, "paid", "dot"));

    assertThat(replies).extracting(Reply::status).containsOnly(200);
    assertThat(charges("dot")).hasSize(CONNECTIONS);
    assertThat(charges("dot").stream().filter(each -> reason(each).equals("signup"))).hasSize(1);
    assertThat(
            SQL.texts(
                "SELECT upper(range_agg(during)) - lower(range_agg(during))"
                    + " = sum(upper(granted) - lower(granted)) FROM membership_periods"
                    + " WHERE order_id LIKE 'storm-dot-%'"))
        .containsExactly("t");
  }

  private static void isFulfilledAndRefundedOnce(String order, String customer) {
    assertThat(charges(customer)).hasSize(1);
    assertThat(refunds(customer)).hasSize(1);
    assertThat(refunds(customer).get(0).getInteger("units")).isEqualTo(1);
    assertThat(SQL.whole(rowsOf("membership_periods", order))).isLessThanOrEqualTo(1);
    assertThat(SQL.whole(rowsOf("charges", order))).isEqualTo(1);
    assertThat(SQL.whole(rowsOf("refunds", order))).isEqualTo(1);
    assertThat(SHOP.price("BOOK", customer)).isEqualTo("10.00");
    JsonObject settled = COTERIE.get("/v1/orders/" + order).json();
    assertThat(report(order, "paid", customer).json()).isEqualTo(settled);
    assertThat(report(order, "refunded", customer).json()).isEqualTo(settled);
    for (String type : new String[] {"charge.recorded", "order.paid", "order.refunded"}) {
      assertThat(
              SQL.whole(
                  "SELECT count(*) FROM events WHERE type = '%s' AND subject = '%s'"
                      .formatted(type, customer)))
          .as(type)
          .isEqualTo(1);
    }
  }

  private static String rowsOf(String table, String order) {
    return "SELECT count(*) FROM " + table + " WHERE order_id = '" + order + "'";
  }

  private static Reply report(String order, String status, String customer) {
    JsonObject line =
        new JsonObject()
            .put("id", "1")
            .put("sku", sku)
            .put("quantity", 1)
            .put("unitPrice", "49.00");
    return COTERIE.put(
        "/v1/orders/" + order,
        new JsonObject()
            .put("status", status)
            .put("customer", customer)
            .put("currency", "USD")
            .put("total", "49.00")
            .put("at", RunningCoterie.BEGIN.toString())
            .put("lines", new JsonArray().add(line)));
  }

  private static List<JsonObject> charges(String customer) {
    return objects(COTERIE.get("/v1/charges?customer=" + customer).items());
  }

  private static List<JsonObject> refunds(String customer) {
    return objects(COTERIE.get("/v1/refunds?customer=" + customer).items());
  }

  private static List<JsonObject> objects(JsonArray items) {
    return items.stream().map(JsonObject.class::cast).toList();
  }

  private static String reason(JsonObject charge) {
    return charge.getString("reason");
  }

  /** Sends 120 reports, all connections beginning at once; the answers in no order. */
  private static List<Reply> storm(IntFunction<Reply> report) {
    ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      CyclicBarrier together = new CyclicBarrier(CONNECTIONS);
      List<Future<List<Reply>>> sent = new ArrayList<>();
      for (int connection = 0; connection < CONNECTIONS; connection++) {
        sent.add(connections.submit(sender(together, connection, report)));
      }
      List<Reply> replies = new ArrayList<>();
      for (Future<List<Reply>> each : sent) {
        replies.addAll(each.get());
      }
      return replies;
    } catch (InterruptedException | ExecutionException cause) {
      throw new AssertionError(cause);
    } finally {
      connections.shutdownNow();
    }
  }

  private static Callable<List<Reply>> sender(
      CyclicBarrier together, int connection, IntFunction<Reply> report) {
    return () -> {
      together.await();
      List<Reply> replies = new ArrayList<>();
      for (int each = 0; each < REPORTS_EACH; each++) {
        replies.add(report.apply(connection * REPORTS_EACH + each));
      }
      return replies;
    };
  }
}
