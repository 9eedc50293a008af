package dev.coterie.order.charge;

import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.order.charge.ChargeContract.ChargeFilter;
import dev.coterie.order.charge.ChargeContract.ListRefunds;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** The table of refunds: one for each time that more of a line was refunded. */
public final class Refunds {
  private static final String RECORD =
      """
      INSERT INTO refunds
        (customer_id, group_id, units, units_so_far, amount, credit, currency, order_id, line_id, at)
      SELECT customer_id, group_id, $3, $4, $5, $6, currency, order_id, line_id, $7
      FROM charges WHERE order_id = $1 AND line_id = $2
      RETURNING id, (SELECT code FROM customers WHERE id = customer_id) AS customer,
        (SELECT code FROM customer_groups WHERE id = group_id) AS "group",
        units, amount, credit, currency, order_id, at
      """;

  private static final String COLUMNS =
      """
      entry.id, customer.code AS customer, customer_groups.code AS "group",
        entry.units, entry.amount, entry.credit, entry.currency, entry.order_id, entry.at
      """;

  private static final String ENTRIES =
      """
      refunds AS entry
        JOIN customers AS customer ON customer.id = entry.customer_id
        JOIN customer_groups ON customer_groups.id = entry.group_id
      """;

  /** Records that more units of a line were refunded; empty where the line charged nothing. */
  public Future<Optional<Refund>> record(SqlClient sql, LineKey line, NewRefund refund) {
    return sql.preparedQuery(RECORD)
        .execute(
            Tuple.of(
                line.order(),
                line.line(),
                refund.units(),
                refund.unitsSoFar(),
                refund.amount().amount(),
                refund.credit().amount(),
                Rows.utc(refund.at())))
        .map(rows -> Rows.first(rows, Refunds::refund));
  }

  /** What the refunds come to in each currency. */
  Future<List<Money>> sums(SqlClient sql, ChargeFilter filter) {
    return Filtered.by(
            filter,
            new ListQuery("entry.currency, sum(entry.amount) AS total").from("refunds AS entry"))
        .sums(sql, "GROUP BY entry.currency ORDER BY entry.currency")
        .map(rows -> Rows.all(rows, row -> Rows.money(row, "total", "currency")));
  }

  public Future<Page<Refund>> list(SqlClient sql, ListRefunds ask) {
    return Filtered.by(ask.filter(), new ListQuery(COLUMNS).from(ENTRIES))
        .page(
            sql,
            Filtered.keyset(ask.sorting().column()),
            ask.sorting().descending(),
            ask.page(),
            Refunds::refund);
  }

  private static Refund refund(Row row) {
    return new Refund(
        row.getLong("id"),
        row.getString("customer"),
        row.getString("group"),
        row.getInteger("units"),
        Rows.money(row, "amount", "currency"),
        Rows.money(row, "credit", "currency"),
        row.getString("order_id"),
        Rows.instant(row, "at"));
  }
}
