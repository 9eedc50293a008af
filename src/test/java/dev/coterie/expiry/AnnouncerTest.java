package dev.coterie.expiry;

import static dev.coterie.testing.RunningCoterie.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.expiry.ExpiryContract.AnnounceDue;
import dev.coterie.kernel.Actor;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is due of memberships is told once, on two nodes whose timers are the test. */
class AnnouncerTest {
  private static final String WITHOUT_TIMER = "http,membership,pricing";

  @RegisterExtension
  @Order(1)
  static final RunningCoterie HERE = new RunningCoterie().with("COTERIE_ROLES", WITHOUT_TIMER);

  static final Sql SQL = new Sql(HERE);

  @RegisterExtension
  @Order(2)
  static final RunningCoterie THERE =
      new RunningCoterie().with("COTERIE_ROLES", WITHOUT_TIMER).beside(HERE);

  private static final Shop SHOP = new Shop(HERE);
  private static final int ALL = 10_000;
  private static int number;

  private final String customer = "dora-" + ++number;

  @BeforeAll
  static void a_group() {
    SHOP.percentGroup("due", "10");
    HERE.clock.set(BEGIN);
  }

  @BeforeEach
  void a_customer_and_nothing_due() {
    SHOP.customer(customer);
    SQL.run("DELETE FROM scheduled_notices");
  }

  @Test
  void nothing_is_told_before_it_is_due() {
    due(customer, "end", 0, BEGIN.plusSeconds(1));

    tell(HERE, ALL);
    assertThat(events(customer)).isEmpty();
    HERE.clock.set(BEGIN.plusSeconds(1));
    tell(HERE, ALL);
    assertThat(events(customer)).containsExactly("membership.ended over");
    HERE.clock.set(BEGIN);
  }

  @Test
  void reminders_are_told_in_order_and_once() {
    due(customer, "reminder", -7, BEGIN.minusSeconds(20));
    due(customer, "reminder", -1, BEGIN.minusSeconds(10));

    List<Announced> runs = List.of(tell(HERE, ALL), tell(HERE, ALL), tell(HERE, ALL));

    assertThat(runs)
        .extracting(Announced::byKind)
        .containsExactly(Map.of("reminder", 1L), Map.of("reminder", 1L), Map.of());
    assertThat(runs).extracting(Announced::more).containsExactly(true, true, false);
    assertThat(events(customer))
        .containsExactly("membership.ending reminder 7", "membership.ending reminder 1");
  }

  @Test
  void a_run_tells_no_more_than_it_was_asked_for() {
    for (int member = 0; member < 5; member++) {
      SHOP.customer(customer + "-" + member);
      due(customer + "-" + member, "end", 0, BEGIN);
    }

    assertThat(Stream.generate(() -> tell(HERE, 2)).limit(4).map(Announced::count))
        .containsExactly(2L, 2L, 1L, 0L);
  }

  @Test
  void two_nodes_that_tell_at_the_same_time_tell_each_once() {
    int members = 500;
    SQL.run(
        "INSERT INTO customers (code) SELECT '%s-' || n FROM generate_series(1, %d) AS n"
            .formatted(customer, members));
    due(customer + "-%", "end", 0, BEGIN);

    List<Future<Announced>> runs = new ArrayList<>();
    for (int run = 0; run < 60; run++) {
      runs.add(asked(HERE, 10));
      runs.add(asked(THERE, 10));
    }
    long told = runs.stream().map(RunningCoterie::await).mapToLong(Announced::count).sum();
    for (Announced last = tell(HERE, ALL); last.more(); last = tell(HERE, ALL)) {
      told += last.count();
    }

    assertThat(told).isEqualTo(members);
    assertThat(
            SQL.texts(
                "SELECT count(*) || ' of ' || count(DISTINCT subject) FROM events"
                    + " WHERE subject LIKE '%s-%%'".formatted(customer)))
        .containsExactly("500 of 500");
  }

