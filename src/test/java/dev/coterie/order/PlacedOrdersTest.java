package dev.coterie.order;

import static dev.coterie.order.Shopper.code;
import static dev.coterie.order.Shopper.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was placed can be paid: an order is checked alike at both. */
class PlacedOrdersTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private final Shopper ann = new Shopper(COTERIE);

  @BeforeAll
  static void plans_are_sold() {
    Shopper.plans(COTERIE);
    Shopper.plan(
        COTERIE,
        "closed",
        "9.00",
        new JsonObject().put("rank", 9).put("changes", new JsonObject().put("up", "refused")));
  }

  @Test
  void what_could_not_be_fulfilled_is_refused_when_it_is_placed() {
    Shopper unknown = Shopper.unknown(COTERIE, "c-nobody");
    ann.paid("silver", 1);

    assertThat(unknown.report(orderId(), "placed", unknown.line("silver", 1)).status())
        .isEqualTo(404);
    assertThat(code(ann.report(orderId(), "placed", ann.line("silver", 101))))
        .isEqualTo("invalid-input");
    assertThat(guest("placed").wrongFields()).containsExactly("customer");
    assertThat(code(ann.report(orderId(), "placed", ann.line("closed", 1))))
        .isEqualTo("change-not-allowed");
  }

  private Reply guest(String status) {
    JsonObject body = ann.body(status, ann.line("silver", 1)).putNull("customer");
    return COTERIE.put("/v1/orders/" + orderId(), body);
  }

  @Test
  void two_quoted_lines_of_one_tier_are_refused_when_they_are_placed() {
    JsonObject silver = ann.onQuote(ann.quote("silver", 1).json());
    JsonObject gold = ann.onQuote(ann.quote("gold", 1).json()).put("id", "2");
    JsonObject body = ann.body("placed", silver);
    body.getJsonArray("lines").add(gold);

    assertThat(code(COTERIE.put("/v1/orders/" + orderId(), body))).isEqualTo("stale-quote");
  }

  @Test
  void placing_gives_nothing_and_emits_nothing_but_the_order() {
    ann.report(orderId(), "placed", ann.line("silver", 1));

    assertThat(ann.memberships()).isEmpty();
    assertThat(ann.charges()).isEmpty();
    assertThat(ann.events()).containsExactly("order.placed");
  }

  @Test
  void what_was_placed_and_can_no_longer_be_fulfilled_is_left_to_staff() {
    Shopper.plan(COTERIE, "leaving", "10.00", new JsonObject());
    String id = orderId();
    JsonObject line = ann.line("leaving", 1);
    ann.report(id, "placed", line);
    assertThat(COTERIE.delete("/v1/groups/leaving").status()).isEqualTo(204);

    Reply paid = ann.report(id, "paid", line);

    assertThat(paid.status()).isEqualTo(200);
    assertThat(unfulfilled(paid)).isEqualTo("group-deleted");
    assertThat(ann.charges()).isEmpty();
    assertThat(ann.events("order.unfulfilled").get(0).getString("code")).isEqualTo("group-deleted");
    assertThat(code(ann.retry(id))).isEqualTo("group-deleted");
    assertThat(ann.report(id, "paid", line).status()).isEqualTo(200);
    assertThat(ann.events("order.unfulfilled")).hasSize(1);
    assertThat(unfulfilled(ann.report(id, "refunded", line))).isNull();
  }

  @Test
  void what_was_paid_and_not_fulfilled_is_owed_once_it_is_cancelled() {
    Shopper.plan(COTERIE, "leaving-too", "10.00", new JsonObject());
    JsonObject line = ann.line("leaving-too", 2);
    String first = orderId();
    String second = orderId();
    ann.report(first, "placed", line);
    ann.report(second, "placed", line);
    ann.report(second, "cancelled", line);
    COTERIE.delete("/v1/groups/leaving-too");
    ann.report(first, "paid", line);

    assertThat(ann.report(first, "cancelled", line).json().getString("owed")).isEqualTo("20.00");
    assertThat(ann.report(second, "paid", line).json().getString("owed")).isEqualTo("20.00");
  }

  @Test
  void what_is_owed_for_a_line_of_fine_prices_is_rounded_once() {
    Shopper.plan(COTERIE, "leaving-last", "10.00", new JsonObject());
    JsonObject line = ann.line("leaving-last", 3, "3.8889", null);
    String id = orderId();
    ann.report(id, "placed", line);
    COTERIE.delete("/v1/groups/leaving-last");
    ann.report(id, "paid", line);

    assertThat(ann.report(id, "cancelled", line).json().getString("owed")).isEqualTo("11.67");
    assertThat(ann.events("order.cancelled").get(0).getString("owed")).isEqualTo("11.67");
  }

  private static @Nullable String unfulfilled(Reply order) {
    JsonArray lines = order.json().getJsonArray("lines");
    JsonObject unfulfilled = lines.getJsonObject(0).getJsonObject("unfulfilled");
    return unfulfilled == null ? null : unfulfilled.getString("code");
  }

  @Test
  void what_was_never_placed_is_refused_when_it_is_paid() {
    assertThat(guest("paid").wrongFields()).containsExactly("customer");
    assertThat(code(ann.report(orderId(), "paid", ann.line("silver", 101))))
        .isEqualTo("invalid-input");
  }

  @Test
  void a_line_that_is_changed_after_it_was_placed_is_checked_again() {
    String id = orderId();
    ann.report(id, "placed", ann.line("silver", 1));

    assertThat(code(ann.report(id, "paid", ann.line("silver", 101)))).isEqualTo("invalid-input");
    assertThat(ann.report(id, "paid", ann.line("silver", 2)).status()).isEqualTo(200);
  }

  @Test
  void an_order_of_an_erased_customer_gives_nothing_to_who_has_the_code_then() {
    String id = orderId();
    ann.report(id, "placed", ann.line("silver", 1));
    COTERIE.delete("/v1/customers/" + ann.code());
    new Shop(COTERIE).customer(ann.code());

    assertThat(unfulfilled(ann.report(id, "paid", ann.line("silver", 1))))
        .isEqualTo("unknown-customer");

    assertThat(ann.memberships()).isEmpty();
  }
}
