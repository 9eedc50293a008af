package dev.coterie.connect.shop;

import dev.coterie.connect.shop.ShopContract.ListShops;
import dev.coterie.connect.shop.ShopContract.ShopOverview;
import dev.coterie.db.Keyset;
import dev.coterie.db.Keyset.KeyKind;
import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Secrets;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of shops, read with what follows from the memberships of their owners. */
public final class Shops {
  private static final String COLUMNS =
      """
      shop.id, shop.slug, shop.name, owner.code AS owner, shop.closed, shop.currency,
        shop.rule_mode, shop.rule_value, shop.welcome, shop.accent, shop.opened_at, shop.version,
        plan.code AS plan, plan.listing_limit, held.until,
        (SELECT count(*) FROM listings WHERE shop_id = shop.id) AS listings
      """;

  /** With the plan that is held at an instant, the best where there are several, and until when. */
  private static final String TABLES =
      """
      shops AS shop JOIN customers AS owner ON owner.id = shop.owner_id
        LEFT JOIN LATERAL (
          SELECT customer_groups.code, listing_limit
          FROM membership_periods AS period
            JOIN customer_groups ON customer_groups.id = period.group_id
          WHERE period.customer_id = shop.owner_id AND kind = 'connect'
            AND period.during @> %1$s::timestamptz
          ORDER BY rank DESC NULLS LAST, customer_groups.id LIMIT 1
        ) AS plan ON true
        LEFT JOIN LATERAL (
          SELECT upper(whole) AS until
          FROM (
            SELECT unnest(range_agg(period.during)) AS whole
            FROM membership_periods AS period
              JOIN customer_groups ON customer_groups.id = period.group_id
            WHERE period.customer_id = shop.owner_id AND kind = 'connect'
          ) AS stretches
          WHERE whole @> %1$s::timestamptz
        ) AS held ON true
      """;

  private static final String SELECT = "SELECT " + COLUMNS + " FROM " + TABLES.formatted("$1");

  private static final String FIND =
      SELECT + "WHERE shop.slug = $2 AND ($3::bigint IS NULL OR shop.id = $3)";

  private static final String FIND_OF = SELECT + "WHERE owner.code = $2 AND erased_at IS NULL";

  private static final String LOCK = FIND + " FOR NO KEY UPDATE OF shop";

  private static final String UPDATE =
      """
      UPDATE shops SET slug = $2, name = $3, closed = $4, rule_mode = $5, rule_value = $6,
        welcome = $7, accent = $8, owner_id = (SELECT id FROM customers WHERE code = $9 AND erased_at IS NULL),
        version = version + 1
      WHERE id = $1
      """;

  private static final String MAKE =
      """
      INSERT INTO shops
        (slug, name, owner_id, currency, rule_mode, rule_value, secret, opened_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT DO NOTHING
      RETURNING slug
      """;

  private static final String HAS_SHOP = "SELECT FROM shops WHERE owner_id = $1";

  private static final String OVERLOOK =
      """
      SELECT count(*) FILTER (WHERE offered) AS listings,
        count(*) FILTER (WHERE offered AND promoted_position IS NOT NULL
          AND coalesce(promoted_from <= $2, true) AND coalesce(promoted_until > $2, true)) AS promoted,
        count(*) FILTER (WHERE offered AND lifted) AS lifted,
        count(*) FILTER (WHERE offered AND listing.price < wholesale_price) AS under_cost,
        count(*) FILTER (WHERE offered IS NOT TRUE) AS withdrawn
      FROM listings AS listing LEFT JOIN mall_offers AS offer ON offer.sku = listing.sku
      WHERE shop_id = $1
      """;

  private static final String SECRET =
      "SELECT encode(secret, 'hex') AS secret FROM shops WHERE id = $1";

  private static final String OWNER =
      "SELECT id FROM customers WHERE code = $1 AND erased_at IS NULL FOR KEY SHARE";

  private static final int SECRET_BYTES = 32;

  private static final Keyset BY_SLUG = Keyset.by("shop.slug", KeyKind.TEXT);

  private static final Keyset BY_END =
      Keyset.by("coalesce(held.until, timestamptz '9999-12-31 00:00:00Z')", KeyKind.INSTANT)
          .then("shop.slug", KeyKind.TEXT);

  private static final Keyset BY_BEGIN =
      Keyset.by("shop.opened_at", KeyKind.INSTANT).then("shop.slug", KeyKind.TEXT);

  public Future<Optional<Shop>> find(SqlClient sql, ShopRef ref, Instant now) {
    return shop(sql, FIND, ref, now);
  }

  /** The shop, locked against other changes of it and of its listings. */
  public Future<Optional<Shop>> lock(SqlClient sql, ShopRef ref, Instant now) {
    return shop(sql, LOCK, ref, now);
  }

  private static Future<Optional<Shop>> shop(
      SqlClient sql, String statement, ShopRef ref, Instant now) {
    return sql.preparedQuery(statement)
        .execute(Tuple.of(Rows.utc(now), ref.slug(), ref.only()))
        .map(rows -> Rows.first(rows, Shops::shop));
  }

