package dev.coterie.order;

import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Sequence;
import dev.coterie.order.OrderContract.ListOrders;
import dev.coterie.order.OrderContract.ListedOrder;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Lists orders for people who look for some. */
final class OrderList {
  /** The status is the furthest that was reached, as {@link OrderStatus#furthest} has it. */
  private static final String LIST =
      Sequence.NEWEST_FIRST.sql(
          """
          SELECT orders.number, orders.id, orders.status, orders.customer, orders.total,
            orders.currency, orders.at, line.groups, line.unfulfilled
          FROM (
            SELECT *, CASE
                WHEN refunded_at IS NOT NULL THEN 'refunded'
                WHEN cancelled_at IS NOT NULL THEN 'cancelled'
                WHEN paid_at IS NOT NULL THEN 'paid'
                ELSE 'placed' END AS status
            FROM orders
          ) AS orders
            CROSS JOIN LATERAL (
              SELECT coalesce(array_agg(DISTINCT customer_groups.code)
                  FILTER (WHERE customer_groups.code IS NOT NULL), '{}') AS groups,
                coalesce(bool_or(unfulfilled_code IS NOT NULL), false) AS unfulfilled
              FROM order_lines LEFT JOIN customer_groups ON customer_groups.id = group_id
              WHERE order_id = orders.id
            ) AS line
          WHERE orders.number %1$s $1 AND ($2 = '' OR orders.id LIKE $2 OR orders.customer = $3)
            AND ($4::text IS NULL OR orders.customer = $4)
            AND ($5::text IS NULL OR orders.status = $5)
            AND (NOT $6 OR orders.id IN (
              SELECT order_id FROM order_lines WHERE unfulfilled_code IS NOT NULL))
          ORDER BY orders.number %2$s LIMIT $7
          """);

  Future<Page<ListedOrder>> page(SqlClient sql, ListOrders ask) {
    OrderStatus status = ask.status();
    return sql.preparedQuery(LIST)
        .execute(
            Tuple.of(
                    Sequence.NEWEST_FIRST.cursor(ask.page()),
                    Rows.beginningWith(ask.query()),
                    ask.query(),
                    ask.customer(),
                    status == null ? null : EnumNames.of(status),
                    ask.unfulfilled())
                .addInteger(ask.page().limit() + 1))
        .map(rows -> Rows.page(rows, OrderList::order, ask.page(), OrderList::key));
  }

  private static String key(ListedOrder order) {
    return Long.toString(order.number());
  }

  private static ListedOrder order(Row row) {
    return new ListedOrder(
        row.getLong("number"),
        row.getString("id"),
        EnumNames.read(row.getString("status"), OrderStatus.class),
        row.getString("customer"),
        Rows.money(row, "total", "currency"),
        Rows.instant(row, "at"),
        List.of(row.getArrayOfStrings("groups")),
        row.getBoolean("unfulfilled"));
  }
}
