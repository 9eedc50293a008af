package dev.coterie.caller.user;

import dev.coterie.db.Rows;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The table of sessions, found by the digests of their secrets. */
final class Sessions {
  /** A session ends then, however much it is used. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private static final String BEGIN =
      "INSERT INTO sessions (digest, user_name, begun_at, used_at) VALUES ($1, $2, $3, $3)";

  /** Is written down once a minute at most. */
  private static final String USE =
      """
      UPDATE sessions SET used_at = $2
      WHERE digest = $1 AND used_at < $2::timestamptz - interval '1 minute'
      """;

  private static final String FIND =
      """
      SELECT name, role, sees_cost, disabled, identity IS NOT NULL AS signs_on, created_at,
        (SELECT slug FROM shops WHERE id = shop_id) AS shop
      FROM sessions JOIN users ON users.name = user_name
      WHERE digest = $1 AND used_at > $2 AND begun_at > $3 AND NOT disabled
      """;

  private static final String RENEW =
      "UPDATE sessions SET begun_at = $2, used_at = $2 WHERE digest = $1";

  private static final String END = "DELETE FROM sessions WHERE digest = $1";

  private static final String END_ALL = "DELETE FROM sessions WHERE user_name = $1";

  private static final String END_ALL_OF_USER =
      """
      DELETE FROM sessions
      WHERE user_name = (SELECT user_name FROM sessions WHERE digest = $1)
      """;

  private static final String PURGE = "DELETE FROM sessions WHERE used_at < $1 OR begun_at < $2";

  private final Duration idle;

  /**
   * Sessions that end when they were not used for so long.
   *
   * @param idle at most the seven days after which each ends
   */
  Sessions(Duration idle) {
    this.idle = idle;
  }

  /** Begins one, and forgets those that are over. */
  Future<Void> begin(SqlClient sql, byte[] digest, String user, Instant now) {
    return sql.preparedQuery(PURGE)
        .execute(Tuple.of(Rows.utc(now.minus(idle)), Rows.utc(now.minus(LONGEST))))
        .compose(
            purged ->
                sql.preparedQuery(BEGIN)
                    .execute(Tuple.of(Buffer.buffer(digest), user, Rows.utc(now))))
        .mapEmpty();
  }

  /** Whose it is, empty where it is over; it counts as used. */
  Future<Optional<User>> use(SqlClient sql, byte[] digest, Instant now) {
    Buffer key = Buffer.buffer(digest);
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(key, Rows.utc(now.minus(idle)), Rows.utc(now.minus(LONGEST))))
        .map(rows -> Rows.first(rows, Users::user))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(found)
                    : sql.preparedQuery(USE).execute(Tuple.of(key, Rows.utc(now))).map(found));
  }

  Future<Void> renew(SqlClient sql, byte[] digest, Instant now) {
    return sql.preparedQuery(RENEW)
        .execute(Tuple.of(Buffer.buffer(digest), Rows.utc(now)))
        .mapEmpty();
  }

  Future<Void> end(SqlClient sql, byte[] digest) {
    return sql.preparedQuery(END).execute(Tuple.of(Buffer.buffer(digest))).mapEmpty();
  }

  /** Ends this one and all others of its user. */
  Future<Void> endEverywhere(SqlClient sql, byte[] digest) {
    return sql.preparedQuery(END_ALL_OF_USER).execute(Tuple.of(Buffer.buffer(digest))).mapEmpty();
  }

  Future<Void> endAll(SqlClient sql, String user) {
    return sql.preparedQuery(END_ALL).execute(Tuple.of(user)).mapEmpty();
  }
}
