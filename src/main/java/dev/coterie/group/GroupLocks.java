package dev.coterie.group;

import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** What memberships read of the groups; the groups' owner writes them. */
public final class GroupLocks {
  private static final String COLUMNS =
      """
      SELECT id, code, kind, exclusion, archived, version, deleted_at IS NOT NULL AS deleted,
      """
          + PlanRow.COLUMNS
          + """
          FROM customer_groups
          """;

  private static final String FIND = COLUMNS + "WHERE code = $1 AND deleted_at IS NULL";

  private static final String LOCK = FIND + " FOR SHARE";

  private static final String LOCK_BY_ID = COLUMNS + "WHERE id = $1 FOR SHARE";

  public Future<Optional<LockedGroup>> find(SqlClient sql, String code) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(code))
        .map(rows -> Rows.first(rows, GroupLocks::held));
  }

  /** Keeps the group from being changed or deleted within this transaction. */
  public Future<Optional<LockedGroup>> lock(SqlClient sql, String code) {
    return sql.preparedQuery(LOCK)
        .execute(Tuple.of(code))
        .map(rows -> Rows.first(rows, GroupLocks::held));
  }

  /** As {@link #lock(SqlClient, String)}; also of a group that is deleted. */
  public Future<LockedGroup> lock(SqlClient sql, long id) {
    return sql.preparedQuery(LOCK_BY_ID)
        .execute(Tuple.of(id))
        .map(rows -> held(rows.iterator().next()));
  }

  private static LockedGroup held(Row row) {
    return new LockedGroup(
        row.getLong("id"),
        row.getString("code"),
        EnumNames.read(row.getString("kind"), GroupKind.class),
        row.getString("exclusion"),
        PlanRow.plan(row),
        row.getBoolean("archived"),
        row.getBoolean("deleted"),
        row.getLong("version"));
  }
}
