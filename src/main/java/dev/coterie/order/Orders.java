package dev.coterie.order;

import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.order.gift.GiftState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of orders. */
final class Orders {
  private static final String CREATE =
      """
      INSERT INTO orders (id, customer, customer_id, currency, total, at)
      VALUES ($1, $2, (SELECT id FROM customers WHERE code = $2 AND erased_at IS NULL), $3, $4, $5)
      ON CONFLICT ON CONSTRAINT orders_pkey DO NOTHING
      """;

  private static final String LOCK =
      """
      SELECT id, customer, currency, total, placed_at, paid_at, cancelled_at, refunded_at,
        EXISTS (SELECT FROM customers WHERE customers.id = customer_id AND erased_at IS NOT NULL)
          AS buyer_erased
      FROM orders WHERE id = $1 FOR UPDATE OF orders
      """;

  private static final String REPLACE_CONTENT =
      """
      UPDATE orders SET currency = $3, total = $4, at = $5, customer = $2,
        customer_id = CASE WHEN customer = $2 AND customer_id IS NOT NULL THEN customer_id
          ELSE (SELECT id FROM customers WHERE code = $2 AND erased_at IS NULL) END
      WHERE id = $1
      """;

  private static final String REACH =
      """
      UPDATE orders SET
        placed_at = CASE WHEN $2 = 'placed' THEN $3 ELSE placed_at END,
        paid_at = CASE WHEN $2 = 'paid' THEN $3 ELSE paid_at END,
        cancelled_at = CASE WHEN $2 = 'cancelled' THEN $3 ELSE cancelled_at END,
        refunded_at = CASE WHEN $2 = 'refunded' THEN $3 ELSE refunded_at END
      WHERE id = $1
      """;

  /**
   * What was charged, not refunded, and not spent from the account after a change credited it; and
   * what was paid for each line that could not be fulfilled, which is not rounded yet.
   */
  private static final String OWED =
      """
      SELECT coalesce(sum(greatest(charge.amount - refund.amount - spent.amount, 0)), 0) AS charged,
        ARRAY(SELECT unit_price * (quantity - refunded) FROM order_lines
          WHERE order_id = $1 AND unfulfilled_code IS NOT NULL) AS unfulfilled
      FROM charges AS charge
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(amount), 0) AS amount FROM refunds
          WHERE (refunds.order_id, refunds.line_id) = (charge.order_id, charge.line_id)
        ) AS refund
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(amount), 0) AS amount FROM credits
          WHERE (unit_order_id, unit_line_id) = (charge.order_id, charge.line_id)
        ) AS spent
      WHERE charge.order_id = $1
      """;

  private static final String FIND =
      """
      SELECT orders.id, orders.customer, orders.currency, orders.total, orders.at,
        orders.placed_at, orders.paid_at, orders.cancelled_at, orders.refunded_at,
        line.line_id, line.sku, line.quantity, line.unit_price, line.gift, line.refunded,
        customer_groups.code AS "group", charge.reason,
        fulfilment."from", fulfilment.until, gift.codes, gift.states, gift.redeemers,
        line.unfulfilled_code, line.unfulfilled_detail, quote.reserved_until,
        owed.charged, owed.unfulfilled
      FROM orders
        JOIN order_lines AS line ON line.order_id = orders.id
        LEFT JOIN customer_groups ON customer_groups.id = line.group_id
        LEFT JOIN charges AS charge
          ON (charge.order_id, charge.line_id) = (line.order_id, line.line_id)
        LEFT JOIN membership_quotes AS quote ON quote.id = line.quote_id
          AND quote.order_id = line.order_id AND line.fulfilled_at IS NULL
        CROSS JOIN LATERAL (
          SELECT min(lower(granted)) AS "from",
            CASE WHEN NOT bool_or(upper_inf(granted)) THEN max(upper(granted)) END AS until
          FROM membership_periods AS period
          WHERE (period.order_id, period.line_id) = (line.order_id, line.line_id)
            AND continues IS NULL AND source <> 'grace'
        ) AS fulfilment
        CROSS JOIN LATERAL (
          SELECT array_agg(gifts.code ORDER BY unit) AS codes,
            array_agg(CASE WHEN withdrawn_at IS NOT NULL THEN 'withdrawn'
              WHEN redeemed_at IS NOT NULL THEN 'redeemed' ELSE 'open' END ORDER BY unit) AS states,
            array_agg(redeemer.code ORDER BY unit) AS redeemers
          FROM gifts LEFT JOIN customers AS redeemer ON redeemer.id = gifts.redeemed_by
          WHERE (gifts.order_id, gifts.line_id) = (line.order_id, line.line_id)
        ) AS gift
        CROSS JOIN LATERAL (
      %s
        ) AS owed
      WHERE orders.id = $1
      ORDER BY line.position, line.line_id
      """
          .formatted(OWED);

