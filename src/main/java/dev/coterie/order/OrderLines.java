package dev.coterie.order;

import dev.coterie.db.Rows;
import dev.coterie.kernel.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The table of order lines. */
final class OrderLines {
  private static final String OF_ORDER =
      """
      SELECT line_id, sku, quantity, unit_price, group_id, duration_days, fee, fee_currency, gift, quote_id,
        fulfilled_at IS NOT NULL AS fulfilled, refunded, accepted,
        unfulfilled_code IS NOT NULL AS unfulfilled
      FROM order_lines WHERE order_id = $1 ORDER BY position, line_id
      """;

  /**
   * A group's product keeps to the group that it was sold for when the line was first reported, and
   * to its duration and fee then. A deleted group is known by the SKU that its product had, unless
   * another product has it now.
   */
  private static final String PUT =
      """
      INSERT INTO order_lines AS line
        (order_id, line_id, position, sku, quantity, unit_price, gift, quote_id, refunded, group_id,
         duration_days, fee, fee_currency)
      SELECT $1, line_id, position, sku, nullif(quantity, 0), price::numeric, gift, quote_id,
        refunded, plan.id, plan.duration_days, plan.fee, plan.fee_currency
      FROM unnest($2::text[], $3::integer[], $4::text[], $5::integer[], $6::text[], $7::boolean[],
          $8::text[], $9::integer[])
        AS reported (line_id, position, sku, quantity, price, gift, quote_id, refunded)
        LEFT JOIN LATERAL (
          SELECT id, duration_days, fee, fee_currency FROM customer_groups
          WHERE product_sku = reported.sku AND NOT EXISTS (
            SELECT FROM products WHERE products.sku = reported.sku AND products.group_id IS NULL
          )
          ORDER BY deleted_at IS NULL DESC, id DESC LIMIT 1
        ) AS plan ON true
      ON CONFLICT ON CONSTRAINT order_lines_pkey DO UPDATE SET
        position = excluded.position, sku = excluded.sku, quantity = excluded.quantity,
        unit_price = excluded.unit_price, gift = excluded.gift, quote_id = excluded.quote_id,
        group_id = CASE WHEN line.sku = excluded.sku THEN line.group_id ELSE excluded.group_id END,
        duration_days = CASE WHEN line.sku = excluded.sku THEN line.duration_days
          ELSE excluded.duration_days END,
        fee = CASE WHEN line.sku = excluded.sku AND line.fee IS NOT NULL THEN line.fee
          ELSE excluded.fee END,
        fee_currency = CASE WHEN line.sku = excluded.sku AND line.fee IS NOT NULL
          THEN line.fee_currency ELSE excluded.fee_currency END,
        accepted = line.accepted AND $10 AND %1$s,
        unfulfilled_code = CASE WHEN %1$s THEN line.unfulfilled_code END,
        unfulfilled_detail = CASE WHEN %1$s THEN line.unfulfilled_detail END
      """
          .formatted(
              """
              (line.sku, line.quantity, line.unit_price, line.gift, line.quote_id)
              IS NOT DISTINCT FROM (excluded.sku, excluded.quantity, excluded.unit_price,
                excluded.gift, excluded.quote_id)\
              """);

  private static final String DROP_OTHERS =
      """
      DELETE FROM order_lines
      WHERE order_id = $1 AND line_id <> ALL ($2) AND fulfilled_at IS NULL AND refunded = 0
      """;

  private static final String FULFIL =
      """
      UPDATE order_lines SET fulfilled_at = $3, refunded = least(refunded, quantity),
        unfulfilled_code = NULL, unfulfilled_detail = NULL
      WHERE order_id = $1 AND line_id = $2
      """;

  private static final String ACCEPT = "UPDATE order_lines SET accepted = true WHERE order_id = $1";

  private static final String LEAVE_UNFULFILLED =
      """
      UPDATE order_lines SET unfulfilled_code = $3, unfulfilled_detail = $4
      WHERE order_id = $1 AND line_id = $2
      """;

  /** What is refunded as a whole needs no fulfilment any more. */
  private static final String REFUND =
      """
      UPDATE order_lines SET refunded = $3,
        unfulfilled_code = CASE WHEN $3 < quantity THEN unfulfilled_code END,
        unfulfilled_detail = CASE WHEN $3 < quantity THEN unfulfilled_detail END
      WHERE order_id = $1 AND line_id = $2
      """;

