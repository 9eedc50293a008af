package dev.coterie.order.charge;

import dev.coterie.db.Rows;
import dev.coterie.order.charge.ChargeContract.ChargeFilter;
import io.vertx.sqlclient.Tuple;

/**
 * The rows of charges or refunds that a filter means. Under a customer's code show those of who has
 * it, else of who had it last.
 */
final class Filtered {
  /** For a filter in {@code $1} to {@code $4}, of rows named {@code entry}. */
  static final String WHERE =
      """
      WHERE ($1::text IS NULL OR entry.customer_id = coalesce(
          (SELECT id FROM customers WHERE code = $1 AND erased_at IS NULL),
          (SELECT max(id) FROM customers WHERE code = $1 AND erased_at IS NOT NULL)))
        AND ($2::text IS NULL
          OR entry.group_id IN (SELECT id FROM customer_groups WHERE code = $2))
        AND ($3::timestamptz IS NULL OR entry.at >= $3)
        AND ($4::timestamptz IS NULL OR entry.at < $4)
      """;

  private Filtered() {}

  static Tuple by(ChargeFilter filter) {
    return Tuple.of(
        filter.customer(), filter.group(), Rows.utc(filter.from()), Rows.utc(filter.until()));
  }
}
