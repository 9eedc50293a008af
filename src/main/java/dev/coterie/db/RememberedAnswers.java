package dev.coterie.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coterie.bus.RecordJson;
import dev.coterie.kernel.Claim;
import dev.coterie.kernel.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of answers to requests that carried an idempotency key. The row is claimed before the
 * work, holds what the work came to from its commit on, and its answer once that was made.
 */
public final class RememberedAnswers implements OldRows {
  private static final Refusal TAKEN_OVER =
      Refusal.conflict(
          "idempotency-key-in-flight", "Idempotency-Key: another request with this key is at work");

  /**
   * Takes the key if it is free, expired, claimed by a request that is presumed dead, or if nothing
   * but the answer is missing. It waits for a transaction that is about to keep its outcome.
   */
  private static final String CLAIM =
      """
      INSERT INTO remembered_answers AS held
        (caller, key, claim, fingerprint, claimed_at, leased_until)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT ON CONSTRAINT remembered_answers_pkey DO UPDATE SET
        claim = excluded.claim, fingerprint = excluded.fingerprint,
        claimed_at = excluded.claimed_at, leased_until = excluded.leased_until,
        status = NULL, media_type = NULL, body = NULL,
        outcome = CASE WHEN held.claimed_at >= $7 THEN held.outcome END
      WHERE held.claimed_at < $7 OR (held.status IS NULL AND CASE WHEN held.outcome IS NULL
        THEN held.leased_until < $5 ELSE held.fingerprint = excluded.fingerprint END)
      RETURNING outcome
      """;

  private static final String FIND =
      """
      SELECT fingerprint, status, media_type, body FROM remembered_answers
      WHERE caller = $1 AND key = $2
      """;

  private static final String KEEP =
      "UPDATE remembered_answers SET outcome = $2 WHERE claim = $1 AND outcome IS NULL";

  private static final String REMEMBER =
      """
      UPDATE remembered_answers SET status = $2, media_type = $3, body = $4, outcome = NULL
      WHERE claim = $1
      """;

  private static final String RELEASE =
      "DELETE FROM remembered_answers WHERE claim = $1 AND status IS NULL AND outcome IS NULL";

  private static final String DELETE =
      """
      DELETE FROM remembered_answers WHERE (caller, key) IN (
        SELECT caller, key FROM remembered_answers WHERE claimed_at < $1 LIMIT $2
        FOR UPDATE SKIP LOCKED)
      """;

  private final Duration memory;

  /**
   * The answers.
   *
   * @param memory for how long a key is kept from other requests
   */
  public RememberedAnswers(Duration memory) {
    this.memory = memory;
  }

  /**
   * A key that others have claimed.
   *
   * @param status of the answer, null where there is none yet
   */
  public record ClaimedByOthers(
      String fingerprint,
      @Nullable Integer status,
      @Nullable String mediaType,
      @Nullable String body) {}

  /**
   * Claims a key.
   *
   * @param fingerprint of the request
   * @param lease after how long without an outcome the request is taken for dead
   * @return the claim that is held now, with what the work came to if it was done; empty where the
   *     key is others'
   */
  public Future<Optional<Claim>> claim(
      SqlClient sql, Claim claim, String fingerprint, Duration lease, Instant now) {
    Tuple values =
        Tuple.of(claim.caller(), claim.key(), claim.id(), fingerprint)
            .addOffsetDateTime(Rows.utc(now))
            .addOffsetDateTime(Rows.utc(now.plus(lease)))
            .addOffsetDateTime(Rows.utc(now.minus(memory)));
    return sql.preparedQuery(CLAIM)
        .execute(values)
        .map(rows -> Rows.first(rows, row -> claim.with(row.getString("outcome"))));
  }

  /** Whose the key of the claim is; empty where it is nobody's any more. */
  public Future<Optional<ClaimedByOthers>> find(SqlClient sql, Claim claim) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(claim.caller(), claim.key()))
        .map(rows -> Rows.first(rows, RememberedAnswers::read));
  }

  /**
   * Keeps what a transaction came to, as one of its own writes; refused where another request has
   * taken the key over, so that two never do the same work.
   */
  static Future<Void> keep(SqlClient sql, Claim claim, Record outcome) {
    return sql.preparedQuery(KEEP)
        .execute(Tuple.of(claim.id(), new String(RecordJson.written(outcome), UTF_8)))
        .compose(
            kept ->
                kept.rowCount() == 1
                    ? Future.succeededFuture()
                    : Future.failedFuture(TAKEN_OVER.asException()));
  }

  /** Remembers the answer, unless another request has taken the key over. */
  public Future<Void> remember(
      SqlClient sql, Claim claim, int status, String mediaType, @Nullable String body) {
    return sql.preparedQuery(REMEMBER)
        .execute(Tuple.of(claim.id(), status, mediaType, body))
        .mapEmpty();
  }

  /** Gives the key up, so that a repetition does the work, unless the work was done. */
  public Future<Void> release(SqlClient sql, Claim claim) {
    return sql.preparedQuery(RELEASE).execute(Tuple.of(claim.id())).mapEmpty();
  }

  @Override
  public String kind() {
    return "answers";
  }

  @Override
  public Future<Integer> delete(SqlClient sql, Instant before, int most) {
    return OldRows.deleteBy(List.of(DELETE), sql, before, most);
  }

  private static ClaimedByOthers read(Row row) {
    return new ClaimedByOthers(
        row.getString("fingerprint"),
        row.getInteger("status"),
        row.getString("media_type"),
        row.getString("body"));
  }
}
