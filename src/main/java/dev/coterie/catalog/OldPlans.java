package dev.coterie.catalog;

import dev.coterie.db.OldRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;

/** Uploaded catalogues: first the rows of their plans, then the plans. */
public final class OldPlans implements OldRows {
  private static final List<String> STATEMENTS =
      List.of(
          """
          DELETE FROM planned_products WHERE (import_id, number) IN (
            SELECT import_id, number FROM planned_products
              JOIN product_imports AS import ON import.id = import_id
            WHERE import.changed_at < $1 LIMIT $2)
          """,
          """
          DELETE FROM product_imports WHERE id IN (
            SELECT id FROM product_imports AS import WHERE changed_at < $1
              AND NOT EXISTS (SELECT FROM planned_products WHERE import_id = import.id)
            LIMIT $2 FOR UPDATE SKIP LOCKED)
          """);

  @Override
  public String kind() {
    return "product-imports";
  }

  @Override
  public Future<Integer> delete(SqlClient sql, Instant before, int most) {
    return OldRows.deleteBy(STATEMENTS, sql, before, most);
  }
}
