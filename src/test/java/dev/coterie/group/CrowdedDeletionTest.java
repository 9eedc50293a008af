package dev.coterie.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.order.Shopper;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A group of more members than one transaction takes is left by them in batches. */
class CrowdedDeletionTest {
  private static final int CROWD = 1_203;

  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_ROLES", "http,membership,pricing");

  private static final Shop SHOP = new Shop(COTERIE);
  private static final Sql SQL = new Sql(COTERIE);
  private static int number;

  private final String old = "old-" + ++number;
  private final String next = "next-" + number;
  private final String rival = "rival-" + number;

  @BeforeEach
  void a_crowded_plan_and_two_of_another_tier() {
    Shopper.plan(COTERIE, old, "30.00", new JsonObject().put("tier", old));
    Shopper.plan(COTERIE, next, "30.00", new JsonObject().put("tier", next));
    Shopper.plan(COTERIE, rival, "30.00", new JsonObject().put("tier", next));
    SQL.run(
        """
        INSERT INTO customers (code, name)
        SELECT '%1$s-' || each, '' FROM generate_series(1, %2$d) AS each;
        INSERT INTO membership_periods
          (customer_id, group_id, exclusion, during, granted, source, actor, granted_at)
        SELECT customer.id, customer_groups.id, exclusion, during, during, 'manual', 'system', '%3$s'
        FROM customers AS customer, customer_groups,
          tstzrange('%3$s', '%3$s'::timestamptz + interval '30 days') AS during
        WHERE customer.code LIKE '%1$s-%%' AND customer_groups.code = '%1$s'
        """
            .formatted(old, CROWD, RunningCoterie.BEGIN));
  }

  @Test
  void all_who_move_go_on_in_the_other_group_and_are_told_so() {
    assertThat(delete("move&to=" + next).status()).isEqualTo(204);

    assertThat(members(next)).isEqualTo(CROWD);
    assertThat(COTERIE.get("/v1/groups/" + old).status()).isEqualTo(404);
    COTERIE.announceAll();
    assertThat(told("membership.ended", old)).isEqualTo(CROWD);
    assertThat(told("membership.changed", next)).isEqualTo(CROWD);
  }

  @Test
  void all_memberships_end() {
    assertThat(delete("end").status()).isEqualTo(204);

    COTERIE.announceAll();
    assertThat(told("membership.ended", old)).isEqualTo(CROWD);
    assertThat(openPeriods()).isZero();
  }

  @Test
  void the_price_of_a_member_is_the_other_groups_at_once() {
    SHOP.product("CROWD", "100", null);
    COTERIE.patch(
        "/v1/groups/" + next,
        new JsonObject().put("pricing", Shop.rule("discount", "percent", "40")));
    assertThat(SHOP.price("CROWD", old + "-700")).isEqualTo("90.00");

    delete("move&to=" + next);

    assertThat(SHOP.price("CROWD", old + "-700")).isEqualTo("60.00");
  }

  @Test
  void nobody_moves_where_anybody_could_not() {
    SHOP.member(old + "-" + CROWD, rival, new JsonObject().put("until", null));

    Reply refused = delete("move&to=" + next);

    assertThat(refused.code()).isEqualTo("tier-taken");
    assertThat(members(old)).isEqualTo(CROWD);
  }

  @Test
  void orders_of_both_groups_are_paid_meanwhile() {
    Shopper ann = new Shopper(COTERIE);
    Shopper bob = new Shopper(COTERIE);

    CompletableFuture<Reply> deleted = new CompletableFuture<>();
    SQL.locking(
        "SELECT FROM customers WHERE code = '" + old + "-" + CROWD + "' FOR UPDATE",
        () -> {
          deleted.completeAsync(() -> delete("move&to=" + next));
          Eventually.sees(1L, CrowdedDeletionTest::waiting);
          Stream.of(ann.paid(next, 1), bob.paid(old, 1))
              .forEach(paid -> assertThat(paid.status()).as(paid.text()).isEqualTo(200));
        });

    assertThat(deleted.join().status()).isEqualTo(204);
    assertThat(members(next)).isEqualTo(CROWD + 2);
  }

  private Reply delete(String members) {
    return COTERIE.delete("/v1/groups/" + old + "?members=" + members);
  }

  private static int members(String group) {
    return COTERIE.get("/v1/groups/" + group).json().getInteger("members");
  }

  private static long told(String type, String group) {
    return SQL.whole(
        "SELECT count(DISTINCT subject) FROM events WHERE type = '%s' AND data ->> 'group' = '%s'"
            .formatted(type, group));
  }

  private long openPeriods() {
    return SQL.whole(
        """
        SELECT count(*) FROM membership_periods JOIN customers ON customers.id = customer_id
        WHERE code LIKE '%s-%%' AND upper(during) > '%s'
        """
            .formatted(old, RunningCoterie.BEGIN));
  }

  private static long waiting() {
    return SQL.whole(
        """
        SELECT count(*) FROM pg_stat_activity
        WHERE wait_event_type = 'Lock' AND datname = current_database()
        """);
  }
}
