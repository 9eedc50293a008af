package dev.coterie.mail;

import dev.coterie.db.Rows;
import dev.coterie.event.RecordedEvent;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.MailLanguage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The table of mails. Who sends one first marks it as being sent, in a transaction of its own, so
 * that none is sent by two, and one whose sender died is known to be uncertain.
 */
final class Mails {
  /**
   * Whoever is a member at the instant of the order; an address of several groups counts once, in
   * the language of the first of them that has one.
   */
  private static final String RECORD_ORDERS =
      """
      INSERT INTO mails
        (kind, reference, customer_id, group_ids, address, language, recorded_at, due_at)
      SELECT 'order', orders.id, orders.customer_id,
        array_agg(DISTINCT "group".id), min(address),
        (array_agg("group".notify_language ORDER BY "group".id)
          FILTER (WHERE "group".notify_language IS NOT NULL))[1], $2, $2
      FROM orders
        JOIN membership_periods AS period
          ON period.customer_id = orders.customer_id AND period.during @> orders.at
        JOIN customer_groups AS "group" ON "group".id = period.group_id
        CROSS JOIN LATERAL unnest("group".notify_emails) AS address
      WHERE orders.id = ANY ($1)
      GROUP BY orders.id, lower(address)
      ON CONFLICT (kind, reference, lower(address)) DO NOTHING
      """;

  /** A code that was given again is another customer's from the events on that follow. */
  private static final String RECORD_NOTICES =
      """
      INSERT INTO mails
        (kind, reference, customer_id, group_ids, address, language, until, recorded_at, due_at)
      SELECT notice.kind, notice.event::text, customer.id, ARRAY[named.id], customer.email,
        named.notify_language, notice.until, $6, $6
      FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::timestamptz[])
          AS notice (kind, event, customer, "group", until)
        JOIN customers AS customer ON customer.code = notice.customer
          AND customer.erased_at IS NULL AND coalesce(customer.events_after, 0) < notice.event
        CROSS JOIN LATERAL (
          SELECT id, notify_language FROM customer_groups
          WHERE code = notice."group" ORDER BY id DESC LIMIT 1
        ) AS named
      WHERE customer.email IS NOT NULL
      ON CONFLICT (kind, reference, lower(address)) DO NOTHING
      """;

  /** One mail tells of all that is lifted when it is sent, so that one is enough while it waits. */
  private static final String RECORD_LIFTED =
      """
      INSERT INTO mails
        (kind, reference, customer_id, group_ids, address, recorded_at, due_at)
      SELECT 'lifted', min(notice.event)::text, customer.id, '{}', min(customer.email), $3, $3
      FROM unnest($1::bigint[], $2::text[]) AS notice (event, owner)
        JOIN customers AS customer ON customer.code = notice.owner
          AND customer.erased_at IS NULL AND coalesce(customer.events_after, 0) < notice.event
      WHERE customer.email IS NOT NULL AND NOT EXISTS (
        SELECT FROM mails AS waiting WHERE waiting.customer_id = customer.id
          AND waiting.kind = 'lifted' AND waiting.status = 'waiting')
      GROUP BY customer.id
      ON CONFLICT (kind, reference, lower(address)) DO NOTHING
      """;

  private static final String CLAIM =
      """
      UPDATE mails SET status = 'sending', tries = tries + 1, begun_at = clock_timestamp(),
        retry_until = coalesce(retry_until, $1::timestamptz + $2 * interval '1 second')
      WHERE id = (
        SELECT id FROM mails AS due WHERE status = 'waiting' AND due_at <= $1
        ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
      )
      RETURNING id, kind, reference, address, language, tries, retry_until
      """;

  /** What is known only after others gave the mail up still counts. */
  private static final String SETTLE =
      """
      UPDATE mails SET
        status = CASE WHEN $3 = 'waiting' AND address IS NULL THEN 'failed' ELSE $3 END,
        reason = $4, due_at = $5, sent_at = CASE WHEN $3 = 'sent' THEN $5::timestamptz END
      WHERE id = $1 AND tries = $2 AND status IN ('sending', 'uncertain')
      """;

