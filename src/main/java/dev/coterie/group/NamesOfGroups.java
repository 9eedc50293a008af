package dev.coterie.group;

import dev.coterie.db.Rows;
import dev.coterie.group.GroupContract.GroupName;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.kernel.EnumNames;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what groups are called. */
final class NamesOfGroups {
  private static final String LIST =
      """
      SELECT id, code, name, archived FROM customer_groups
      WHERE kind = coalesce($1, kind) AND deleted_at IS NULL ORDER BY id LIMIT $2
      """;

  private static final String FIND =
      "SELECT id, code, name, archived FROM customer_groups WHERE id = ANY ($1)";

  Future<List<GroupName>> list(SqlClient sql, @Nullable GroupKind kind, int most) {
    return sql.preparedQuery(LIST)
        .execute(Tuple.of(EnumNames.ofNullable(kind), most))
        .map(rows -> Rows.all(rows, NamesOfGroups::name));
  }

  Future<List<GroupName>> of(SqlClient sql, List<Long> ids) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
        .map(rows -> Rows.all(rows, NamesOfGroups::name));
  }

  private static GroupName name(Row row) {
    return new GroupName(
        row.getLong("id"),
        row.getString("code"),
        row.getString("name"),
        row.getBoolean("archived"));
  }
}
