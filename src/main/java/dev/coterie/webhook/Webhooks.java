package dev.coterie.webhook;

import dev.coterie.db.Keyset;
import dev.coterie.db.Keyset.KeyKind;
import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.webhook.WebhookContract.TroubledWebhook;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of webhooks. Whoever changes how one is sent to locks it first. */
final class Webhooks {
  /** How long a former secret still signs, too. */
  static final Duration FAREWELL = Duration.ofDays(1);

  private static final Keyset BY_ID = Keyset.by("id", KeyKind.WHOLE);
  private static final String COLUMNS =
      "id, url, types, enabled, failures, paused_until, created_at";

  private static final String ADD =
      """
      INSERT INTO webhooks (url, types, secret, created_at, begins_after)
      SELECT $1, $2, $3, $4, coalesce(max(id), 0) FROM events
      RETURNING id, url, types, enabled, failures, paused_until, created_at
      """;

  private static final String FIND = "SELECT " + COLUMNS + " FROM webhooks WHERE id = $1";

  /** A lock that does not keep events from being recorded. */
  private static final String LOCK =
      """
      SELECT id, url, types, enabled, failures, paused_until, created_at, secret,
        CASE WHEN former_until > $2 THEN former_secret END AS former_secret
      FROM webhooks WHERE id = $1
      FOR NO KEY UPDATE
      """;

  private static final String DUE =
      """
      SELECT id FROM webhooks
      WHERE enabled AND (paused_until IS NULL OR paused_until <= $1) AND EXISTS (
        SELECT FROM webhook_deliveries
        WHERE webhook_id = webhooks.id AND status = 'waiting' AND due_at <= $1)
      ORDER BY id
      """;

  private static final String TROUBLED =
      """
      SELECT id, url, coalesce(paused_until > $1, false) AS paused FROM webhooks
      WHERE enabled AND (paused_until > $1 OR EXISTS (
        SELECT FROM webhook_deliveries WHERE webhook_id = webhooks.id AND status = 'failed'))
      ORDER BY id LIMIT 8
      """;

  private static final String CHANGE =
      "UPDATE webhooks SET url = $2, types = $3, enabled = $4 WHERE id = $1";

  private static final String BREAK =
      "UPDATE webhooks SET failures = $2, paused_until = $3 WHERE id = $1";

  private static final String RENEW_SECRET =
      """
      UPDATE webhooks SET secret = $2, former_secret = secret, former_until = $3 WHERE id = $1
      """;

  private static final String DELETE = "DELETE FROM webhooks WHERE id = $1";

  Future<Webhook> add(
      SqlClient sql, String url, List<String> types, WebhookSecret secret, Instant now) {
    return sql.preparedQuery(ADD)
        .execute(Tuple.of(url, types.toArray(String[]::new), secret.text(), Rows.utc(now)))
        .map(rows -> webhook(rows.iterator().next()));
  }

  Future<Page<Webhook>> page(SqlClient sql, PageRequest page) {
    return new ListQuery(COLUMNS).from("webhooks").page(sql, BY_ID, false, page, Webhooks::webhook);
  }

  Future<Optional<Webhook>> find(SqlClient sql, long id) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(id))
        .map(rows -> Rows.first(rows, Webhooks::webhook));
  }

  /** Locks the webhook against all others who lock it. */
  Future<Optional<WebhookTarget>> lock(SqlClient sql, long id, Instant now) {
    return sql.preparedQuery(LOCK)
        .execute(Tuple.of(id, Rows.utc(now)))
        .map(rows -> Rows.first(rows, Webhooks::target));
  }

  /** The ids of those that something is to be sent to. */
  Future<List<Long>> due(SqlClient sql, Instant now) {
    return sql.preparedQuery(DUE)
        .execute(Tuple.of(Rows.utc(now)))
        .map(rows -> Rows.all(rows, row -> row.getLong("id")));
  }

  Future<List<TroubledWebhook>> troubled(SqlClient sql, Instant now) {
    return sql.preparedQuery(TROUBLED)
        .execute(Tuple.of(Rows.utc(now)))
        .map(
            rows ->
                Rows.all(
                    rows,
                    row ->
                        new TroubledWebhook(
                            row.getLong("id"), row.getString("url"), row.getBoolean("paused"))));
  }

  Future<Void> change(SqlClient sql, Webhook webhook) {
    return sql.preparedQuery(CHANGE)
        .execute(
            Tuple.of(
                webhook.id(),
                webhook.url(),
                webhook.types().toArray(String[]::new),
                webhook.enabled()))
        .mapEmpty();
  }

  Future<Void> setBreaker(SqlClient sql, long id, Breaker breaker) {
    return sql.preparedQuery(BREAK)
        .execute(Tuple.of(id, breaker.failures(), Rows.utc(breaker.pausedUntil())))
        .mapEmpty();
  }

  Future<Void> renewSecret(SqlClient sql, long id, WebhookSecret secret, Instant now) {
    return sql.preparedQuery(RENEW_SECRET)
        .execute(Tuple.of(id, secret.text(), Rows.utc(now.plus(FAREWELL))))
        .mapEmpty();
  }

  /** Deletes a webhook, and all that was recorded for it. */
  Future<Void> delete(SqlClient sql, long id) {
    return sql.preparedQuery(DELETE).execute(Tuple.of(id)).mapEmpty();
  }

  private static WebhookTarget target(Row row) {
    List<WebhookSecret> secrets = new ArrayList<>();
    secrets.add(new WebhookSecret(row.getString("secret")));
    if (row.getString("former_secret") != null) {
      secrets.add(new WebhookSecret(row.getString("former_secret")));
    }
    return new WebhookTarget(webhook(row), secrets);
  }

  private static Webhook webhook(Row row) {
    return new Webhook(
        row.getLong("id"),
        row.getString("url"),
        List.of(row.getArrayOfStrings("types")),
        row.getBoolean("enabled"),
        row.getInteger("failures"),
        Rows.instantOrNull(row, "paused_until"),
        Rows.instant(row, "created_at"));
  }
}
