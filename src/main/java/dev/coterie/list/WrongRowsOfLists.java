package dev.coterie.list;

import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.list.ListContract.WrongPage;
import dev.coterie.list.ListContract.WrongRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/** The table of rows of files of members that count for nothing. */
final class WrongRowsOfLists {
  private static final String PAGE =
      """
      SELECT row, code, email, reason FROM list_wrong_rows
      WHERE import_id = $1 AND row > $2 ORDER BY row LIMIT $3
      """;

  Future<WrongPage> page(SqlClient sql, String id, PageRequest page) {
    return sql.preparedQuery(PAGE)
        .execute(Tuple.of(id, after(page), page.limit() + 1))
        .map(
            rows ->
                Rows.page(
                    rows,
                    WrongRowsOfLists::read,
                    page,
                    (WrongRow row) -> Integer.toString(row.number())))
        .map((Page<WrongRow> found) -> new WrongPage(found.items(), found.next()));
  }

  /** A cursor that is no number is none. */
  private static int after(PageRequest page) {
    return page.after().matches("\\d{1,9}") ? Integer.parseInt(page.after()) : 0;
  }

  private static WrongRow read(Row row) {
    return new WrongRow(
        row.getInteger("row"),
        row.getString("code"),
        row.getString("email"),
        EnumNames.read(row.getString("reason"), RowFault.class));
  }
}