  /** The lines of an order by their ids, in the order's order. */
  Future<Map<String, StoredLine>> ofOrder(SqlClient sql, String order) {
    return sql.preparedQuery(OF_ORDER)
        .execute(Tuple.of(order))
        .map(rows -> byId(Rows.all(rows, OrderLines::line)));
  }

  private static Map<String, StoredLine> byId(List<StoredLine> lines) {
    Map<String, StoredLine> byId = new LinkedHashMap<>();
    lines.forEach(line -> byId.put(line.id(), line));
    return byId;
  }

  /**
   * Writes lines as they are reported.
   *
   * @param sameBuyer whether what was accepted for the buyer stays so, where it is as it was
   */
  Future<Void> put(SqlClient sql, String order, List<ReportedLine> lines, boolean sameBuyer) {
    return put(sql, order, lines, false, sameBuyer);
  }

  /** Writes lines of which nothing is known but that they were refunded. */
  Future<Void> putRefunded(SqlClient sql, String order, List<ReportedLine> lines) {
    return put(sql, order, lines, true, false);
  }

  private static Future<Void> put(
      SqlClient sql,
      String order,
      List<ReportedLine> lines,
      boolean onlyRefunded,
      boolean sameBuyer) {
    if (lines.isEmpty()) {
      return Future.succeededFuture();
    }
    Integer[] quantities = lines.stream().map(ReportedLine::quantity).toArray(Integer[]::new);
    Integer[] none = lines.stream().map(line -> 0).toArray(Integer[]::new);
    return sql.preparedQuery(PUT)
        .execute(
            Tuple.tuple()
                .addString(order)
                .addArrayOfString(Rows.texts(lines, ReportedLine::id))
                .addArrayOfInteger(IntStream.range(0, lines.size()).boxed().toArray(Integer[]::new))
                .addArrayOfString(Rows.texts(lines, ReportedLine::sku))
                .addArrayOfInteger(onlyRefunded ? none : quantities)
                .addArrayOfString(Rows.texts(lines, line -> line.unitPrice().toPlainString()))
                .addArrayOfBoolean(lines.stream().map(ReportedLine::gift).toArray(Boolean[]::new))
                .addArrayOfString(Rows.texts(lines, ReportedLine::quote))
                .addArrayOfInteger(onlyRefunded ? quantities : none)
                .addBoolean(sameBuyer))
        .mapEmpty();
  }

  /** Drops lines that the report no longer names, unless they are fulfilled. */
  Future<Void> dropOthers(SqlClient sql, String order, List<ReportedLine> lines) {
    return sql.preparedQuery(DROP_OTHERS)
        .execute(
            Tuple.tuple().addString(order).addArrayOfString(Rows.texts(lines, ReportedLine::id)))
        .mapEmpty();
  }

  /** All lines of the order were found to be payable. */
  Future<Void> accept(SqlClient sql, String order) {
    return sql.preparedQuery(ACCEPT).execute(Tuple.of(order)).mapEmpty();
  }

  /** The line was paid, and could not be fulfilled for this reason. */
  Future<Void> leaveUnfulfilled(SqlClient sql, String order, String line, Refusal why) {
    return sql.preparedQuery(LEAVE_UNFULFILLED)
        .execute(Tuple.of(order, line, why.code(), why.detail()))
        .mapEmpty();
  }

  Future<Void> fulfil(SqlClient sql, String order, String line, Instant now) {
    return sql.preparedQuery(FULFIL).execute(Tuple.of(order, line, Rows.utc(now))).mapEmpty();
  }

  Future<Void> refund(SqlClient sql, String order, String line, int units) {
    return sql.preparedQuery(REFUND).execute(Tuple.of(order, line, units)).mapEmpty();
  }

  private static StoredLine line(Row row) {
    return new StoredLine(
        row.getString("line_id"),
        row.getString("sku"),
        row.getInteger("quantity"),
        row.getBigDecimal("unit_price"),
        row.getLong("group_id"),
        row.getInteger("duration_days"),
        Rows.moneyOrNull(row, "fee", "fee_currency"),
        row.getBoolean("gift"),
        row.getString("quote_id"),
        row.getBoolean("fulfilled"),
        row.getInteger("refunded"),
        row.getBoolean("accepted"),
        row.getBoolean("unfulfilled"));
  }
}
