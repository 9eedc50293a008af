package dev.coterie.order;

import static dev.coterie.order.Shopper.DAY;
import static dev.coterie.order.Shopper.code;
import static dev.coterie.order.Shopper.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Purchases beside plans of the tier that are paused, on trial, or still to come. */
class PlanChangesTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private final Shopper ann = new Shopper(COTERIE);
  private final Instant begin = COTERIE.clock.instant();

  @BeforeAll
  static void plans_are_sold() {
    Shopper.plans(COTERIE);
    Shopper.plan(COTERIE, "closed", "9.00", changes(9, "refused"));
    Shopper.plan(COTERIE, "tried", "5.00", new JsonObject().put("trialDays", 5));
    Shopper.plan(COTERIE, "top", "90.00", changes(8, "full-fee"));
    Shopper.plan(COTERIE, "patient", "90.00", changes(8, "at-end"));
  }

  private static JsonObject changes(int rank, String up) {
    return new JsonObject().put("rank", rank).put("changes", new JsonObject().put("up", up));
  }

  private Instant day(int number) {
    return begin.plus(DAY.multipliedBy(number));
  }

  private String from(String group) {
    return ann.membership(group)
        .getJsonArray("periods")
        .getJsonObject(ann.membership(group).getJsonArray("periods").size() - 1)
        .getString("from");
  }

  private void at(int number) {
    COTERIE.clock.set(day(number));
  }

  @Test
  void a_pause_does_not_go_round_a_change_that_is_refused() {
    ann.paid("silver", 1);
    ann.transit("silver", "pause");

    assertThat(code(ann.paid("closed", 1))).isEqualTo("change-not-allowed");
    assertThat(code(ann.quote("closed", 1))).isEqualTo("change-not-allowed");
    assertThat(ann.membership("silver").getString("status")).isEqualTo("paused");
  }

  @Test
  void a_change_credits_the_unused_value_of_a_plan_that_is_paused() {
    ann.paid("gold", 1);
    at(15);
    ann.transit("gold", "pause");
    at(100);

    assertThat(ann.quote("credited", 1).json().getString("credit")).isEqualTo("25.00");
    ann.paid("credited", 1);

    assertThat(ann.balance()).isEqualTo("25.00");
    assertThat(ann.membership("gold").getString("status")).isEqualTo("ended");
  }

  @Test
  void a_quote_for_a_paused_plan_is_a_renewal_that_can_be_paid() {
    ann.paid("silver", 1);
    at(10);
    ann.transit("silver", "pause");
    at(50);

    JsonObject quote = ann.quote("silver", 1).json();

    assertThat(quote.getString("reason")).isEqualTo("renewal");
    assertThat(quote.getString("from")).isEqualTo(day(70).toString());
    assertThat(ann.report(orderId(), "paid", ann.onQuote(quote)).status()).isEqualTo(200);
    assertThat(ann.membership("silver").getString("until")).isEqualTo(day(100).toString());
  }

  @Test
  void a_plan_that_is_resumed_moves_the_one_that_is_to_come() {
    ann.paid("silver", 1);
    ann.paid("later", 1);
    at(10);
    ann.transit("silver", "pause");
    at(20);

    assertThat(ann.transit("silver", "resume").status()).isEqualTo(200);

    assertThat(ann.membership("silver").getString("until")).isEqualTo(day(40).toString());
    assertThat(from("later")).isEqualTo(day(40).toString());
    assertThat(ann.membership("later").getString("until")).isEqualTo(day(70).toString());
    assertThat(ann.events("membership.changed"))
        .last()
        .extracting(data -> data.getString("because"))
        .isEqualTo("moved");
  }

  @Test
  void a_plan_that_is_resumed_while_another_one_runs_goes_on_after_it() {
    ann.paid("silver", 1);
    ann.paid("later", 1);
    at(10);
    ann.transit("silver", "pause");
    at(35);

    assertThat(ann.transit("silver", "resume").json().getString("status")).isEqualTo("scheduled");

    assertThat(from("silver")).isEqualTo(day(60).toString());
    assertThat(ann.membership("silver").getString("until")).isEqualTo(day(80).toString());
    assertThat(ann.membership("later").getString("status")).isEqualTo("active");
  }

  @Test
  void a_trial_does_not_hide_a_paid_plan_from_the_policy_of_a_change() {
    String first = orderId();
    ann.report(first, "paid", ann.line("silver", 1));
    ann.paid("later", 1);
    ann.report(first, "refunded", ann.line("silver", 1));
    assertThat(ann.transit("tried", "trial").status()).isEqualTo(200);

    assertThat(code(ann.paid("closed", 1))).isEqualTo("change-not-allowed");
    assertThat(ann.quote("credited", 1).json().getString("credit")).isEqualTo("10.00");
    ann.paid("patient", 1);
    assertThat(from("patient")).isEqualTo(day(60).toString());
    assertThat(ann.membership("later").getString("until")).isEqualTo(day(60).toString());
  }

  @Test
  void a_second_trial_says_that_the_first_is_used() {
    ann.transit("tried", "trial");
    at(6);
    ann.paid("silver", 1);

    assertThat(code(ann.transit("tried", "trial"))).isEqualTo("trial-used");
  }

  @Test
  void a_renewal_of_the_plan_that_runs_keeps_the_one_that_is_to_come() {
    ann.paid("silver", 1);
    ann.paid("later", 1);

    Reply renewed = ann.paid("silver", 1);

    assertThat(renewed.json().getJsonArray("lines").getJsonObject(0).getString("reason"))
        .isEqualTo("renewal");
    assertThat(ann.membership("silver").getString("until")).isEqualTo(day(60).toString());
    assertThat(from("later")).isEqualTo(day(60).toString());
    assertThat(ann.membership("later").getString("until")).isEqualTo(day(90).toString());
  }

  @Test
  void a_renewal_leaves_a_plan_alone_that_comes_before_the_end_of_what_is_renewed() {
    ann.paid("silver", 1);
    ann.paid("later", 1);
    Shopper.plan(COTERIE, "given-up", "9.00", changes(1, "at-end").put("changes", atEnd()));
    ann.paid("given-up", 1);
    COTERIE.delete("/v1/groups/given-up?members=move&to=silver");
    assertThat(from("silver")).isEqualTo(day(60).toString());

    ann.paid("silver", 1);

    assertThat(from("later")).isEqualTo(day(30).toString());
    assertThat(ann.membership("silver").getString("until")).isEqualTo(day(120).toString());
  }

  private static JsonObject atEnd() {
    return new JsonObject().put("up", "at-end").put("down", "at-end");
  }

  @Test
  void a_change_at_once_to_a_plan_that_is_to_come_begins_at_once() {
    ann.paid("silver", 1);
    ann.paid("patient", 1);
    at(1);
    COTERIE.patch("/v1/groups/patient", new JsonObject().put("changes", up("full-fee")));

    ann.paid("patient", 1);

    COTERIE.patch("/v1/groups/patient", new JsonObject().put("changes", up("at-end")));
    assertThat(ann.membership("silver").getString("status")).isEqualTo("ended");
    assertThat(ann.membership("patient").getString("status")).isEqualTo("active");
    assertThat(ann.membership("patient").getString("until")).isEqualTo(day(61).toString());
  }

  private static JsonObject up(String policy) {
    return new JsonObject().put("up", policy);
  }

  @Test
  void the_begin_of_a_plan_that_was_to_come_is_an_event() {
    ann.paid("silver", 1);
    ann.paid("later", 1);
    assertThat(ann.events("membership.started")).hasSize(1);
    at(31);

    COTERIE.announceAll();

    assertThat(ann.events("membership.started"))
        .last()
        .extracting(data -> data.getString("group") + " " + data.getString("from"))
        .isEqualTo("later " + day(30));
  }

  @Test
  void a_plan_that_is_to_come_can_be_assigned_where_nothing_else_is_held() {
    String first = orderId();
    ann.report(first, "paid", ann.line("silver", 1));
    ann.paid("later", 1);
    assertThat(code(assign("later"))).isEqualTo("tier-taken");
    ann.report(first, "refunded", ann.line("silver", 1));
    assertThat(ann.membership("later").getString("status")).isEqualTo("scheduled");

    assertThat(assign("later").json().getString("status")).isEqualTo("active");

    assertThat(ann.membership("later").getString("until")).isEqualTo(day(60).toString());
  }

  private Reply assign(String group) {
    return COTERIE.put("/v1/groups/" + group + "/members/" + ann.code(), new JsonObject());
  }

  @Test
  void a_cancelled_plan_that_is_to_come_is_ending() {
    ann.paid("silver", 1);
    ann.paid("later", 1);

    assertThat(ann.transit("later", "cancel").json().getString("status")).isEqualTo("ending");

    assertThat(
            COTERIE
                .get("/v1/groups/later/members?status=ending&query=" + ann.code())
                .json()
                .getJsonArray("items"))
        .hasSize(1);
    assertThat(ann.transit("later", "reinstate").json().getString("status")).isEqualTo("scheduled");
  }
}
