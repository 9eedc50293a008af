package dev.coterie.order;

import static dev.coterie.order.Shopper.DAY;
import static dev.coterie.order.Shopper.code;
import static dev.coterie.order.Shopper.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reports of orders, merged. */
class OrdersTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  static final Sql SQL = new Sql(COTERIE);

  private final Shopper ann = new Shopper(COTERIE);

  @BeforeAll
  static void plans_are_sold() {
    Shopper.plans(COTERIE);
  }

  @Test
  void a_placed_order_gives_nothing_until_it_is_paid() {
    String id = orderId();
    assertThat(ann.report(id, "placed", ann.line("silver", 1)).status()).isEqualTo(200);
    assertThat(ann.memberships()).isEmpty();

    ann.report(id, "paid", ann.line("silver", 1));

    assertThat(ann.membership("silver").getString("status")).isEqualTo("active");
  }

  @Test
  void a_repeated_report_changes_nothing_and_answers_the_same() {
    String id = orderId();
    JsonObject first = ann.report(id, "paid", ann.line("silver", 1)).json();
    COTERIE.clock.advance(DAY);

    assertThat(ann.report(id, "paid", ann.line("silver", 1)).json()).isEqualTo(first);
    assertThat(ann.report(id, "placed", ann.line("silver", 1)).json()).isEqualTo(first);
    assertThat(COTERIE.get("/v1/orders/" + id).json()).isEqualTo(first);
    assertThat(ann.charges()).hasSize(1);
  }

  @Test
  void what_was_paid_cannot_be_reported_otherwise() {
    String id = orderId();
    ann.report(id, "paid", ann.line("silver", 1));

    Reply changed = ann.report(id, "paid", ann.line("silver", 2));

    assertThat(code(changed)).isEqualTo("line-fulfilled");
    assertThat(changed.wrongFields()).containsExactly("lines[0]");
    assertThat(ann.report(id, "refunded", ann.line("silver", 2)).wrongFields())
        .containsExactly("lines[0].quantity");
    Shopper nobody = Shopper.unknown(COTERIE, "nobody");
    assertThat(code(nobody.report(orderId(), "paid", ann.line("silver", 1))))
        .isEqualTo("unknown-customer");
  }

  @Test
  void a_program_on_the_bus_reports_an_order_as_http_does() {
    JsonObject body = ann.body("paid", ann.line("silver", 1)).put("id", orderId());

    JsonObject order =
        RunningCoterie.await(
                COTERIE
                    .service()
                    .vertx()
                    .eventBus()
                    .<JsonObject>request("coterie.order.report", body))
            .body();

    assertThat(order).isEqualTo(COTERIE.get("/v1/orders/" + body.getString("id")).json());
    assertThat(ann.membership("silver").getString("status")).isEqualTo("active");
  }

  @Test
  void a_wrong_report_names_its_fields() {
    Reply wrong =
        COTERIE.put(
            "/v1/orders/" + orderId(),
            new JsonObject()
                .put("status", "paid")
                .put("currency", "USD")
                .put("total", 1)
                .put("lines", new JsonArray()));

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.wrongFields()).containsExactlyInAnyOrder("at", "lines", "total");
  }

  @Test
  void an_event_of_an_order_says_which_status_it_had_and_has() {
    String id = orderId();
    ann.report(id, "placed", ann.line("silver", 1));
    ann.report(id, "paid", ann.line("silver", 1));
    ann.report(id, "refunded", ann.line("silver", 1));
    ann.report(id, "cancelled", ann.line("silver", 1));

    assertThat(
            SQL.texts(
                "SELECT concat(type, ' ', before, ' ', after) FROM events WHERE type LIKE 'order.%'"
                    .concat(" AND data ->> 'order' = '" + id + "' ORDER BY id")))
        .containsExactly(
            "order.placed  ",
            "order.paid {\"status\": \"placed\"} {\"status\": \"paid\"}",
            "order.refunded {\"status\": \"paid\"} {\"status\": \"refunded\"}",
            "order.cancelled  ");
  }
}
