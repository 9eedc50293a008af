package dev.coterie.caller.user;

import dev.coterie.db.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;

/** The table of failures to log in, in a row, by name and address. */
final class FailedLogins {
  private static final int FREE = 5;
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int MOST_DOUBLINGS = 10;
  private static final Duration MEMORY = Duration.ofHours(1);

  private static final String FIND =
      "SELECT times, last_at FROM failed_logins WHERE name = $1 AND address = $2";

  private static final String NOTE =
      """
      INSERT INTO failed_logins AS failed (name, address, times, last_at) VALUES ($1, $2, 1, $3)
      ON CONFLICT ON CONSTRAINT failed_logins_pkey DO UPDATE SET
        times = failed.times + 1, last_at = excluded.last_at
      """;

  private static final String FORGET = "DELETE FROM failed_logins WHERE name = $1 AND address = $2";

  private static final String PURGE = "DELETE FROM failed_logins WHERE last_at < $1";

  /** When the address may try the name again: five times at once, then ever later. */
  Future<Instant> mayTryAt(SqlClient sql, String name, String address) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(name, address))
        .map(rows -> Rows.first(rows, FailedLogins::end).orElse(Instant.EPOCH));
  }

  private static Instant end(Row row) {
    int beyond = row.getInteger("times") - FREE;
    Instant last = Rows.instant(row, "last_at");
    if (beyond < 0) {
      return last;
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(beyond, MOST_DOUBLINGS));
    return last.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
  }

  /** Notes one more, and forgets what was long ago. */
  Future<Void> note(SqlClient sql, String name, String address, Instant now) {
    return sql.preparedQuery(PURGE)
        .execute(Tuple.of(Rows.utc(now.minus(MEMORY))))
        .compose(purged -> sql.preparedQuery(NOTE).execute(Tuple.of(name, address, Rows.utc(now))))
        .mapEmpty();
  }

  Future<Void> forget(SqlClient sql, String name, String address) {
    return sql.preparedQuery(FORGET).execute(Tuple.of(name, address)).mapEmpty();
  }
}
