package dev.coterie.connect.shop;

import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;

/**
 * Announces that shops opened, were suspended or opened again, once for each time: it compares what
 * was last announced with what their owners' memberships say now.
 */
final class ShopTransitions {
  private static final String ANNOUNCE =
      """
      WITH present AS (
        SELECT shop.id, shop.announced, owner.code AS owner,
          EXISTS (
            SELECT FROM membership_periods AS period
              JOIN customer_groups ON customer_groups.id = period.group_id
            WHERE period.customer_id = shop.owner_id AND kind = 'connect'
              AND period.during @> $2::timestamptz
          ) AS open
        FROM shops AS shop JOIN customers AS owner ON owner.id = shop.owner_id
        WHERE owner.code = ANY ($1) AND erased_at IS NULL
        ORDER BY shop.id FOR NO KEY UPDATE OF shop
      )
      UPDATE shops SET announced = CASE WHEN open THEN 'open' ELSE 'suspended' END
      FROM present
      WHERE shops.id = present.id AND (present.announced = 'open') <> open
      RETURNING slug, owner, present.announced AS before, open
      """;

  Future<Void> announce(Tx tx, Collection<String> owners, Instant now) {
    return tx.sql()
        .preparedQuery(ANNOUNCE)
        .execute(
            Tuple.tuple()
                .addArrayOfString(owners.toArray(String[]::new))
                .addOffsetDateTime(Rows.utc(now)))
        .onSuccess(rows -> emit(tx, rows, now))
        .mapEmpty();
  }

  private static void emit(Tx tx, RowSet<Row> rows, Instant now) {
    rows.forEach(
        row ->
            ShopEvents.status(tx, type(row), row.getString("slug"), row.getString("owner"), now));
  }

  private static EventType type(Row row) {
    if (!row.getBoolean("open")) {
      return EventType.SHOP_SUSPENDED;
    }
    return row.getString("before").equals("none") ? EventType.SHOP_OPENED : EventType.SHOP_REOPENED;
  }
}
