package dev.coterie.order;

import dev.coterie.db.Keyset;
import dev.coterie.db.Keyset.KeyKind;
import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Page;
import dev.coterie.order.OrderContract.ListOrders;
import dev.coterie.order.OrderContract.ListedOrder;
import dev.coterie.order.OrderContract.OrderColumn;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.List;

/** Lists orders for people who look for some. */
final class OrderList {
  private static final Keyset BY_TIME =
      Keyset.by("at", KeyKind.INSTANT).then("number", KeyKind.WHOLE);

  private static final Keyset BY_TOTAL =
      Keyset.by("total", KeyKind.DECIMAL).then("number", KeyKind.WHOLE);

  private static final String COLUMNS =
      "id, status, customer, total, currency, at, line.groups, line.unfulfilled";

  /** The status is the furthest that was reached, as {@link OrderStatus#furthest} has it. */
  private static final String ORDERS =
      """
      (
        SELECT *, CASE
            WHEN refunded_at IS NOT NULL THEN 'refunded'
            WHEN cancelled_at IS NOT NULL THEN 'cancelled'
            WHEN paid_at IS NOT NULL THEN 'paid'
            ELSE 'placed' END AS status
        FROM orders
      ) AS reported
        CROSS JOIN LATERAL (
          SELECT coalesce(array_agg(DISTINCT customer_groups.code)
              FILTER (WHERE customer_groups.code IS NOT NULL), '{}') AS groups,
            coalesce(bool_or(unfulfilled_code IS NOT NULL), false) AS unfulfilled
          FROM order_lines LEFT JOIN customer_groups ON customer_groups.id = group_id
          WHERE order_id = reported.id
        ) AS line
      """;

  Future<Page<ListedOrder>> page(SqlClient sql, ListOrders ask) {
    Keyset keyset = ask.sorting().column() == OrderColumn.TIME ? BY_TIME : BY_TOTAL;
    return query(ask.filter())
        .page(sql, keyset, ask.sorting().descending(), ask.page(), OrderList::order);
  }

  private static ListQuery query(OrderFilter filter) {
    ListQuery query = new ListQuery(COLUMNS).from(ORDERS);
    if (!filter.query().isEmpty()) {
      query.where(
          "(reported.id LIKE %s OR customer = %s)"
              .formatted(
                  query.parameter(Rows.beginningWith(filter.query())),
                  query.parameter(filter.query())));
    }
    OrderStatus status = filter.status();
    return query
        .where("customer = $", filter.customer())
        .where("status = $", EnumNames.ofNullable(status))
        .when(
            filter.unfulfilled(),
            "reported.id IN (SELECT order_id FROM order_lines WHERE unfulfilled_code IS NOT NULL)")
        .where("at >= $", Rows.utc(filter.from()))
        .where("at < $", Rows.utc(filter.until()));
  }

  private static ListedOrder order(Row row) {
    return new ListedOrder(
        row.getString("id"),
        EnumNames.read(row.getString("status"), OrderStatus.class),
        row.getString("customer"),
        Rows.money(row, "total", "currency"),
        Rows.instant(row, "at"),
        List.of(row.getArrayOfStrings("groups")),
        row.getBoolean("unfulfilled"));
  }
}
