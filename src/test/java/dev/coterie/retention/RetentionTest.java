package dev.coterie.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.catalog.OldPlans;
import dev.coterie.db.OldEvents;
import dev.coterie.db.OldRows;
import dev.coterie.db.RememberedAnswers;
import dev.coterie.list.OldImports;
import dev.coterie.mail.OldMails;
import dev.coterie.testing.EmittedEvents;
import dev.coterie.testing.EventLines;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetentionTest {
  private static final Duration YEAR = Duration.ofDays(365);

  /**
   * Without the readers of the outbox, which would be where this test wants them only by chance.
   */
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_ROLES", "http,membership,pricing");

  private static final Sql SQL = new Sql(COTERIE);
  private static EmittedEvents events;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @BeforeAll
  static void a_pool() {
    events = new EmittedEvents(COTERIE.databaseUri());
  }

  @AfterAll
  static void it_closes() {
    events.close();
  }

  @Test
  void events_that_all_have_read_are_deleted_and_who_reads_on_before_them_is_told() {
    SQL.run(
        """
        DELETE FROM events;
        INSERT INTO events (type, at, subject, data)
          SELECT 'group.updated', '2024-01-01', 'old-' || n, '{}' FROM generate_series(1, 2500) AS n;
        INSERT INTO event_readers (name, event_id) SELECT 'slow', min(id) + 2199 FROM events;
        INSERT INTO events (type, at, subject, data)
          VALUES ('group.updated', '2026-02-28', 'new', '{}')
        """);
    long first = SQL.whole("SELECT min(id) FROM events");

    prune(new OldEvents());
    assertThat(SQL.texts("SELECT subject FROM events ORDER BY id LIMIT 1"))
        .containsExactly("old-2201");

    SQL.run("UPDATE event_readers SET event_id = (SELECT max(id) FROM events)");
    prune(new OldEvents());
    assertThat(SQL.texts("SELECT subject FROM events")).containsExactly("new");
    assertThat(deleted("events")).isEqualTo(2500);

    Reply late = COTERIE.get("/v1/events?after=" + first);
    assertThat(late.status()).isEqualTo(410);
    assertThat(late.code()).isEqualTo("events-pruned");
    assertThat(late.text()).contains("after=" + (first + 2499));
    try (EventLines stream = new EventLines(COTERIE, "/v1/events", Long.toString(first))) {
      assertThat(stream.status()).isEqualTo(410);
    }
    for (String from : List.of("", "?after=0", "?after=" + (first + 2499))) {
      assertThat(COTERIE.get("/v1/events" + from).items()).as(from).hasSize(1);
    }
  }

  @Test
  void an_event_stays_as_long_as_a_webhook_may_be_sent_it() {
    SQL.run(
        """
        DELETE FROM event_readers;
        DELETE FROM events;
        INSERT INTO events (type, at, subject, data)
          SELECT 'group.updated', '2024-01-01', 'sent-' || n, '{}' FROM generate_series(1, 3) AS n;
        INSERT INTO webhooks (url, types, secret, created_at, begins_after)
          VALUES ('http://shop.example/', '{}', 'secret', '2024-01-01', 0);
        INSERT INTO webhook_deliveries (webhook_id, event_id, type, subject, recorded_at, due_at)
          SELECT webhook.id, event.id, type, subject, at, at FROM webhooks AS webhook, events AS event
          WHERE subject = 'sent-2'
        """);

    prune(new OldEvents());

    assertThat(SQL.texts("SELECT subject FROM events ORDER BY id"))
        .containsExactly("sent-2", "sent-3");
    SQL.run("DELETE FROM webhooks");
  }

  @Test
  void answers_mails_and_files_go_once_they_are_old_but_not_what_is_still_to_come() {
    COTERIE.put("/v1/customers/ada", new JsonObject());
    new Shop(COTERIE).group("press", new JsonObject().put("kind", "list"));
    SQL.run(
        """
        INSERT INTO remembered_answers (caller, key, fingerprint, claimed_at, leased_until)
          SELECT 'key:first', at, at, at::timestamptz, at::timestamptz
          FROM unnest(ARRAY['2024-01-01', '2026-02-28']) AS at;
        INSERT INTO mails (kind, reference, customer_id, group_ids, address, status, recorded_at,
            due_at)
          SELECT 'order', status, id, '{}'::bigint[], 'a@shop.example', status, '2024-01-01', '2024-01-01'
          FROM customers, unnest(ARRAY['failed', 'uncertain', 'waiting']) AS status;
        INSERT INTO product_imports (id, state, changed_at)
          SELECT at, 'planned', at::timestamptz FROM unnest(ARRAY['2024-01-01', '2026-02-28']) AS at;
        INSERT INTO planned_products (import_id, number, sku, name, list_price, currency)
          SELECT id, n, n, 'Tea', 1, 'USD' FROM product_imports, generate_series(1, 1200) AS n;
        INSERT INTO list_imports (id, group_id, mode, invites, state, actor, begun_at, changed_at)
          SELECT import, customer_groups.id, 'add', true, 'done', 'user:mia', '2024-01-01', '2024-01-01'
          FROM customer_groups, unnest(ARRAY['over', 'inviting']) AS import;
        INSERT INTO list_changes (import_id, customer_id, joins)
          SELECT id, n, true FROM list_imports, generate_series(1, 1200) AS n;
        INSERT INTO list_invitations (email, group_id, import_id, holds)
          SELECT id || '@shop.example', group_id, id, id = 'inviting' FROM list_imports
        """);

    prune(new RememberedAnswers(YEAR), new OldMails(), new OldPlans(), new OldImports());

    assertThat(SQL.texts("SELECT key FROM remembered_answers")).containsExactly("2026-02-28");
    assertThat(SQL.texts("SELECT status FROM mails")).containsExactly("waiting");
    assertThat(SQL.texts("SELECT id FROM product_imports")).containsExactly("2026-02-28");
    assertThat(SQL.whole("SELECT count(*) FROM planned_products")).isEqualTo(1200);
    assertThat(SQL.texts("SELECT id FROM list_imports")).containsExactly("inviting");
    assertThat(SQL.texts("SELECT email FROM list_invitations"))
        .containsExactly("inviting@shop.example");
    assertThat(SQL.whole("SELECT count(*) FROM list_changes")).isZero();
  }

  @Test
  void while_another_node_is_at_it_nothing_is_deleted() {
    SQL.run(
        """
        INSERT INTO remembered_answers (caller, key, fingerprint, claimed_at, leased_until)
        VALUES ('key:first', 'locked', '', '2024-01-01', '2024-01-01')
        """);
    String locked = "SELECT count(*) FROM remembered_answers WHERE key = 'locked'";

    SQL.locking(
        "SELECT pg_advisory_xact_lock(hashtext('coterie retention'))",
        () -> prune(new RememberedAnswers(YEAR)));
    assertThat(SQL.whole(locked)).isEqualTo(1);

    prune(new RememberedAnswers(YEAR));
    assertThat(SQL.whole(locked)).isZero();
  }

  private void prune(OldRows... rows) {
    List<KeptRows> kept = List.of(rows).stream().map(each -> new KeptRows(each, YEAR)).toList();
    RunningCoterie.await(
        new Retention(COTERIE.service().vertx(), events.pool(), kept, meters, COTERIE.clock)
            .prune());
  }

  private double deleted(String kind) {
    return meters.get("coterie.retention.deleted").tag("kind", kind).counter().count();
  }
}
