package dev.coterie.order;

import static dev.coterie.order.Shopper.DAY;
import static dev.coterie.order.Shopper.code;
import static dev.coterie.order.Shopper.down;
import static dev.coterie.order.Shopper.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a paid line gives and charges. */
class FulfilmentTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private final Shopper ann = new Shopper(COTERIE);

  @BeforeAll
  static void plans_are_sold() {
    Shopper.plans(COTERIE);
  }

  @Test
  void a_paid_line_with_a_groups_product_signs_up_and_records_the_charge() {
    JsonObject order = ann.paid("silver", 1).json();

    JsonObject line = order.getJsonArray("lines").getJsonObject(0);
    assertThat(order.getString("status")).isEqualTo("paid");
    assertThat(line.getString("reason")).isEqualTo("signup");
    assertThat(line.getString("group")).isEqualTo("silver");
    assertThat(line.getString("until"))
        .isEqualTo(COTERIE.clock.instant().plus(DAY.multipliedBy(30)).toString());
    assertThat(ann.membership("silver").getString("status")).isEqualTo("active");
    assertThat(ann.charges()).containsExactly("signup silver 20.00");
    assertThat(ann.price("LAMP")).isEqualTo("9.00");
  }

  @Test
  void a_renewal_begins_at_the_end_and_each_unit_gives_a_duration() {
    ann.paid("silver", 1);
    Instant end = COTERIE.clock.instant().plus(DAY.multipliedBy(30));
    COTERIE.clock.advance(DAY.multipliedBy(3));

    JsonObject line = ann.paid("silver", 3).json().getJsonArray("lines").getJsonObject(0);

    assertThat(line.getString("reason")).isEqualTo("renewal");
    assertThat(line.getString("from")).isEqualTo(end.toString());
    assertThat(line.getString("until")).isEqualTo(end.plus(DAY.multipliedBy(90)).toString());
    assertThat(ann.charges()).containsExactly("signup silver 20.00", "renewal silver 60.00");
  }

  @Test
  void after_the_end_a_purchase_is_a_signup_again() {
    ann.paid("silver", 1);
    COTERIE.clock.advance(DAY.multipliedBy(31));
    ann.paid("silver", 1);

    assertThat(ann.charges()).containsExactly("signup silver 20.00", "signup silver 20.00");
  }

  @Test
  void a_change_takes_the_place_of_the_other_plan_at_once() {
    ann.paid("silver", 2);
    COTERIE.clock.advance(DAY);
    ann.paid("gold", 1);

    assertThat(ann.charges()).containsExactly("signup silver 40.00", "change gold 50.00");
    assertThat(ann.membership("silver").getString("status")).isEqualTo("ended");
    assertThat(ann.membership("gold").getString("status")).isEqualTo("active");
  }

  @Test
  void a_change_at_the_end_waits_for_what_is_paid() {
    ann.paid("silver", 1);
    ann.paid("later", 1);

    assertThat(ann.membership("silver").getString("status")).isEqualTo("active");
    assertThat(ann.membership("later").getString("status")).isEqualTo("scheduled");
    assertThat(ann.membership("later").getString("from"))
        .isEqualTo(ann.membership("silver").getString("until"));
  }

  @Test
  void a_change_that_is_not_allowed_is_refused_and_charges_nothing() {
    Shopper.plan(
        COTERIE,
        "strict",
        "5.00",
        new JsonObject().put("rank", -1).put("changes", down("refused")));
    ann.paid("silver", 1);

    Reply refused = ann.report(orderId(), "paid", ann.line("strict", 1));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().getString("code")).isEqualTo("change-not-allowed");
    assertThat(ann.charges()).containsExactly("signup silver 20.00");
  }

  @Test
  void days_of_grace_follow_the_paid_end_and_make_room_for_a_renewal() {
    ann.paid("graced", 1);
    Instant end = COTERIE.clock.instant().plus(DAY.multipliedBy(30));
    COTERIE.clock.set(end.plus(DAY));
    assertThat(ann.membership("graced").getString("status")).isEqualTo("grace");
    assertThat(ann.price("LAMP")).isEqualTo("9.00");

    ann.paid("graced", 1);

    assertThat(ann.charges()).containsExactly("signup graced 30.00", "renewal graced 30.00");
    assertThat(ann.membership("graced").getString("status")).isEqualTo("active");
    assertThat(ann.membership("graced").getString("until"))
        .isEqualTo(end.plus(DAY.multipliedBy(31)).toString());
    COTERIE.clock.set(end.plus(DAY.multipliedBy(39)));
    assertThat(ann.membership("graced").getString("status")).isEqualTo("ended");
  }

  @Test
  void a_change_emits_the_end_of_the_plan_that_is_left() {
    ann.paid("graced", 1);
    Shopper.plan(COTERIE, "instead", "9.00", new JsonObject().put("tier", "graced"));
    COTERIE.clock.advance(DAY.multipliedBy(31));
    assertThat(ann.membership("graced").getString("status")).isEqualTo("grace");

    ann.paid("instead", 1);

    assertThat(ann.events())
        .containsExactly(
            "order.paid",
            "membership.started",
            "charge.recorded",
            "order.paid",
            "membership.ending",
            "membership.ending",
            "membership.grace",
            "membership.ended",
            "membership.started",
            "charge.recorded");
  }

  @Test
  void a_trial_is_had_once_and_a_purchase_follows_it() {
    Shopper.plan(COTERIE, "tried", "5.00", new JsonObject().put("trialDays", 14));
    Instant end = COTERIE.clock.instant().plus(DAY.multipliedBy(14));
    assertThat(ann.transit("tried", "trial").json().getString("until")).isEqualTo(end.toString());

    JsonObject line = ann.paid("tried", 1).json().getJsonArray("lines").getJsonObject(0);

    assertThat(line.getString("reason")).isEqualTo("signup");
    assertThat(line.getString("from")).isEqualTo(end.toString());
    COTERIE.clock.advance(DAY.multipliedBy(60));
    assertThat(code(ann.transit("tried", "trial"))).isEqualTo("trial-used");
  }
}
