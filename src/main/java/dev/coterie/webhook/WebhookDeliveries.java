package dev.coterie.webhook;

import dev.coterie.db.Rows;
import dev.coterie.event.RecordedEvent;
import dev.coterie.kernel.EnumNames;
import dev.coterie.webhook.WebhookContract.ReplayEvents;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The table of what is sent to webhooks. Who sends an event first marks it as being sent, in a
 * transaction of its own; what is still marked when its sender has been silent for too long is sent
 * once more, since receivers tell a repeat by its id.
 */
final class WebhookDeliveries {
  private static final String RECORD =
      """
      INSERT INTO webhook_deliveries (webhook_id, event_id, type, subject, recorded_at, due_at)
      SELECT webhook.id, event.id, event.type, event.subject, $4, $4
      FROM unnest($1::bigint[], $2::text[], $3::text[]) AS event (id, type, subject)
        JOIN webhooks AS webhook ON webhook.enabled AND webhook.begins_after < event.id
          AND (cardinality(webhook.types) = 0 OR event.type = ANY (webhook.types))
      ON CONFLICT ON CONSTRAINT webhook_deliveries_once DO NOTHING
      """;

  /** Of a subject the first that waits, and none while one is being sent. */
  private static final String CLAIM =
      """
      UPDATE webhook_deliveries SET status = 'sending', tries = tries + 1,
        begun_at = clock_timestamp(), first_try = coalesce(first_try, $2::timestamptz)
      WHERE webhook_id = $1 AND event_id IN (
        SELECT event_id FROM webhook_deliveries AS due
        WHERE webhook_id = $1 AND status = 'waiting' AND due_at <= $2
          AND NOT EXISTS (
            SELECT FROM webhook_deliveries AS earlier
            WHERE earlier.webhook_id = $1 AND earlier.subject = due.subject
              AND earlier.status = 'waiting' AND earlier.event_id < due.event_id)
          AND NOT EXISTS (
            SELECT FROM webhook_deliveries AS other
            WHERE other.webhook_id = $1 AND other.subject = due.subject
              AND other.status = 'sending')
          AND ($4 OR NOT EXISTS (
            SELECT FROM webhook_deliveries AS other
            WHERE other.webhook_id = $1 AND other.status = 'sending'))
        ORDER BY due_at, event_id LIMIT $3 FOR UPDATE SKIP LOCKED
      )
      RETURNING webhook_id, event_id, tries, first_try
      """;

  private static final String SETTLE =
      """
      UPDATE webhook_deliveries SET status = $4, answered = $5, reason = $6, due_at = $7,
        delivered_at = CASE WHEN $4 = 'delivered' THEN $7::timestamptz END
      WHERE webhook_id = $1 AND event_id = $2 AND tries = $3 AND status = 'sending'
      """;

  private static final String TAKE_OVER =
      """
      UPDATE webhook_deliveries SET status = 'waiting', reason = $2
      WHERE status = 'sending' AND begun_at < clock_timestamp() - $1 * interval '1 millisecond'
      """;

  private static final String FORGET =
      """
      DELETE FROM webhook_deliveries WHERE (webhook_id, event_id) IN (
        SELECT webhook_id, event_id FROM webhook_deliveries
        WHERE status IN ('delivered', 'failed') AND due_at < $1
        ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED
      )
      """;

  /** What is not recorded yet will be by its reader, in its order. */
  private static final String REPLAY =
      """
      INSERT INTO webhook_deliveries (webhook_id, event_id, type, subject, recorded_at, due_at)
      SELECT webhook.id, event.id, event.type, event.subject, $2, $2
      FROM webhooks AS webhook
        JOIN events AS event
          ON cardinality(webhook.types) = 0 OR event.type = ANY (webhook.types)
      WHERE webhook.id = $1 AND event.id > $3
        AND ($4::timestamptz IS NULL OR event.at >= $4)
        AND event.id <= (SELECT event_id FROM event_readers WHERE name = 'webhook')
      ON CONFLICT ON CONSTRAINT webhook_deliveries_once DO UPDATE SET status = 'waiting',
        due_at = excluded.due_at, first_try = NULL, delivered_at = NULL, answered = NULL,
        reason = NULL
      WHERE webhook_deliveries.status <> 'sending'
      """;

