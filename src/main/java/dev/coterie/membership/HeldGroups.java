package dev.coterie.membership;

import dev.coterie.db.Rows;
import dev.coterie.group.GroupTerms;
import dev.coterie.group.Plan;
import dev.coterie.group.PlanRow;
import dev.coterie.kernel.Words;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** What memberships read of the groups; the groups' owner writes them. */
final class HeldGroups {
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

  /** As {@link #lock(SqlClient, String)}; also of a group that is deleted. */
  Future<Held> lock(SqlClient sql, long id) {
    return sql.preparedQuery(LOCK_BY_ID)
        .execute(Tuple.of(id))
        .map(rows -> held(rows.iterator().next()));
  }

  /**
   * What a membership needs to know of its group.
   *
   * @param exclusion what its memberships exclude: those of its tier, or only further ones of its
   *     own
   */
  record Held(
      long id,
      String code,
      GroupTerms.Kind kind,
      String exclusion,
      Plan plan,
      boolean archived,
      boolean deleted,
      long version) {

    Stretch.GroupRank rank() {
      return new Stretch.GroupRank(
          id, code, exclusion, plan.rank(), plan.graceDays(), plan.reminders());
    }
  }

  private static Held held(Row row) {
    return new Held(
        row.getLong("id"),
        row.getString("code"),
        Words.read(row.getString("kind"), GroupTerms.Kind.class),
        row.getString("exclusion"),
        PlanRow.plan(row),
        row.getBoolean("archived"),
        row.getBoolean("deleted"),
        row.getLong("version"));
  }
}
