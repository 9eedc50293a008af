package dev.coterie.caller;

import dev.coterie.caller.CallerContract.Claim;
import dev.coterie.caller.CallerContract.Claimed;
import dev.coterie.caller.CallerContract.Remember;
import dev.coterie.db.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;

/** The table of answers to requests that carried an idempotency key. */
final class RememberedAnswers {
  /** How long an answer is remembered. */
  static final Duration MEMORY = Duration.ofHours(24);

  /** Takes the key if it is free, expired, or claimed by a request that is presumed dead. */
  private static final String CLAIM =
      """
      INSERT INTO remembered_answers AS claim (caller, key, fingerprint, claimed_at, leased_until)
      VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT ON CONSTRAINT remembered_answers_pkey DO UPDATE SET
        fingerprint = excluded.fingerprint, claimed_at = excluded.claimed_at,
        leased_until = excluded.leased_until,
        status = NULL, media_type = NULL, body = NULL
      WHERE claim.claimed_at < $6 OR (claim.status IS NULL AND claim.leased_until < $4)
      """;

  private static final String FIND =
      """
      SELECT fingerprint, status, media_type, body FROM remembered_answers
      WHERE caller = $1 AND key = $2
      """;

  private static final String REMEMBER =
      """
      UPDATE remembered_answers SET status = $3, media_type = $4, body = $5
      WHERE caller = $1 AND key = $2
      """;

  private static final String RELEASE =
      "DELETE FROM remembered_answers WHERE caller = $1 AND key = $2 AND status IS NULL";

  private static final String PURGE =
      """
      DELETE FROM remembered_answers WHERE (caller, key) IN (
        SELECT caller, key FROM remembered_answers WHERE claimed_at < $1 LIMIT 100
        FOR UPDATE SKIP LOCKED)
      """;

  Future<Claimed> claim(SqlClient sql, Claim claim, Instant now) {
    return sql.preparedQuery(PURGE)
        .execute(Tuple.of(Rows.utc(now.minus(MEMORY))))
        .compose(
            purged ->
                sql.preparedQuery(CLAIM)
                    .execute(
                        Tuple.of(
                            claim.caller(),
                            claim.key(),
                            claim.fingerprint(),
                            Rows.utc(now),
                            Rows.utc(now.plus(claim.lease())),
                            Rows.utc(now.minus(MEMORY)))))
        .compose(
            rows ->
                rows.rowCount() > 0
                    ? Future.succeededFuture(Claimed.of(Claimed.ClaimState.FRESH))
                    : found(sql, claim));
  }

  Future<Void> remember(SqlClient sql, Remember answer) {
    return answer.status() == null
        ? sql.preparedQuery(RELEASE).execute(Tuple.of(answer.caller(), answer.key())).mapEmpty()
        : sql.preparedQuery(REMEMBER)
            .execute(
                Tuple.of(
                    answer.caller(),
                    answer.key(),
                    answer.status(),
                    answer.mediaType(),
                    answer.body()))
            .mapEmpty();
  }

  private Future<Claimed> found(SqlClient sql, Claim claim) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(claim.caller(), claim.key()))
        .map(
            rows ->
                Rows.first(rows, row -> state(row, claim))
                    .orElse(Claimed.of(Claimed.ClaimState.IN_FLIGHT)));
  }

  private static Claimed state(Row row, Claim claim) {
    if (!row.getString("fingerprint").equals(claim.fingerprint())) {
      return Claimed.of(Claimed.ClaimState.REUSED);
    }
    Integer status = row.getInteger("status");
    return status == null
        ? Claimed.of(Claimed.ClaimState.IN_FLIGHT)
        : new Claimed(
            Claimed.ClaimState.ANSWERED,
            status,
            row.getString("media_type"),
            row.getString("body"));
  }
}
