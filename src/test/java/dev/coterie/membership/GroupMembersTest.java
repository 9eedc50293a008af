package dev.coterie.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a group's members is written at once, and announced by the timer afterwards. */
class GroupMembersTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_ROLES", "http,membership,pricing")
          .with("COTERIE_SHOP_ZONE", "Europe/Berlin");

  static final Sql SQL = new Sql(COTERIE);

  private static final Shop SHOP = new Shop(COTERIE);

  /** Clocks change in Berlin on 29 March. */
  private static final String END = "2026-04-02T12:00:00Z";

  private static int number;

  private final String old = "old-" + ++number;
  private final String next = "next-" + number;
  private final String month = "month-" + number;
  private final String ever = "ever-" + number;

  @BeforeEach
  void a_group_with_two_members() {
    COTERIE.clock.set(RunningCoterie.BEGIN);
    SHOP.percentGroup(old, "10");
    SHOP.group(
        next,
        new JsonObject()
            .put("pricing", Shop.rule("discount", "percent", "20"))
            .put("reminders", new JsonArray().add(-60).add(-7)));
    SHOP.member(month, old, new JsonObject().put("until", END));
    SHOP.member(ever, old);
    COTERIE.announceAll();
    SQL.run("DELETE FROM events");
  }

  @Test
  void the_end_of_each_membership_of_a_deleted_group_is_announced_later_and_once() {
    done(COTERIE.delete("/v1/groups/" + old + "?members=end"));
    assertThat(eventsOf(month)).isEmpty();

    COTERIE.announceAll();
    assertThat(eventsOf(month))
        .containsExactly("membership.ended " + old + " 2026-03-01T12:00:00Z");
    assertThat(eventsOf(ever)).containsExactly("membership.ended " + old + " 2026-03-01T12:00:00Z");
    COTERIE.clock.set(Instant.parse("2027-01-01T00:00:00Z"));
    COTERIE.announceAll();
    assertThat(eventsOf(month)).hasSize(1);
  }

  @Test
  void an_end_that_was_due_before_is_announced_as_it_was() {
    SQL.run("DELETE FROM scheduled_notices");
    COTERIE.clock.set(Instant.parse("2026-04-03T00:00:00Z"));
    scheduleInOld(month, "end", END);

    done(COTERIE.delete("/v1/groups/" + old + "?members=end"));

    COTERIE.announceAll();
    assertThat(eventsOf(month)).containsExactly("membership.ended " + old + " " + END);
  }

  @Test
  void what_a_deletion_takes_is_noted() {
    done(COTERIE.delete("/v1/groups/" + old + "?members=end"));

    assertThat(
            SQL.texts(
                "SELECT DISTINCT shortening.cause || ' by ' || shortening.actor FROM membership_shortenings AS shortening"
                    + " JOIN membership_periods AS period ON period.id = shortening.period_id"
                    + " JOIN customer_groups ON customer_groups.id = group_id AND code = '"
                    + old
                    + "' WHERE period.during * shortening.taken = 'empty'"
                    + " AND period.during + shortening.taken = period.granted"))
        .containsExactly("group-deleted by key:first");
  }

  @Test
  void transferred_members_are_announced_and_reminded_by_the_other_group() {
    transfer();

    COTERIE.announceAll();
    String left = "membership.ended " + old + " 2026-03-01T12:00:00Z";
    assertThat(eventsOf(month)).containsExactly(left, "membership.changed " + next + " " + END);
    assertThat(eventsOf(ever)).containsExactly(left, "membership.changed " + next);
    COTERIE.clock.set(Instant.parse("2026-03-26T12:59:59Z"));
    COTERIE.announceAll();
    assertThat(eventsOf(month)).hasSize(2);
    COTERIE.clock.set(Instant.parse("2026-03-26T13:00:00Z"));
    COTERIE.announceAll();
    COTERIE.clock.set(Instant.parse(END));
    COTERIE.announceAll();
    assertThat(eventsOf(month))
        .endsWith("membership.ending " + next + " " + END, "membership.ended " + next + " " + END)
        .hasSize(4);
    assertThat(eventsOf(ever)).hasSize(2);
  }

  @Test
  void what_is_transferred_continues_what_was_bought_and_keeps_the_worth_of_the_rest() {
    COTERIE.clock.set(Instant.parse("2026-03-17T12:00:00Z"));
    boughtBy(month);

    transfer();

    assertThat(
            SQL.texts(
                "SELECT concat_ws(' ', next.order_id, next.line_id, next.unit, round(next.worth, 4),"
                    + " next.worth_currency) FROM membership_periods AS next"
                    + " JOIN membership_periods AS period ON period.id = next.continues"
                    + " WHERE next.order_id = 'O-"
                    + number
                    + "'"))
        .containsExactly("O-" + number + " 1 1 16.0000 USD");
  }

  @Test
  void who_has_only_grace_left_is_not_transferred() {
    String grace = "grace-" + number;
    SHOP.customer(grace);
    period(grace, "grace", "2026-02-25T12:00:00Z", "2026-03-05T12:00:00Z", "");

    transfer();

    COTERIE.announceAll();
    assertThat(eventsOf(grace))
        .containsExactly("membership.ended " + old + " 2026-03-01T12:00:00Z");
  }

  @Test
  void who_came_back_to_the_other_group_has_both_announced() {
    schedule(next, month, "end", "2026-02-28T12:00:00Z");

    transfer();

    COTERIE.announceAll();
    assertThat(eventsOf(month))
        .containsExactly(
            "membership.ended " + next + " 2026-02-28T12:00:00Z",
            "membership.ended " + old + " 2026-03-01T12:00:00Z",
            "membership.changed " + next + " " + END);
  }

  @Test
  void a_new_tier_splits_what_runs_and_the_rest_continues_it() {
    COTERIE.clock.set(Instant.parse("2026-03-17T12:00:00Z"));
    boughtBy(month);
    int version = COTERIE.get("/v1/groups/" + old).json().getInteger("version");

    done(
        COTERIE.patch(
            "/v1/groups/" + old,
            new JsonObject().put("version", version).put("tier", "tier-" + number)));

    assertThat(
            SQL.texts(
                "SELECT concat_ws(' ', next.source, next.order_id, round(next.worth, 4), shortening.cause)"
                    + " FROM membership_periods AS next"
                    + " JOIN membership_periods AS period ON period.id = next.continues"
                    + " JOIN membership_shortenings AS shortening ON shortening.period_id = period.id"
                    + " AND shortening.taken = next.granted AND period.during -|- next.during"
                    + " WHERE next.order_id = 'O-"
                    + number
                    + "'"))
        .containsExactly("order O-" + number + " 16.0000 tier-changed");
  }

  private void transfer() {
    done(COTERIE.delete("/v1/groups/" + old + "?members=move&to=" + next));
  }

  /** Has the member hold the group by an order of 32 days instead, half of which is over. */
  private void boughtBy(String customer) {
    String code = "buyer-" + customer;
    SHOP.customer(code);
    period(code, "order", "2026-03-01T12:00:00Z", END, ", 'O-" + number + "', '1', 1, 32, 'USD'");
  }

  private void period(String customer, String source, String from, String until, String order) {
    SQL.run(
        """
        INSERT INTO membership_periods
          (customer_id, group_id, exclusion, source, actor, granted_at, during, granted %s)
        SELECT customer.id, customer_groups.id, exclusion, '%s', 'test', now(),
          tstzrange('%s', '%s'), tstzrange('%s', '%s') %s
        FROM customers AS customer, customer_groups
        WHERE customer.code = '%s' AND customer_groups.code = '%s'
        """
            .formatted(
                order.isEmpty() ? "" : ", order_id, line_id, unit, worth, worth_currency",
                source,
                from,
                until,
                from,
                until,
                order,
                customer,
                old));
  }

  private void scheduleInOld(String customer, String kind, String at) {
    schedule(old, customer, kind, at);
  }

  private static void schedule(String group, String customer, String kind, String at) {
    SQL.run(
        """
        INSERT INTO scheduled_notices (customer_id, group_id, kind, due_at, until)
        SELECT customer.id, customer_groups.id, '%1$s', '%2$s', '%2$s'
        FROM customers AS customer, customer_groups
        WHERE customer.code = '%3$s' AND customer_groups.code = '%4$s'
        """
            .formatted(kind, at, customer, group));
  }

  private static List<String> eventsOf(String customer) {
    return SQL.texts(
        """
        SELECT concat_ws(' ', type, data ->> 'group', data ->> 'until') FROM events
        WHERE subject = '%s' AND type LIKE 'membership.%%' ORDER BY id
        """
            .formatted(customer));
  }

  private static void done(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 299);
  }
}