  private static final String REPLAY_FAILED =
      """
      UPDATE webhook_deliveries SET status = 'waiting', due_at = $2, first_try = NULL
      WHERE webhook_id = $1 AND status = 'failed'
      """;

  private static final String SEND_AGAIN =
      """
      UPDATE webhook_deliveries SET status = 'waiting', due_at = $3, first_try = NULL,
        delivered_at = NULL
      WHERE webhook_id = $1 AND event_id = $2 AND status <> 'sending'
      """;

  /** Records what webhooks are to be told; what comes twice is recorded once. */
  Future<Void> record(SqlClient sql, List<RecordedEvent> events, Instant now) {
    return sql.preparedQuery(RECORD)
        .execute(
            Tuple.of(
                events.stream().map(RecordedEvent::id).toArray(Long[]::new),
                Rows.texts(events, RecordedEvent::type),
                Rows.texts(events, RecordedEvent::subject),
                Rows.utc(now)))
        .mapEmpty();
  }

  /**
   * Marks those that are due as being sent.
   *
   * @param most how many of them at most
   * @param besides whether others may be on their way to the webhook
   */
  Future<List<ClaimedDelivery>> claim(
      SqlClient sql, long webhook, int most, boolean besides, Instant now) {
    return sql.preparedQuery(CLAIM)
        .execute(Tuple.of(webhook, Rows.utc(now), most, besides))
        .map(rows -> Rows.all(rows, WebhookDeliveries::claimed));
  }

  /** Writes down what became of a try. */
  Future<Void> settle(SqlClient sql, ClaimedDelivery delivery, DeliveryOutcome outcome) {
    return sql.preparedQuery(SETTLE)
        .execute(
            Tuple.of(
                delivery.webhook(),
                delivery.event(),
                delivery.tries(),
                EnumNames.of(outcome.status()),
                outcome.answered(),
                outcome.reason(),
                Rows.utc(outcome.at())))
        .mapEmpty();
  }

  /** Has those sent again whose sender has not settled them for so long. */
  Future<Void> takeOver(SqlClient sql, Duration silence, String reason) {
    return sql.preparedQuery(TAKE_OVER).execute(Tuple.of(silence.toMillis(), reason)).mapEmpty();
  }

  /** Forgets some of those that were over before an instant; their events are still there. */
  Future<Void> forget(SqlClient sql, Instant before, int most) {
    return sql.preparedQuery(FORGET).execute(Tuple.of(Rows.utc(before), most)).mapEmpty();
  }

  /** Has many sent from now on as if they never were; answers how many. */
  Future<Integer> replay(SqlClient sql, ReplayEvents ask, Instant now) {
    return ask.onlyFailed()
        ? sql.preparedQuery(REPLAY_FAILED)
            .execute(Tuple.of(ask.webhook(), Rows.utc(now)))
            .map(rows -> rows.rowCount())
        : sql.preparedQuery(REPLAY)
            .execute(
                Tuple.of(
                    ask.webhook(),
                    Rows.utc(now),
                    ask.after() == null ? 0L : ask.after(),
                    Rows.utc(ask.from())))
            .map(rows -> rows.rowCount());
  }

  /** Has one sent from now on as if it never was, unless it is being sent. */
  Future<Void> sendAgain(SqlClient sql, long webhook, long event, Instant now) {
    return sql.preparedQuery(SEND_AGAIN)
        .execute(Tuple.of(webhook, event, Rows.utc(now)))
        .mapEmpty();
  }

  private static ClaimedDelivery claimed(Row row) {
    return new ClaimedDelivery(
        row.getLong("webhook_id"),
        row.getLong("event_id"),
        row.getInteger("tries"),
        Rows.instant(row, "first_try"));
  }
}