  Future<Optional<Shop>> findOf(SqlClient sql, String customer, Instant now) {
    return sql.preparedQuery(FIND_OF)
        .execute(Tuple.of(Rows.utc(now), customer))
        .map(rows -> Rows.first(rows, Shops::shop));
  }

  Future<Page<Shop>> list(SqlClient sql, ListShops ask, Instant now) {
    Keyset keyset =
        switch (ask.sorting().column()) {
          case SLUG -> BY_SLUG;
          case UNTIL -> BY_END;
          case SINCE -> BY_BEGIN;
        };
    ListQuery query = new ListQuery(COLUMNS);
    query.from(TABLES.formatted(query.parameter(now.atOffset(ZoneOffset.UTC))));
    if (!ask.query().isEmpty()) {
      query.where(
          "(shop.slug ILIKE $ OR shop.name ILIKE $ OR owner.code ILIKE $)",
          Rows.containing(ask.query()));
    }
    return query
        .when(ask.status() == ShopStatus.CLOSED, "shop.closed")
        .when(ask.status() == ShopStatus.OPEN, "NOT shop.closed AND plan.code IS NOT NULL")
        .when(ask.status() == ShopStatus.SUSPENDED, "NOT shop.closed AND plan.code IS NULL")
        .page(sql, keyset, ask.sorting().descending(), ask.page(), Shops::shop);
  }

  Future<Boolean> hasShop(SqlClient sql, long customerId) {
    return sql.preparedQuery(HAS_SHOP).execute(Tuple.of(customerId)).map(rows -> rows.size() > 0);
  }

  Future<ShopOverview> overlook(SqlClient sql, Shop shop, Instant now) {
    return sql.preparedQuery(OVERLOOK)
        .execute(Tuple.of(shop.id(), Rows.utc(now)))
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new ShopOverview(
                    shop,
                    row.getLong("listings"),
                    row.getLong("promoted"),
                    row.getLong("lifted"),
                    row.getLong("under_cost"),
                    row.getLong("withdrawn")));
  }

  /** What signs links of the shop. */
  Future<String> secret(SqlClient sql, long id) {
    return sql.preparedQuery(SECRET)
        .execute(Tuple.of(id))
        .map(rows -> rows.iterator().next().getString("secret"));
  }

  /** The id of the customer, who stays for the rest of the transaction. */
  Future<Optional<Long>> owner(SqlClient sql, String customer) {
    return sql.preparedQuery(OWNER)
        .execute(Tuple.of(customer))
        .map(rows -> Rows.first(rows, row -> row.getLong("id")));
  }

  /** Makes a shop; answers its slug, empty where that is taken or the customer has a shop. */
  Future<Optional<String>> make(SqlClient sql, NewShop shop) {
    return sql.preparedQuery(MAKE)
        .execute(
            Tuple.tuple()
                .addString(shop.slug())
                .addString(shop.name())
                .addLong(shop.ownerId())
                .addString(shop.currency().getCurrencyCode())
                .addString(EnumNames.of(shop.rule().mode()))
                .addBigDecimal(shop.rule().value())
                .addBuffer(Buffer.buffer(Secrets.bytes(SECRET_BYTES)))
                .addOffsetDateTime(Rows.utc(shop.openedAt())))
        .map(rows -> Rows.first(rows, row -> row.getString("slug")));
  }

  /** Writes what staff or the owner decide; the customer of the new owner's code must exist. */
  Future<Void> update(SqlClient sql, long id, ShopTerms terms) {
    return sql.preparedQuery(UPDATE)
        .execute(
            Tuple.tuple()
                .addLong(id)
                .addString(terms.slug())
                .addString(terms.name())
                .addBoolean(terms.closed())
                .addString(EnumNames.of(terms.defaultRule().mode()))
                .addBigDecimal(terms.defaultRule().value())
                .addString(terms.look().welcome())
                .addString(EnumNames.of(terms.look().accent()))
                .addString(terms.owner()))
        .mapEmpty();
  }

  private static Shop shop(Row row) {
    String plan = row.getString("plan");
    return new Shop(
        row.getLong("id"),
        row.getString("slug"),
        row.getString("name"),
        row.getString("owner"),
        status(row.getBoolean("closed"), plan),
        plan,
        Rows.instantOrNull(row, "until"),
        Money.currency(row.getString("currency")),
        new PriceRule(
            PriceRule.Basis.MARKUP,
            EnumNames.read(row.getString("rule_mode"), PriceRule.Mode.class),
            row.getBigDecimal("rule_value")),
        new ShopLook(
            row.getString("welcome"),
            EnumNames.read(row.getString("accent"), ShopLook.Accent.class)),
        row.getLong("listings"),
        row.getInteger("listing_limit"),
        Rows.instant(row, "opened_at"),
        row.getLong("version"));
  }

  private static ShopStatus status(boolean closed, @Nullable String plan) {
    if (closed) {
      return ShopStatus.CLOSED;
    }
    return plan == null ? ShopStatus.SUSPENDED : ShopStatus.OPEN;
  }
}
