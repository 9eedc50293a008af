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

  private static final String READ_LIFTED =
      """
      SELECT listing.sku, coalesce(listing.name, product.name) AS name,
        minimum_price, product.currency
      FROM mails AS mail JOIN shops AS shop ON shop.owner_id = mail.customer_id
        JOIN listings AS listing ON listing.shop_id = shop.id AND listing.lifted
        JOIN products AS product ON product.sku = listing.sku
        JOIN mall_offers AS offer ON offer.sku = listing.sku AND offered
      WHERE mail.id = $1 AND minimum_price IS NOT NULL
      ORDER BY listing.sku LIMIT 100
      """;

  Future<Map<String, Object>> read(SqlClient sql, ClaimedMail mail) {
    return sql.preparedQuery(READ)
        .execute(Tuple.of(mail.id()))
        .map(rows -> facts(rows.iterator().next()))
        .compose(facts -> more(sql, mail, facts));
  }

  private Future<Map<String, Object>> more(
      SqlClient sql, ClaimedMail mail, Map<String, Object> facts) {
    return switch (mail.kind()) {
      case ORDER -> lines(sql, mail.reference()).map(lines -> with(facts, "lines", lines));
      case LIFTED -> lifted(sql, mail.id()).map(products -> with(facts, "products", products));
      case ENDING, ENDED -> Future.succeededFuture(facts);
    };
  }

  private Future<List<Map<String, Object>>> lifted(SqlClient sql, long mail) {
    return sql.preparedQuery(READ_LIFTED)
        .execute(Tuple.of(mail))
        .map(rows -> Rows.all(rows, this::product));
  }

  private Map<String, Object> product(Row row) {
    return Map.of(
        "sku",
        row.getString("sku"),
        "product",
        row.getString("name"),
        "price",
        words.amount(row.getBigDecimal("minimum_price"), row.getString("currency")));
  }

  private Future<List<Map<String, Object>>> lines(SqlClient sql, String order) {
    return sql.preparedQuery(READ_LINES)
        .execute(Tuple.of(order))
        .map(rows -> Rows.all(rows, this::line));
  }

  private static Map<String, Object> with(
      Map<String, Object> facts, String name, List<Map<String, Object>> all) {
    facts.put(name, all);
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
    Map<String, Object> line = Map.of("sku", "LAMP", "quantity", 1, "unitPrice", "49.00 USD");
    Map<String, Object> product = Map.of("sku", "LAMP", "product", "Lamp", "price", "49.00 USD");
    return Map.of(
        "customer", "ada",
        "name", "Ada Lovelace",
        "groups", "Trade",
        "until", time,
        "order", "1001",
        "total", "49.00 USD",
        "at", time,
        "lines", List.of(line),
        "products", List.of(product));
  }
}