  @Test
  void a_customer_whose_ledger_is_being_changed_is_told_of_afterwards() {
    due(customer, "end", 0, BEGIN);

    SQL.locking(
        "SELECT id FROM customers WHERE code = '%s' FOR NO KEY UPDATE".formatted(customer),
        () -> assertThat(tell(HERE, ALL).count()).isZero());

    assertThat(tell(HERE, ALL).count()).isEqualTo(1);
  }

  @Test
  void what_cannot_be_told_keeps_nothing_else_back_and_is_told_later() {
    String unlucky = customer + "-unlucky";
    SHOP.customer(unlucky);
    due(unlucky, "grace", 0, BEGIN.minusSeconds(60));
    due(customer, "end", 0, BEGIN);
    refuseEventsOf(unlucky);

    Announced told = tell(HERE, ALL);

    assertThat(told.byKind()).isEqualTo(Map.of("end", 1L));
    assertThat(told.failed()).isEqualTo(1);
    assertThat(events(customer)).hasSize(1);
    assertThat(events(unlucky)).isEmpty();
    assertThat(waiting(unlucky)).containsExactly("grace, 1 failure, in 00:01:00");
    assertThat(tell(HERE, ALL).count()).isZero();

    HERE.clock.advance(Duration.ofMinutes(1));
    assertThat(tell(HERE, ALL).failed()).isEqualTo(1);
    assertThat(waiting(unlucky)).containsExactly("grace, 2 failures, in 00:02:00");

    SQL.run("DROP TRIGGER unlucky ON events");
    HERE.clock.advance(Duration.ofMinutes(2));
    tell(HERE, ALL);
    assertThat(events(unlucky)).containsExactly("membership.grace");
    assertThat(until(unlucky)).isEqualTo(BEGIN.minusSeconds(60).toString());
    HERE.clock.set(BEGIN);
  }

  @Test
  void what_fails_again_and_again_is_tried_every_hour() {
    due(customer, "end", 0, BEGIN);
    SQL.run("UPDATE scheduled_notices SET failures = 40");
    refuseEventsOf(customer);

    tell(HERE, ALL);

    assertThat(waiting(customer)).containsExactly("end, 41 failures, in 01:00:00");
    SQL.run("DROP TRIGGER unlucky ON events");
  }

  private static void refuseEventsOf(String customer) {
    SQL.run(
        """
        CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'not told'; END $$;
        CREATE TRIGGER unlucky BEFORE INSERT ON events FOR EACH ROW
          WHEN (new.subject = '%s') EXECUTE FUNCTION refuse();
        """
            .formatted(customer));
  }

  private static void due(String customer, String kind, int days, Instant at) {
    SQL.run(
        """
        INSERT INTO scheduled_notices (customer_id, group_id, kind, days, due_at, until)
        SELECT customer.id, customer_groups.id, '%s', %d, '%s', '%s'
        FROM customers AS customer, customer_groups
        WHERE customer.code LIKE '%s' AND customer_groups.code = 'due'
        """
            .formatted(kind, days, at, at, customer));
  }

  private static List<String> waiting(String customer) {
    return SQL.texts(
        """
        SELECT kind || ', ' || failures || ' failure' || CASE failures WHEN 1 THEN '' ELSE 's' END
          || ', in ' || due_at - timestamptz '%s'
        FROM scheduled_notices AS due JOIN customers AS customer ON customer.id = due.customer_id
        WHERE customer.code = '%s'
        """
            .formatted(HERE.clock.instant(), customer));
  }

  private static List<String> events(String customer) {
    return SQL.texts(
        """
        SELECT concat_ws(' ', type, data ->> 'because', data ->> 'days') FROM events
        WHERE subject = '%s' ORDER BY id
        """
            .formatted(customer));
  }

  private static String until(String customer) {
    return SQL.texts("SELECT data ->> 'until' FROM events WHERE subject = '" + customer + "'")
        .get(0);
  }

  private static Announced tell(RunningCoterie node, int most) {
    return RunningCoterie.await(asked(node, most));
  }

  private static Future<Announced> asked(RunningCoterie node, int most) {
    return ExpiryContract.ANNOUNCE.send(
        node.service().vertx(), Actor.SYSTEM, new AnnounceDue(most));
  }
}