  private static final String GIVE_UP =
      """
      UPDATE mails SET status = 'uncertain', reason = $2
      WHERE status = 'sending' AND begun_at < clock_timestamp() - $1 * interval '1 millisecond'
      """;

  private static final String WAKE_UP =
      "UPDATE mails SET status = 'waiting', due_at = $2, retry_until = NULL WHERE id = $1";

  private static final String FORGET =
      """
      UPDATE mails SET address = NULL, reason = NULL, status = CASE status
          WHEN 'waiting' THEN 'failed' WHEN 'sending' THEN 'uncertain' ELSE status END
      WHERE customer_id = $1 AND kind <> 'order'
      """;

  /** Tells owners of shops of prices that were lifted, by the events that say so. */
  Future<Void> recordLifted(SqlClient sql, List<RecordedEvent> events, Instant now) {
    return events.isEmpty()
        ? Future.succeededFuture()
        : sql.preparedQuery(RECORD_LIFTED)
            .execute(
                Tuple.tuple()
                    .addArrayOfLong(events.stream().map(RecordedEvent::id).toArray(Long[]::new))
                    .addArrayOfString(Rows.texts(events, event -> event.data().getString("owner")))
                    .addOffsetDateTime(Rows.utc(now)))
            .mapEmpty();
  }

  Future<Void> recordOrders(SqlClient sql, List<String> orders, Instant now) {
    return orders.isEmpty()
        ? Future.succeededFuture()
        : sql.preparedQuery(RECORD_ORDERS)
            .execute(Tuple.of(orders.toArray(String[]::new), Rows.utc(now)))
            .mapEmpty();
  }

  Future<Void> recordNotices(SqlClient sql, List<MemberNotice> notices, Instant now) {
    return notices.isEmpty()
        ? Future.succeededFuture()
        : sql.preparedQuery(RECORD_NOTICES)
            .execute(
                Tuple.of(
                    Rows.texts(notices, notice -> EnumNames.of(notice.kind())),
                    notices.stream().map(MemberNotice::event).toArray(Long[]::new),
                    Rows.texts(notices, MemberNotice::customer),
                    Rows.texts(notices, MemberNotice::group),
                    Rows.times(notices, MemberNotice::until),
                    Rows.utc(now)))
            .mapEmpty();
  }

  /**
   * Marks the mail that is due first as being sent, past those that others are taking.
   *
   * @param patience how long it is tried again after its first try
   */
  Future<Optional<ClaimedMail>> claim(SqlClient sql, Instant now, Duration patience) {
    return sql.preparedQuery(CLAIM)
        .execute(Tuple.of(Rows.utc(now), patience.toSeconds()))
        .map(rows -> Rows.first(rows, Mails::claimed));
  }

  /** Writes down what became of a try. */
  Future<Void> settle(SqlClient sql, ClaimedMail mail, Conclusion conclusion) {
    return sql.preparedQuery(SETTLE)
        .execute(
            Tuple.of(
                mail.id(),
                mail.tries(),
                EnumNames.of(conclusion.status()),
                conclusion.reason(),
                Rows.utc(conclusion.at())))
        .mapEmpty();
  }

  /** Gives up those whose sender has not settled them for so long. */
  Future<Void> giveUp(SqlClient sql, Duration silence, String reason) {
    return sql.preparedQuery(GIVE_UP).execute(Tuple.of(silence.toMillis(), reason)).mapEmpty();
  }

  /** Has a mail tried from now on as if it never was. */
  Future<Void> wakeUp(SqlClient sql, long id, Instant now) {
    return sql.preparedQuery(WAKE_UP).execute(Tuple.of(id, Rows.utc(now))).mapEmpty();
  }

  /** Forgets the address of a customer, to whom nothing is sent any more. */
  Future<Void> forget(SqlClient sql, long customerId) {
    return sql.preparedQuery(FORGET).execute(Tuple.of(customerId)).mapEmpty();
  }

  private static ClaimedMail claimed(Row row) {
    return new ClaimedMail(
        row.getLong("id"),
        EnumNames.read(row.getString("kind"), MailKind.class),
        row.getString("reference"),
        row.getString("address"),
        EnumNames.readNullable(row.getString("language"), MailLanguage.class),
        row.getInteger("tries"),
        Rows.instant(row, "retry_until"));
  }
}
