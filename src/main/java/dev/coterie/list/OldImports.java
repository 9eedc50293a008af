package dev.coterie.list;

import dev.coterie.db.OldRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;

/**
 * Files of members that can be undone no longer: first their rows, then the imports. One whose
 * addresses still invite somebody stays, without its other rows.
 */
public final class OldImports implements OldRows {
  private static final String OF_OLD =
      """
      DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
        SELECT part.ctid FROM %1$s AS part JOIN list_imports AS import ON import.id = import_id
        WHERE import.changed_at < $1 %2$s LIMIT $2))
      """;

  private static final List<String> STATEMENTS =
      List.of(
          OF_OLD.formatted("list_changes", ""),
          OF_OLD.formatted("list_wrong_rows", ""),
          OF_OLD.formatted("list_invitations", "AND NOT holds"),
          """
          DELETE FROM list_imports WHERE id IN (
            SELECT id FROM list_imports AS import WHERE changed_at < $1
              AND NOT EXISTS (SELECT FROM list_invitations WHERE import_id = import.id)
            LIMIT $2 FOR UPDATE SKIP LOCKED)
          """);

  @Override
  public String kind() {
    return "list-imports";
  }

  @Override
  public Future<Integer> delete(SqlClient sql, Instant before, int most) {
    return OldRows.deleteBy(STATEMENTS, sql, before, most);
  }
}
