package dev.coterie.mail;

import dev.coterie.db.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what a mail says, by the names that templates use. All of it is read when the mail is sent,
 * so that nothing of a customer is kept with it.
 */
record MailFacts(MailWords words) {
  private static final String READ =
      """
      SELECT customer.code AS customer, customer.name, mail.until,
        ARRAY(SELECT name FROM customer_groups WHERE id = ANY (mail.group_ids) ORDER BY name)
          AS groups,
        orders.id AS order_id, orders.total, orders.currency, orders.at
      FROM mails AS mail
        JOIN customers AS customer ON customer.id = mail.customer_id
        LEFT JOIN orders ON mail.kind = 'order' AND orders.id = mail.reference
      WHERE mail.id = $1
      """;

  /** Lines of which only a refund was reported say nothing yet. */
  private static final String READ_LINES =
      """
      SELECT sku, quantity, unit_price, currency
      FROM order_lines JOIN orders ON orders.id = order_id
      WHERE order_id = $1 AND quantity IS NOT NULL ORDER BY position
      """;

  Future<Map<String, Object>> read(SqlClient sql, ClaimedMail mail) {
    return sql.preparedQuery(READ)
        .execute(Tuple.of(mail.id()))
        .map(rows -> facts(rows.iterator().next()))
        .compose(
            facts ->
                mail.kind() == MailKind.ORDER
                    ? lines(sql, mail.reference()).map(lines -> with(facts, lines))
                    : Future.succeededFuture(facts));
  }

  private Future<List<Map<String, Object>>> lines(SqlClient sql, String order) {
    return sql.preparedQuery(READ_LINES)
        .execute(Tuple.of(order))
        .map(rows -> Rows.all(rows, this::line));
  }

  private static Map<String, Object> with(
      Map<String, Object> facts, List<Map<String, Object>> lines) {
    facts.put("lines", lines);
    return facts;
  }

  private Map<String, Object> facts(Row row) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("customer", row.getString("customer"));
    facts.put("name", row.getString("name"));
    facts.put("groups", String.join(", ", row.getArrayOfStrings("groups")));
    Instant until = Rows.instantOrNull(row, "until");
    facts.put("until", until == null ? "" : words.time(until));
    if (row.getString("order_id") != null) {
      facts.put("order", row.getString("order_id"));
      facts.put("total", words.amount(row.getBigDecimal("total"), row.getString("currency")));
      facts.put("at", words.time(Rows.instant(row, "at")));
    }
    return facts;
  }

  private Map<String, Object> line(Row row) {
    return Map.of(
        "sku",
        row.getString("sku"),
        "quantity",
        row.getInteger("quantity"),
        "unitPrice",
        words.amount(row.getBigDecimal("unit_price"), row.getString("currency")));
  }

  /** What templates are tried with before any mail is written. */
  Map<String, Object> samples() {
    String time = words.time(Instant.EPOCH);
    return Map.of(
        "customer", "ada",
        "name", "Ada Lovelace",
        "groups", "Trade",
        "until", time,
        "order", "1001",
        "total", "49.00 USD",
        "at", time,
        "lines", List.of(Map.of("sku", "LAMP", "quantity", 1, "unitPrice", "49.00 USD")));
  }
}
