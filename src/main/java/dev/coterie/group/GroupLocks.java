package dev.coterie.group;

import dev.coterie.db.Rows;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.group.terms.TermsRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/**
 * Locks groups: shared by those who write memberships of a group, exclusive for who changes or
 * deletes it.
 */
public final class GroupLocks {
  private static final String SELECT =
      """
      SELECT id, exclusion, product_sku, deleted_at IS NOT NULL AS deleted, version,
      """
          + TermsRow.COLUMNS
          + """
          FROM customer_groups
          """;

  private static final String FIND = SELECT + "WHERE code = $1 AND deleted_at IS NULL";

  private static final String LOCK = FIND + " FOR SHARE";

  private static final String LOCK_BY_ID = SELECT + "WHERE id = $1 FOR SHARE";

  private static final String LOCK_TO_CHANGE =
      SELECT + "WHERE code = ANY($1) AND deleted_at IS NULL ORDER BY code FOR UPDATE";

  /** The group as it is, without a lock. */
  public Future<Optional<LockedGroup>> find(SqlClient sql, String code) {
    return first(sql, FIND, code);
  }

  /** Keeps the group from being changed or deleted within this transaction. */
  public Future<Optional<LockedGroup>> lock(SqlClient sql, String code) {
    return first(sql, LOCK, code);
  }

  /** Locks as {@link #lock(SqlClient, String)} does; also a group that is deleted. */
  public Future<LockedGroup> lock(SqlClient sql, long id) {
    return sql.preparedQuery(LOCK_BY_ID)
        .execute(Tuple.of(id))
        .map(rows -> locked(rows.iterator().next()));
  }

  /** Keeps the group from every other transaction that locks it. */
  public Future<Optional<LockedGroup>> lockToChange(SqlClient sql, String code) {
    return lockToChange(sql, List.of(code)).map(locked -> locked.stream().findFirst());
  }

  /**
   * Locks those of the codes that exist, in code order, so that two such changes never deadlock.
   */
  Future<List<LockedGroup>> lockToChange(SqlClient sql, List<String> codes) {
    return sql.preparedQuery(LOCK_TO_CHANGE)
        .execute(Tuple.tuple().addArrayOfString(codes.toArray(String[]::new)))
        .map(rows -> Rows.all(rows, GroupLocks::locked));
  }

  private static Future<Optional<LockedGroup>> first(SqlClient sql, String query, String code) {
    return sql.preparedQuery(query)
        .execute(Tuple.of(code))
        .map(rows -> Rows.first(rows, GroupLocks::locked));
  }

  private static LockedGroup locked(Row row) {
    return new LockedGroup(
        row.getLong("id"),
        TermsRow.terms(row),
        row.getString("exclusion"),
        row.getString("product_sku"),
        row.getBoolean("deleted"),
        row.getLong("version"));
  }
}
