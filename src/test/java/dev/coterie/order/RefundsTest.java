package dev.coterie.order;

import static dev.coterie.order.Shopper.DAY;
import static dev.coterie.order.Shopper.code;
import static dev.coterie.order.Shopper.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What refunds and cancellations of orders reverse. */
class RefundsTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private final Shopper ann = new Shopper(COTERIE);

  @BeforeAll
  static void plans_are_sold() {
    Shopper.plans(COTERIE);
  }

  @Test
  void a_refund_reverses_what_is_left_of_just_that_order() {
    String first = orderId();
    ann.report(first, "paid", ann.line("silver", 1));
    Instant end = COTERIE.clock.instant().plus(DAY.multipliedBy(30));
    ann.paid("silver", 1);
    COTERIE.clock.advance(DAY);

    ann.report(first, "refunded", ann.line("silver", 1));

    assertThat(ann.membership("silver").getString("status")).isEqualTo("scheduled");
    JsonArray periods = ann.membership("silver").getJsonArray("periods");
    assertThat(periods.getJsonObject(0).getString("until"))
        .isEqualTo(COTERIE.clock.instant().toString());
    assertThat(periods.getJsonObject(1).getString("from")).isEqualTo(end.toString());
    assertThat(ann.refunds()).containsExactly("1 20.00");
    assertThat(ann.charges()).hasSize(2);
  }

  @Test
  void units_of_a_line_can_be_refunded_one_after_the_other() {
    String id = orderId();
    ann.report(id, "paid", ann.line("silver", 3));
    Instant begin = COTERIE.clock.instant();

    ann.report(id, "refunded", ann.line("silver", 1));
    assertThat(ann.membership("silver").getString("until"))
        .isEqualTo(begin.plus(DAY.multipliedBy(60)).toString());
    ann.report(id, "refunded", ann.line("silver", 1));
    ann.report(id, "refunded", ann.line("silver", 3));

    assertThat(ann.refunds()).containsExactly("1 20.00", "2 40.00");
    assertThat(ann.openMemberships()).isEmpty();
  }

  @Test
  void a_refund_that_overtakes_the_payment_waits_for_it() {
    String id = orderId();
    ann.report(id, "refunded", ann.line("silver", 1));
    assertThat(ann.charges()).isEmpty();

    ann.report(id, "paid", ann.line("silver", 1));

    assertThat(ann.charges()).containsExactly("signup silver 20.00");
    assertThat(ann.refunds()).containsExactly("1 20.00");
    assertThat(ann.openMemberships()).isEmpty();
    assertThat(ann.report(id, "paid", ann.line("silver", 1)).json().getString("status"))
        .isEqualTo("refunded");
  }

  @Test
  void a_refund_before_the_payment_leaves_the_plan_that_runs_alone() {
    ann.paid("silver", 1);
    String until = ann.membership("silver").getString("until");
    String id = orderId();
    ann.report(id, "refunded", ann.line("gold", 1));

    ann.report(id, "paid", ann.line("gold", 1));

    assertThat(ann.membership("silver").getString("status")).isEqualTo("active");
    assertThat(ann.membership("silver").getString("until")).isEqualTo(until);
    assertThat(ann.charges()).containsExactly("signup silver 20.00", "change gold 50.00");
    assertThat(ann.refunds()).containsExactly("1 50.00");
  }

  @Test
  void a_cancellation_before_the_payment_leaves_the_plan_that_runs_alone() {
    ann.paid("silver", 1);
    String id = orderId();
    ann.report(id, "placed", ann.line("gold", 1));
    ann.report(id, "cancelled", ann.line("gold", 1));

    JsonObject paid = ann.report(id, "paid", ann.line("gold", 1)).json();

    assertThat(ann.openMemberships()).hasSize(1);
    assertThat(ann.membership("silver").getString("status")).isEqualTo("active");
    assertThat(paid.getString("owed")).isEqualTo("50.00");
  }

  @Test
  void units_that_were_refunded_before_the_payment_are_not_given() {
    String id = orderId();
    ann.report(id, "refunded", ann.line("silver", 2));

    ann.report(id, "paid", ann.line("silver", 3));

    Instant end = COTERIE.clock.instant().plus(DAY.multipliedBy(30));
    assertThat(ann.membership("silver").getString("until")).isEqualTo(end.toString());
    assertThat(ann.charges()).containsExactly("signup silver 60.00");
    assertThat(ann.refunds()).containsExactly("2 40.00");
  }

  @Test
  void a_cancelled_order_says_what_the_shop_owes_until_it_is_refunded() {
    String id = orderId();
    ann.report(id, "paid", ann.line("silver", 2));

    JsonObject cancelled = ann.report(id, "cancelled", ann.line("silver", 2)).json();

    assertThat(cancelled.getString("owed")).isEqualTo("40.00");
    assertThat(ann.events("order.cancelled").get(0).getString("owed")).isEqualTo("40.00");
    assertThat(ann.report(id, "refunded", ann.line("silver", 1)).json().getString("owed"))
        .isEqualTo("20.00");
    assertThat(ann.report(id, "refunded", ann.line("silver", 2)).json().getString("owed"))
        .isEqualTo("0.00");
  }

  @Test
  void each_refund_is_an_event_with_its_amount() {
    String id = orderId();
    ann.report(id, "paid", ann.line("silver", 3));

    ann.report(id, "refunded", ann.line("silver", 1));
    ann.report(id, "refunded", ann.line("silver", 3));

    assertThat(ann.events("refund.recorded").stream().map(data -> data.getString("amount")))
        .containsExactly("20.00", "40.00");
    assertThat(ann.events("order.refunded")).hasSize(1);
  }

  @Test
  void a_cancelled_order_gives_back_all_that_it_gave() {
    String id = orderId();
    ann.report(id, "paid", ann.line("silver", 2));
    COTERIE.clock.advance(DAY);
    ann.report(id, "cancelled", ann.line("silver", 2));

    assertThat(ann.membership("silver").getString("status")).isEqualTo("ended");
    assertThat(ann.refunds()).isEmpty();
  }

  @Test
  void a_refund_for_somebody_else_is_refused() {
    String id = orderId();
    ann.report(id, "paid", ann.line("silver", 1));
    Shopper ben = new Shopper(COTERIE);

    assertThat(code(ben.report(id, "refunded", ann.line("silver", 1)))).isEqualTo("order-paid");
    assertThat(code(ben.report(id, "cancelled", ann.line("silver", 1)))).isEqualTo("order-paid");

    assertThat(ann.membership("silver").getString("status")).isEqualTo("active");
    JsonObject other = ann.line("silver", 1).put("sku", "LAMP");
    assertThat(code(ann.report(id, "refunded", other))).isEqualTo("line-fulfilled");
  }

  @Test
  void an_order_of_an_erased_customer_can_still_be_refunded() {
    String id = orderId();
    ann.report(id, "paid", ann.line("silver", 1));
    COTERIE.clock.advance(DAY.multipliedBy(31));
    assertThat(COTERIE.delete("/v1/customers/" + ann.code()).status()).isEqualTo(204);

    assertThat(ann.report(id, "refunded", ann.line("silver", 1)).status()).isEqualTo(200);

    assertThat(ann.refunds()).containsExactly("1 20.00");
  }

  @Test
  void a_plan_is_reminded_of_again_when_the_one_after_it_is_refunded() {
    ann.paid("silver", 1);
    Instant end = COTERIE.clock.instant().plus(DAY.multipliedBy(30));
    String id = orderId();
    ann.report(id, "paid", ann.line("later", 1));
    ann.report(id, "refunded", ann.line("later", 1));

    COTERIE.clock.set(end.minus(DAY.multipliedBy(6)));
    ann.transit("silver", "cancel");

    assertThat(ann.events()).contains("membership.ending");
    assertThat(ann.events().indexOf("membership.ending"))
        .isLessThan(ann.events().lastIndexOf("membership.ending"));
  }

  @Test
  void a_refund_of_what_was_cancelled_brings_no_days_of_grace() {
    String id = orderId();
    ann.report(id, "paid", ann.line("graced", 2));
    ann.transit("graced", "cancel");

    ann.report(id, "refunded", ann.line("graced", 1));

    assertThat(ann.membership("graced").getString("status")).isEqualTo("ending");
    assertThat(ann.membership("graced").getString("graceUntil")).isNull();
  }

  @Test
  void a_plan_that_is_refunded_gives_the_one_before_its_days_of_grace_again() {
    Shopper.plan(
        COTERIE,
        "after",
        "9.00",
        new JsonObject()
            .put("tier", "graced")
            .put("rank", 1)
            .put("changes", new JsonObject().put("up", "at-end")));
    COTERIE.patch("/v1/groups/graced", new JsonObject().put("rank", 0));
    ann.paid("graced", 1);
    String grace = ann.membership("graced").getString("graceUntil");
    String id = orderId();
    ann.report(id, "paid", ann.line("after", 1));
    assertThat(ann.membership("graced").getString("graceUntil")).isNull();

    ann.report(id, "refunded", ann.line("after", 1));

    assertThat(ann.membership("graced").getString("graceUntil")).isEqualTo(grace);
  }

  @Test
  void a_whole_refund_emits_the_end_once() {
    String id = orderId();
    ann.report(id, "paid", ann.line("silver", 1));
    COTERIE.clock.advance(DAY);
    ann.report(id, "refunded", ann.line("silver", 1));

    assertThat(ann.events())
        .containsExactly(
            "order.paid",
            "membership.started",
            "charge.recorded",
            "order.refunded",
            "membership.ended",
            "refund.recorded");
  }
}
