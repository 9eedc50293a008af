package dev.coterie.group;

import static dev.coterie.order.Shopper.DAY;
import static dev.coterie.order.Shopper.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.order.Shopper;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the members of a plan would lose with it: what is paid and left, wherever it lies. */
class DeletionImpactTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_SHOP_ZONE", "Europe/Berlin");

  private static int number;

  private final String plan = "plan-" + ++number;
  private final Shopper ann = new Shopper(COTERIE);

  @BeforeEach
  void a_plan_of_30_days_with_7_of_grace() {
    COTERIE.clock.set(RunningCoterie.BEGIN);
    JsonObject more = new JsonObject().put("graceDays", 7).put("tier", "tier-" + number);
    Shopper.plan(COTERIE, plan, "30.00", more);
  }

  @Test
  void days_of_grace_are_not_paid() {
    ann.paid(plan, 1);
    assertThat(impact("members", "paidDaysLeft")).containsExactly(1L, 30L);

    COTERIE.clock.advance(DAY.multipliedBy(31));

    assertThat(impact("members", "paidDaysLeft")).containsExactly(1L, 0L);
  }

  @Test
  void days_are_days_wherever_the_clocks_change_and_a_begun_one_counts() {
    COTERIE.clock.set(Instant.parse("2026-10-10T12:00:00Z"));
    ann.paid(plan, 1);
    assertThat(impact("paidDaysLeft")).containsExactly(30L);

    COTERIE.clock.advance(DAY.plusSeconds(1));

    assertThat(impact("paidDaysLeft")).containsExactly(29L);
  }

  @Test
  void a_gap_that_a_refund_left_is_not_paid() {
    String second = orderId();
    ann.paid(plan, 1);
    ann.report(second, "paid", ann.line(plan, 1));
    ann.paid(plan, 1);
    COTERIE.clock.advance(DAY.dividedBy(2));
    assertThat(impact("paidDaysLeft")).containsExactly(90L);

    ann.report(second, "refunded", ann.line(plan, 1));

    assertThat(impact("paidDaysLeft")).containsExactly(60L);
  }

  @Test
  void a_paused_member_is_a_member_with_the_days_that_are_left() {
    ann.paid(plan, 2);
    COTERIE.clock.advance(DAY.multipliedBy(10));
    ann.transit(plan, "pause");
    COTERIE.clock.advance(DAY.multipliedBy(500));

    assertThat(impact("members", "paused", "paidDaysLeft")).containsExactly(1L, 1L, 50L);
    assertThat(COTERIE.delete("/v1/groups/" + plan).code()).isEqualTo("has-members");
    assertThat(ann.membership(plan).getString("status")).isEqualTo("paused");
  }

  @Test
  void a_paused_membership_can_be_ended_with_the_group_and_its_customer_erased() {
    ann.paid(plan, 2);
    ann.transit(plan, "pause");

    assertThat(COTERIE.delete("/v1/groups/" + plan + "?members=end").status()).isEqualTo(204);

    COTERIE.announceAll();
    assertThat(ann.openMemberships()).isEmpty();
    assertThat(ann.events()).endsWith("membership.ended");
    assertThat(COTERIE.delete("/v1/customers/" + ann.code()).status()).isEqualTo(204);
  }

  @Test
  void gifts_are_open_until_they_are_redeemed_or_withdrawn() {
    JsonArray codes = gifts(orderId(), 3);
    String refunded = orderId();
    gifts(refunded, 2);
    ann.report(refunded, "refunded", ann.line(plan, 2).put("gift", true));

    new Shopper(COTERIE).redeem(codes.getString(0));

    assertThat(impact("openGifts", "members")).containsExactly(2L, 1L);
  }

  @Test
  void the_accounts_of_members_are_summed_by_currency() {
    Shopper.plan(
        COTERIE,
        "better-" + number,
        "60.00",
        new JsonObject()
            .put("tier", "tier-" + number)
            .put("rank", 2)
            .put("changes", new JsonObject().put("up", "credit")));
    COTERIE.patch("/v1/groups/" + plan, new JsonObject().put("rank", 1));
    ann.paid(plan, 1);
    ann.paid("better-" + number, 1);
    new Shopper(COTERIE).paid("better-" + number, 1);

    JsonObject impact = COTERIE.get("/v1/groups/better-" + number + "/impact").json();

    assertThat(impact.getJsonArray("balances"))
        .containsExactly(new JsonObject().put("amount", "30.00").put("currency", "USD"));
    assertThat(COTERIE.get("/v1/groups/" + plan + "/impact").json().getJsonArray("balances"))
        .isEmpty();
  }

  private JsonArray gifts(String order, int quantity) {
    return ann.report(order, "paid", ann.line(plan, quantity).put("gift", true))
        .json()
        .getJsonArray("lines")
        .getJsonObject(0)
        .getJsonArray("gifts");
  }

  private List<Long> impact(String... fields) {
    JsonObject impact = COTERIE.get("/v1/groups/" + plan + "/impact").json();
    return List.of(fields).stream().map(impact::getLong).toList();
  }
}