  /** Creates the order unless it is known, and keeps others from reporting it meanwhile. */
  Future<LockedOrder> lock(SqlConnection sql, OrderReport report) {
    return sql.preparedQuery(CREATE)
        .execute(content(report))
        .compose(created -> sql.preparedQuery(LOCK).execute(Tuple.of(report.id())))
        .map(rows -> locked(rows.iterator().next()));
  }

  /** Replaces what is known of the whole order by what the report says. */
  Future<Void> replaceContent(SqlClient sql, OrderReport report) {
    return sql.preparedQuery(REPLACE_CONTENT).execute(content(report)).mapEmpty();
  }

  /** Writes when the order first reached a status. */
  Future<Void> reach(SqlClient sql, String id, OrderStatus status, Instant now) {
    return sql.preparedQuery(REACH)
        .execute(Tuple.of(id, EnumNames.of(status), Rows.utc(now)))
        .mapEmpty();
  }

  /** What the shop owes for all that was paid of the order, were the order cancelled. */
  Future<Money> owed(SqlClient sql, String id, Currency currency) {
    return sql.preparedQuery(OWED)
        .execute(Tuple.of(id))
        .map(rows -> owed(rows.iterator().next(), currency));
  }

  /** Each line is rounded for itself, as it was when it was paid. */
  private static Money owed(Row row, Currency currency) {
    Money owed = new Money(row.getBigDecimal("charged"), currency);
    for (BigDecimal line : row.getArrayOfBigDecimals("unfulfilled")) {
      owed = owed.plus(Money.price(line, currency));
    }
    return owed;
  }

  Future<Optional<Order>> find(SqlClient sql, String id) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(id))
        .map(rows -> Rows.first(rows, row -> order(row, Rows.all(rows, Orders::line))));
  }

  private static Tuple content(OrderReport report) {
    return Tuple.of(
        report.id(),
        report.customer(),
        report.currency().getCurrencyCode(),
        report.total(),
        Rows.utc(report.at()));
  }

  private static LockedOrder locked(Row row) {
    return new LockedOrder(
        row.getString("id"),
        row.getString("customer"),
        row.getBoolean("buyer_erased"),
        row.getString("currency"),
        row.getBigDecimal("total"),
        reached(row));
  }

  private static Set<OrderStatus> reached(Row row) {
    Set<OrderStatus> reached = EnumSet.allOf(OrderStatus.class);
    reached.removeIf(status -> row.getValue(EnumNames.of(status) + "_at") == null);
    return reached;
  }

  private static Order order(Row row, List<Order.Line> lines) {
    Set<OrderStatus> reached = reached(row);
    Currency currency = Money.currency(row.getString("currency"));
    return new Order(
        row.getString("id"),
        OrderStatus.furthest(reached),
        row.getString("customer"),
        currency,
        row.getBigDecimal("total"),
        reached.contains(OrderStatus.CANCELLED) ? owed(row, currency) : null,
        Rows.instant(row, "at"),
        lines);
  }

  private static Order.Line line(Row row) {
    return new Order.Line(
        row.getString("line_id"),
        row.getString("sku"),
        row.getInteger("quantity"),
        row.getBigDecimal("unit_price"),
        row.getString("group"),
        row.getBoolean("gift"),
        row.getString("reason"),
        row.getInteger("refunded"),
        gifts(row),
        Rows.instantOrNull(row, "from"),
        Rows.instantOrNull(row, "until"),
        Rows.instantOrNull(row, "reserved_until"),
        unfulfilled(row));
  }

  private static List<Order.LineGift> gifts(Row row) {
    String[] codes = row.getArrayOfStrings("codes");
    if (codes == null) {
      return List.of();
    }
    String[] states = row.getArrayOfStrings("states");
    String[] redeemers = row.getArrayOfStrings("redeemers");
    List<Order.LineGift> gifts = new ArrayList<>();
    for (int unit = 0; unit < codes.length; unit++) {
      GiftState state = EnumNames.read(states[unit], GiftState.class);
      String owner =
          switch (state) {
            case OPEN -> row.getString("customer");
            case REDEEMED -> redeemers[unit];
            case WITHDRAWN -> null;
          };
      gifts.add(new Order.LineGift(codes[unit], state, owner));
    }
    return gifts;
  }

  private static Order.@Nullable Unfulfilled unfulfilled(Row row) {
    String code = row.getString("unfulfilled_code");
    return code == null ? null : new Order.Unfulfilled(code, row.getString("unfulfilled_detail"));
  }
}
