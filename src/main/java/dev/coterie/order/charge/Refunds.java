package dev.coterie.order.charge;

import dev.coterie.db.Rows;
import dev.coterie.kernel.Page;
import dev.coterie.order.charge.ChargeContract.ListRefunds;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
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

  private static final String LIST =
      """
      SELECT refund.id, customer.code AS customer, customer_groups.code AS "group",
        refund.units, refund.amount, refund.credit, refund.currency, refund.order_id, refund.at
      FROM refunds AS refund
        JOIN customers AS customer ON customer.id = refund.customer_id
        JOIN customer_groups ON customer_groups.id = refund.group_id
      WHERE refund.id > $1
        AND ($2::text IS NULL OR refund.customer_id = %s)
      ORDER BY refund.id LIMIT $3
      """
          .formatted(CustomerOfCode.ID);

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

  /** Lists refunds, the oldest first. */
  public Future<Page<Refund>> list(SqlClient sql, ListRefunds ask) {
    return sql.preparedQuery(LIST)
        .execute(Tuple.of(ask.page().afterNumber(), ask.customer(), ask.page().limit() + 1))
        .map(rows -> Rows.page(rows, Refunds::refund, ask.page(), Refunds::key));
  }

  private static String key(Refund refund) {
    return Long.toString(refund.id());
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
