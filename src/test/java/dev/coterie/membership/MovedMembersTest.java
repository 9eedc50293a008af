package dev.coterie.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.order.Shopper;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever moves from a deleted group into another one loses nothing that was paid. */
class MovedMembersTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_ROLES", "http,membership,pricing")
          .with("COTERIE_SHOP_ZONE", "Europe/Berlin");

  private static final Sql SQL = new Sql(COTERIE);
  private static final Shop SHOP = new Shop(COTERIE);
  private static final String NOW = "2026-03-01T12:00:00Z";

  /** What is paid and left of the customers in the groups, in local days. */
  private static final String PAID_DAYS =
      """
      SELECT round(sum(seconds) / 86400, 1) FROM (
        SELECT customer_id, group_id, extract(epoch FROM
          upper(during) AT TIME ZONE 'Europe/Berlin'
          - greatest(lower(during), '%2$s') AT TIME ZONE 'Europe/Berlin') AS seconds
        FROM membership_periods WHERE source <> 'grace' AND upper(during) > '%2$s'
        UNION ALL
        SELECT customer_id, group_id, seconds_left FROM paused_periods
      ) AS part
        JOIN customers AS customer ON customer.id = customer_id
        JOIN customer_groups ON customer_groups.id = group_id
      WHERE customer_groups.code LIKE '%%-%1$d' GROUP BY customer.code ORDER BY customer.code
      """;

  private static int number;

  private final String old = "old-" + ++number;
  private final String next = "next-" + number;
  private final String rival = "rival-" + number;
  private final Shopper ann = new Shopper(COTERIE);

  @BeforeEach
  void two_plans_of_a_tier_and_one_that_goes() {
    COTERIE.clock.set(Instant.parse(NOW));
    plan(old, "old-" + number, 0);
    plan(next, "tier-" + number, 5);
    plan(rival, "tier-" + number, 5);
  }

  private static void plan(String code, String tier, int graceDays) {
    JsonObject more = new JsonObject().put("tier", tier).put("graceDays", graceDays);
    Shopper.plan(COTERIE, code, "30.00", more.put("trialDays", 20));
  }

  @Test
  void who_has_paused_stays_paused_and_resumes_in_the_other_group_with_the_days_left() {
    ann.paid(old, 2);
    at("2026-03-11T12:00:00Z");
    transit(old, "pause");

    move();

    assertThat(ann.membership(old).getString("status")).isEqualTo("ended");
    assertThat(ann.membership(next).getString("status")).isEqualTo("paused");
    COTERIE.announceAll();
    at("2026-09-01T11:00:00Z");
    COTERIE.announceAll();
    assertThat(ann.membership(next).getString("status")).isEqualTo("paused");
    transit(next, "resume");
    assertThat(untilOf(next)).isEqualTo("2026-10-21T11:00:00Z");
  }

  @Test
  void what_was_paused_is_refunded_in_the_other_group() {
    String order = Shopper.orderId();
    ann.report(order, "paid", ann.line(old, 1));
    at("2026-03-11T12:00:00Z");
    transit(old, "pause");
    move();
    assertThat(ann.membership(next).getString("status")).isEqualTo("paused");

    ann.report(order, "refunded", ann.line(old, 1, "30.00", null));

    assertThat(ann.openMemberships()).isEmpty();
    assertThat(COTERIE.delete("/v1/customers/" + ann.code()).status()).isEqualTo(204);
  }

  @Test
  void what_was_paused_keeps_its_share_of_what_was_paid() {
    ann.paid(old, 1);
    at("2026-03-11T12:00:00Z");
    transit(old, "pause");

    move();
    transit(next, "resume");

    assertThat(worths()).containsExactly("19.99");
  }

  /** Between 11 October and 10 November the clocks are set back in Berlin. */
  @Test
  void what_was_paused_loses_nothing_by_an_hour_that_the_clocks_repeat() {
    ann.paid(old, 1);
    at("2026-03-11T12:00:00Z");
    transit(old, "pause");
    at("2026-10-11T12:00:00Z");

    move();
    transit(next, "resume");
    transit(next, "pause");
    transit(next, "resume");

    assertThat(worths()).containsExactly("19.99");
  }

  @Test
  void what_was_bought_for_ever_and_cut_short_can_be_paused_and_moved() {
    String life = "life-" + number;
    Shopper.plan(
        COTERIE, life, "30.00", new JsonObject().put("tier", life).putNull("durationDays"));
    ann.paid(life, 1);
    assign(life, "2026-03-31T11:00:00Z");
    transit(life, "pause");

    assertThat(COTERIE.delete("/v1/groups/" + life + "?members=move&to=" + next).status())
        .isEqualTo(204);
    transit(next, "resume");

    assertThat(worths()).containsExactly("30.00");
  }

  @Test
  void what_was_paused_follows_what_is_paid_where_the_other_group_is_held() {
    ann.paid(old, 1);
    at("2026-03-11T12:00:00Z");
    transit(old, "pause");
    assign(next, "2026-04-10T11:00:00Z");

    move();

    assertThat(ann.membership(next).getString("status")).isEqualTo("active");
    assertThat(untilOf(next)).isEqualTo("2026-04-30T11:00:00Z");
  }

  @Test
  void what_was_paused_of_the_other_group_follows_what_runs() {
    assign(next, "2026-03-31T11:00:00Z");
    transit(next, "pause");
    assign(old, "2026-03-11T12:00:00Z");

    move();

    assertThat(ann.membership(next).getString("status")).isEqualTo("active");
    assertThat(untilOf(next)).isEqualTo("2026-04-10T11:00:00Z");
  }

  @Test
  void what_was_paused_of_both_groups_stays_paused() {
    assign(next, "2026-03-11T12:00:00Z");
    transit(next, "pause");
    assign(old, "2026-03-21T12:00:00Z");
    transit(old, "pause");

    move();
    transit(next, "resume");

    assertThat(untilOf(next)).isEqualTo("2026-03-31T11:00:00Z");
  }

  @Test
  void days_on_which_another_group_of_the_tier_is_held_follow_after_what_is_paid() {
    assign(old, "2026-05-30T11:00:00Z");
    assign(rival, "2026-03-31T11:00:00Z");

    move();

    assertThat(ann.membership(rival).getString("until")).isEqualTo("2026-03-31T11:00:00Z");
    assertThat(ann.membership(next).getString("from")).isEqualTo("2026-03-31T11:00:00Z");
    assertThat(untilOf(next)).isEqualTo("2026-06-29T11:00:00Z");
  }

  @Test
  void the_days_of_both_groups_add_up_and_keep_what_was_paid_for_them() {
    ann.paid(next, 1);
    at("2026-03-11T12:00:00Z");
    ann.paid(old, 1);

    move();

    assertThat(untilOf(next)).isEqualTo("2026-04-30T11:00:00Z");
    assertThat(ann.membership(next).getString("graceUntil")).isEqualTo("2026-05-05T11:00:00Z");
    assertThat(worths()).containsExactly("10.01", "19.99");
  }

  @Test
  void a_refund_takes_back_all_that_moved_of_an_order() {
    String order = Shopper.orderId();
    ann.paid(next, 1);
    at("2026-03-11T12:00:00Z");
    ann.report(order, "paid", ann.line(old, 1));
    move();

    ann.report(order, "refunded", ann.line(old, 1, "30.00", null));

    assertThat(untilOf(next)).isEqualTo("2026-03-31T11:00:00Z");
  }

  @Test
  void days_of_grace_make_room_for_paid_ones() {
    assign(next, "2026-03-11T12:00:00Z");
    assign(old, "2026-04-30T11:00:00Z");
    at("2026-03-12T12:00:00Z");
    assertThat(ann.membership(next).getString("status")).isEqualTo("grace");

    move();

    assertThat(ann.membership(next).getString("status")).isEqualTo("active");
    assertThat(untilOf(next)).isEqualTo("2026-04-30T11:00:00Z");
    assertThat(ann.membership(next).getString("graceUntil")).isEqualTo("2026-05-05T11:00:00Z");
  }

  @Test
  void days_of_grace_of_another_group_make_room_and_its_end_is_announced_then() {
    assign(rival, "2026-03-11T12:00:00Z");
    assign(old, "2026-03-31T11:00:00Z");

    move();

    at("2026-03-11T12:00:00Z");
    COTERIE.announceAll();
    assertThat(ann.membership(next).getString("status")).isEqualTo("active");
    assertThat(untilOf(next)).isEqualTo("2026-04-10T11:00:00Z");
    assertThat(told(rival)).endsWith("membership.ended over 2026-03-11T12:00:00Z");
  }

  @Test
  void who_has_cancelled_stays_cancelled() {
    assign(old, "2026-04-30T11:00:00Z");
    transit(old, "cancel");

    move();

    assertThat(ann.membership(next).getString("status")).isEqualTo("ending");
    assertThat(ann.membership(next).getString("graceUntil")).isNull();
    transit(next, "reinstate");
    assertThat(ann.membership(next).getString("status")).isEqualTo("active");
  }

  @Test
  void a_cancellation_of_an_earlier_membership_counts_no_more() {
    assign(next, "2026-03-11T12:00:00Z");
    transit(next, "cancel");
    at("2026-03-21T12:00:00Z");
    assign(old, "2026-04-30T11:00:00Z");

    move();

    assertThat(ann.membership(next).getString("status")).isEqualTo("active");
    assertThat(ann.membership(next).getString("graceUntil")).isEqualTo("2026-05-05T11:00:00Z");
  }

  @Test
  void who_runs_one_of_both_runs_on() {
    assign(next, "2026-03-11T12:00:00Z");
    assign(old, "2026-03-11T12:00:00Z");
    transit(old, "cancel");

    move();

    assertThat(ann.membership(next).getString("status")).isEqualTo("active");
    assertThat(untilOf(next)).isEqualTo("2026-03-21T12:00:00Z");
  }

  @Test
  void who_moves_is_told_of_the_end_and_of_how_it_goes_on() {
    assign(old, "2026-04-30T11:00:00Z");

    move();
    COTERIE.announceAll();

    assertThat(told(old)).endsWith("membership.ended moved " + NOW);
    assertThat(told(next)).containsExactly("membership.changed moved 2026-04-30T11:00:00Z");
    assertThat(ann.events()).endsWith("membership.ended", "membership.changed");
  }

  @Test
  void the_begin_of_what_is_to_come_is_announced_in_the_other_group() {
    assign(rival, "2026-03-31T11:00:00Z");
    assign(old, "2026-04-30T11:00:00Z");

    move();

    at("2026-03-31T11:00:00Z");
    COTERIE.announceAll();
    assertThat(told(next)).endsWith("membership.started 2026-05-30T11:00:00Z");
  }

  @Test
  void who_has_cancelled_one_of_both_only_runs_on() {
    assign(next, "2026-03-11T12:00:00Z");
    transit(next, "cancel");
    assign(old, "2026-03-21T12:00:00Z");
    transit(old, "pause");

    move();

    assertThat(ann.membership(next).getString("status")).isEqualTo("active");
    assertThat(untilOf(next)).isEqualTo("2026-03-31T11:00:00Z");
  }

  @Test
  void a_trial_moves_as_a_trial() {
    transit(old, "trial");

    move();

    JsonObject moved = ann.membership(next);
    assertThat(moved.getJsonArray("periods").getJsonObject(0).getString("source"))
        .isEqualTo("trial");
    assertThat(moved.getString("graceUntil")).isNull();
  }

  @Test
  void nobody_moves_where_another_group_of_the_tier_is_held_for_ever() {
    assign(old, "2026-04-30T11:00:00Z");
    assign(rival, null);

    Reply refused = COTERIE.delete("/v1/groups/" + old + "?members=move&to=" + next);

    assertThat(refused.code()).isEqualTo("tier-taken");
    assertThat(refused.text()).contains(ann.code(), rival);
    assertThat(ann.membership(old).getString("status")).isEqualTo("active");
  }

  @Test
  void who_holds_the_other_group_for_ever_has_what_moves_anyway() {
    assign(old, "2026-04-30T11:00:00Z");
    assign(next, null);

    move();

    assertThat(untilOf(next)).isNull();
    assertThat(ann.membership(next).getString("status")).isEqualTo("active");
  }

  @Test
  void no_random_life_loses_a_paid_day() {
    Random random = new Random(number);
    List<Shopper> all = random.ints(40).mapToObj(each -> new Shopper(COTERIE)).toList();
    for (int day = 0; day < 12; day++) {
      all.forEach(one -> live(one, random));
      COTERIE.clock.set(COTERIE.clock.instant().plus(Shopper.DAY).plusSeconds(random.nextInt(999)));
    }
    List<String> before = paidDays();

    move();

    assertThat(paidDays()).isEqualTo(before).hasSizeGreaterThan(30);
  }

  /** Whatever is refused is no part of the life. */
  private void live(Shopper one, Random random) {
    String group = List.of(old, next, rival).get(random.nextInt(3));
    switch (random.nextInt(6)) {
      case 0, 1 -> one.paid(group, 1 + random.nextInt(2));
      case 2 -> one.transit(group, "pause");
      case 3 -> one.transit(group, "cancel");
      case 4 -> one.transit(group, "resume");
      default -> one.transit(group, "trial");
    }
  }

  private List<String> paidDays() {
    return SQL.texts(PAID_DAYS.formatted(number, COTERIE.clock.instant()));
  }

  private void move() {
    Reply reply = COTERIE.delete("/v1/groups/" + old + "?members=move&to=" + next);
    assertThat(reply.status()).as(reply.text()).isEqualTo(204);
  }

  private static void at(String instant) {
    COTERIE.clock.set(Instant.parse(instant));
  }

  private void assign(String group, @Nullable String until) {
    SHOP.member(ann.code(), group, new JsonObject().put("until", until));
  }

  private void transit(String group, String transition) {
    Reply reply = ann.transit(group, transition);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  private String untilOf(String group) {
    return ann.membership(group).getString("until");
  }

  /** What was paid for each period in the other group that still runs or will, by its begin. */
  private List<String> worths() {
    return SQL.texts(
        """
        SELECT round(worth, 2) FROM membership_periods AS period
          JOIN customer_groups ON customer_groups.id = group_id
        WHERE customer_groups.code = '%s' AND continues IS NOT NULL AND NOT isempty(during)
        ORDER BY lower(during)
        """
            .formatted(next));
  }

  /** Types, causes and ends of the events of the group. */
  private List<String> told(String group) {
    return SQL.texts(
        """
        SELECT concat_ws(' ', type, data ->> 'because', data ->> 'until') FROM events
        WHERE subject = '%s' AND data ->> 'group' = '%s' AND type LIKE 'membership.%%' ORDER BY id
        """
            .formatted(ann.code(), group));
  }
}
