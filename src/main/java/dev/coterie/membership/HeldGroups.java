package dev.coterie.membership;

import dev.coterie.db.Rows;
import dev.coterie.group.GroupTerms;
import dev.coterie.kernel.Words;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What memberships read of the groups; the groups' owner writes them. */
final class HeldGroups {
  private static final String FIND =
      """
      SELECT id, kind, duration_days FROM customer_groups
      WHERE code = $1 AND deleted_at IS NULL
      """;

  private static final String LOCK = FIND + "FOR SHARE";

  Future<Optional<Held>> find(SqlClient sql, String code) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(code))
        .map(rows -> Rows.first(rows, HeldGroups::held));
  }

  /** Keeps the group from being changed or deleted within this transaction. */
  Future<Optional<Held>> lock(SqlClient sql, String code) {
    return sql.preparedQuery(LOCK)
        .execute(Tuple.of(code))
        .map(rows -> Rows.first(rows, HeldGroups::held));
  }

  /** What a membership needs to know of its group. */
  record Held(long id, GroupTerms.Kind kind, @Nullable Integer durationDays) {}

  private static Held held(Row row) {
    return new Held(
        row.getLong("id"),
        Words.read(row.getString("kind"), GroupTerms.Kind.class),
        row.getInteger("duration_days"));
  }
}
