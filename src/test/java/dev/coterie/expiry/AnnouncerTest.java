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

/** What is due of memberships is announced once, on two nodes whose timers are the test. */
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
  void a_customer_and_no_notice() {
    SHOP.customer(customer);
    SQL.run("DELETE FROM scheduled_notices");
  }

  @Test
  void nothing_is_announced_before_it_is_due() {
    schedule(customer, "end", 0, BEGIN.plusSeconds(1));

    announce(HERE, ALL);
    assertThat(events(customer)).isEmpty();
    HERE.clock.set(BEGIN.plusSeconds(1));
    announce(HERE, ALL);
    assertThat(events(customer)).containsExactly("membership.ended over");
    HERE.clock.set(BEGIN);
  }

  @Test
  void reminders_are_announced_in_order_and_once() {
    schedule(customer, "reminder", -7, BEGIN.minusSeconds(20));
    schedule(customer, "reminder", -1, BEGIN.minusSeconds(10));

    List<Announced> runs = List.of(announce(HERE, ALL), announce(HERE, ALL), announce(HERE, ALL));

    assertThat(runs)
        .extracting(Announced::byKind)
        .containsExactly(Map.of("reminder", 1L), Map.of("reminder", 1L), Map.of());
    assertThat(runs).extracting(Announced::more).containsExactly(true, true, false);
    assertThat(events(customer))
        .containsExactly("membership.ending reminder 7", "membership.ending reminder 1");
  }

  @Test
  void a_batch_announces_no_more_than_it_was_asked_for() {
    for (int member = 0; member < 5; member++) {
      SHOP.customer(customer + "-" + member);
      schedule(customer + "-" + member, "end", 0, BEGIN);
    }

    assertThat(Stream.generate(() -> announce(HERE, 2)).limit(4).map(Announced::count))
        .containsExactly(2L, 2L, 1L, 0L);
  }

  @Test
  void two_nodes_that_announce_at_the_same_time_announce_each_notice_once() {
    int members = 500;
    SQL.run(
        "INSERT INTO customers (code) SELECT '%s-' || n FROM generate_series(1, %d) AS n"
            .formatted(customer, members));
    schedule(customer + "-%", "end", 0, BEGIN);

    List<Future<Announced>> runs = new ArrayList<>();
    for (int run = 0; run < 60; run++) {
      runs.add(asked(HERE, 10));
      runs.add(asked(THERE, 10));
    }
    long announced = runs.stream().map(RunningCoterie::await).mapToLong(Announced::count).sum();
    for (Announced last = announce(HERE, ALL); last.more(); last = announce(HERE, ALL)) {
      announced += last.count();
    }

    assertThat(announced).isEqualTo(members);
    assertThat(
            SQL.texts(
                "SELECT count(*) || ' of ' || count(DISTINCT subject) FROM events"
                    + " WHERE subject LIKE '%s-%%'".formatted(customer)))
        .containsExactly("500 of 500");
  }

  @Test
  void a_customer_whose_ledger_is_being_changed_comes_afterwards() {
    schedule(customer, "end", 0, BEGIN);

    SQL.locking(
        "SELECT id FROM customers WHERE code = '%s' FOR NO KEY UPDATE".formatted(customer),
        () -> assertThat(announce(HERE, ALL).count()).isZero());

    assertThat(announce(HERE, ALL).count()).isEqualTo(1);
  }

  @Test
  void a_notice_that_cannot_be_announced_holds_no_other_back_and_is_announced_later() {
    String unlucky = customer + "-unlucky";
    SHOP.customer(unlucky);
    schedule(unlucky, "grace", 0, BEGIN.minusSeconds(60));
    schedule(customer, "end", 0, BEGIN);
    refuseEventsOf(unlucky);

    Announced announced = announce(HERE, ALL);

    assertThat(announced.byKind()).isEqualTo(Map.of("end", 1L));
    assertThat(announced.failed()).isEqualTo(1);
    assertThat(events(customer)).hasSize(1);
    assertThat(events(unlucky)).isEmpty();
    assertThat(waiting(unlucky)).containsExactly("grace, 1 failure, in 00:01:00");
    assertThat(announce(HERE, ALL).count()).isZero();

    HERE.clock.advance(Duration.ofMinutes(1));
    assertThat(announce(HERE, ALL).failed()).isEqualTo(1);
    assertThat(waiting(unlucky)).containsExactly("grace, 2 failures, in 00:02:00");

    SQL.run("DROP TRIGGER unlucky ON events");
    HERE.clock.advance(Duration.ofMinutes(2));
    announce(HERE, ALL);
    assertThat(events(unlucky)).containsExactly("membership.grace");
    assertThat(until(unlucky)).isEqualTo(BEGIN.minusSeconds(60).toString());
    HERE.clock.set(BEGIN);
  }

  @Test
  void what_fails_again_and_again_is_tried_every_hour() {
    schedule(customer, "end", 0, BEGIN);
    SQL.run("UPDATE scheduled_notices SET failures = 40");
    refuseEventsOf(customer);

    announce(HERE, ALL);

    assertThat(waiting(customer)).containsExactly("end, 41 failures, in 01:00:00");
    SQL.run("DROP TRIGGER unlucky ON events");
  }

  private static void refuseEventsOf(String customer) {
    SQL.run(
        """
        CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'not announced'; END $$;
        CREATE TRIGGER unlucky BEFORE INSERT ON events FOR EACH ROW
          WHEN (new.subject = '%s') EXECUTE FUNCTION refuse();
        """
            .formatted(customer));
  }

  private static void schedule(String customer, String kind, int days, Instant at) {
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
        FROM scheduled_notices AS notice JOIN customers AS customer
          ON customer.id = notice.customer_id
        WHERE customer.code = '%s'
        """
            .formatted(HERE.clock.instant(), customer));
  }

  private static List<String> events(String customer) {
    return SQL.texts(
        """
        SELECT concat_ws(' ', type, data ->> 'because', data ->> 'days') FROM events
        WHERE subject = '%s' AND type LIKE 'membership.%%' ORDER BY id
        """
            .formatted(customer));
  }

  private static String until(String customer) {
    return SQL.texts(
            "SELECT data ->> 'until' FROM events WHERE type LIKE 'membership.%' AND subject = '"
                + customer
                + "'")
        .get(0);
  }

  private static Announced announce(RunningCoterie node, int most) {
    return RunningCoterie.await(asked(node, most));
  }

  private static Future<Announced> asked(RunningCoterie node, int most) {
    return ExpiryContract.ANNOUNCE.send(
        node.service().vertx(), Actor.SYSTEM, new AnnounceDue(most));
  }
}
