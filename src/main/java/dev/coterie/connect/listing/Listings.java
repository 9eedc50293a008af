package dev.coterie.connect.listing;

import dev.coterie.connect.listing.Listing.MallSide;
import dev.coterie.connect.listing.ListingContract.ListListings;
import dev.coterie.connect.listing.ListingContract.ListedListings;
import dev.coterie.connect.listing.ListingContract.ListingFilter;
import dev.coterie.db.Keyset;
import dev.coterie.db.Keyset.KeyKind;
import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.pricing.shop.ListPrice;
import dev.coterie.pricing.shop.ListingFormula;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of listings; each statement names the shop. */
final class Listings {
  private static final String COLUMNS =
      """
      listing.sku, listing.rule_mode, listing.rule_value, listing.price, listing.name,
        listing.description, promoted_position, promoted_from, promoted_until, upsells,
        listing.version, product.name AS product_name, currency, coalesce(offered, false) AS offered,
        wholesale_price, minimum_price, default_mode, default_value
      """;

  private static final String TABLES =
      """
      listings AS listing
        JOIN (SELECT id, rule_mode AS default_mode, rule_value AS default_value FROM shops) AS shop
          ON shop.id = shop_id
        LEFT JOIN (SELECT sku, name, currency FROM products) AS product
          ON product.sku = listing.sku
        LEFT JOIN mall_offers AS offer ON offer.sku = listing.sku
      """;

  private static final String FIND =
      "SELECT " + COLUMNS + " FROM " + TABLES + " WHERE shop_id = $1 AND listing.sku = ANY ($2)";

  private static final String LOCK = FIND + " ORDER BY listing.sku FOR UPDATE OF listing";

  private static final String ADD =
      """
      INSERT INTO listings (shop_id, sku, rule_mode, rule_value, price, name, description,
        promoted_position, promoted_from, promoted_until, upsells, lifted)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      """;

  private static final String UPDATE =
      """
      UPDATE listings SET rule_mode = $3, rule_value = $4, price = $5, name = $6, description = $7,
        promoted_position = $8, promoted_from = $9, promoted_until = $10, upsells = $11,
        lifted = $12, version = version + 1
      WHERE shop_id = $1 AND sku = $2
      """;

  private static final String DELETE = "DELETE FROM listings WHERE shop_id = $1 AND sku = $2";

  private static final String ADD_ALL =
      """
      INSERT INTO listings (shop_id, sku, rule_mode, rule_value, lifted)
      SELECT $1, sku, $2, $3, lifted FROM unnest($4::text[], $5::boolean[]) AS new (sku, lifted)
      """;

  private static final String ARRANGE =
      """
      UPDATE listings SET promoted_position = wanted.position,
        promoted_from = CASE WHEN wanted.position IS NULL THEN NULL ELSE promoted_from END,
        promoted_until = CASE WHEN wanted.position IS NULL THEN NULL ELSE promoted_until END,
        version = version + 1
      FROM (
        SELECT listing.sku, place.position::int AS position
        FROM listings AS listing
          LEFT JOIN unnest($2::text[]) WITH ORDINALITY AS place (sku, position)
            ON place.sku = listing.sku
        WHERE shop_id = $1 AND (promoted_position IS NOT NULL OR place.sku IS NOT NULL)
      ) AS wanted
      WHERE shop_id = $1 AND listings.sku = wanted.sku
        AND promoted_position IS DISTINCT FROM wanted.position
      RETURNING listings.sku, promoted_position
      """;

  private static final String PROMOTED =
      "SELECT "
          + COLUMNS
          + " FROM "
          + TABLES
          + " WHERE shop_id = $1 AND promoted_position IS NOT NULL"
          + " ORDER BY promoted_position, listing.sku";

  private static final String MARK_LIFTED =
      "UPDATE listings SET lifted = NOT lifted WHERE shop_id = $1 AND sku = ANY ($2)";

  private static final String KEYS =
      "SELECT sku FROM listings WHERE shop_id = $1 AND sku = ANY ($2)";

  /** Promoted ones by position, then the others: all have a place, by SKU among equals. */
  private static final Keyset IN_ORDER =
      Keyset.by("coalesce(promoted_position, 2147483647)", KeyKind.WHOLE)
          .then("listing.sku", KeyKind.TEXT);

  Future<Optional<Listing>> find(SqlClient sql, long shop, String sku) {
    return listings(sql, FIND, shop, List.of(sku)).map(found -> found.stream().findFirst());
  }

  Future<List<Listing>> find(SqlClient sql, long shop, List<String> skus) {
    return listings(sql, FIND, shop, skus);
  }

  /** Those of the SKUs that the shop lists, locked. */
  Future<List<Listing>> lock(SqlClient sql, long shop, List<String> skus) {
    return listings(sql, LOCK, shop, skus);
  }

  private static Future<List<Listing>> listings(
      SqlClient sql, String statement, long shop, List<String> skus) {
    return sql.preparedQuery(statement)
        .execute(values(shop, skus))
        .map(rows -> Rows.all(rows, Listings::listing));
  }

  private static Tuple values(long shop, List<String> skus) {
    return Tuple.tuple().addLong(shop).addArrayOfString(skus.toArray(String[]::new));
  }

  /** Those of the SKUs that the shop lists. */
  Future<List<String>> listed(SqlClient sql, long shop, List<String> skus) {
    return sql.preparedQuery(KEYS)
        .execute(values(shop, skus))
        .map(rows -> Rows.all(rows, row -> row.getString("sku")));
  }

  Future<ListedListings> list(SqlClient sql, long shop, ListListings ask) {
    ListQuery query = new ListQuery(COLUMNS).from(TABLES).where("shop_id = $", shop);
    ListingFilter filter = ask.filter();
    query
        .when(filter == ListingFilter.PROMOTED, "promoted_position IS NOT NULL")
        .when(filter == ListingFilter.NOT_PROMOTED, "promoted_position IS NULL")
        .when(filter == ListingFilter.LIFTED, "listing.lifted")
        .when(filter == ListingFilter.UNDER_COST, "listing.price < wholesale_price")
        .when(filter == ListingFilter.WITHDRAWN, "offered IS NOT TRUE");
    if (!ask.query().isEmpty()) {
      query.where(
          "(listing.sku ILIKE $ OR coalesce(listing.name, product.name) ILIKE $)",
          Rows.containing(ask.query()));
    }
    return query
        .page(sql, IN_ORDER, false, ask.page(), Listings::listing)
        .map(page -> new ListedListings(page.items(), page.next()));
  }

  Future<Void> add(SqlClient sql, long shop, String sku, ListingTerms terms, boolean lifted) {
    return sql.preparedQuery(ADD).execute(values(shop, sku, terms, lifted)).mapEmpty();
  }

  Future<Void> update(SqlClient sql, long shop, String sku, ListingTerms terms, boolean lifted) {
    return sql.preparedQuery(UPDATE).execute(values(shop, sku, terms, lifted)).mapEmpty();
  }

  Future<Void> delete(SqlClient sql, long shop, String sku) {
    return sql.preparedQuery(DELETE).execute(Tuple.of(shop, sku)).mapEmpty();
  }

  /** Lists many products by one rule, null for the shop's default. */
  Future<Void> addAll(SqlClient sql, long shop, @Nullable PriceRule rule, List<NewListing> added) {
    return sql.preparedQuery(ADD_ALL)
        .execute(
            Tuple.tuple()
                .addLong(shop)
                .addString(rule == null ? null : EnumNames.of(rule.mode()))
                .addBigDecimal(rule == null ? null : rule.value())
                .addArrayOfString(added.stream().map(NewListing::sku).toArray(String[]::new))
                .addArrayOfBoolean(added.stream().map(NewListing::lifted).toArray(Boolean[]::new)))
        .mapEmpty();
  }

  /** The promoted ones by position. */
  Future<List<Listing>> promoted(SqlClient sql, long shop) {
    return sql.preparedQuery(PROMOTED)
        .execute(Tuple.of(shop))
        .map(rows -> Rows.all(rows, Listings::listing));
  }

  /** Promotes exactly these in this order; answers the SKUs whose place changed. */
  Future<List<String>> arrange(SqlClient sql, long shop, List<String> skus) {
    return sql.preparedQuery(ARRANGE)
        .execute(values(shop, skus))
        .map(rows -> Rows.all(rows, row -> row.getString("sku")));
  }

  /** Notes of each whether its price is lifted, which is not what was noted before. */
  Future<Void> turnLifted(SqlClient sql, long shop, List<String> skus) {
    return sql.preparedQuery(MARK_LIFTED).execute(values(shop, skus)).mapEmpty();
  }

  private static Tuple values(long shop, String sku, ListingTerms terms, boolean lifted) {
    PriceRule rule = terms.rule();
    Promotion promotion = terms.promoted();
    return Tuple.tuple()
        .addLong(shop)
        .addString(sku)
        .addString(rule == null ? null : EnumNames.of(rule.mode()))
        .addBigDecimal(rule == null ? null : rule.value())
        .addBigDecimal(terms.price())
        .addString(terms.name())
        .addString(terms.description())
        .addInteger(promotion == null ? null : promotion.position())
        .addOffsetDateTime(promotion == null ? null : Rows.utc(promotion.from()))
        .addOffsetDateTime(promotion == null ? null : Rows.utc(promotion.until()))
        .addArrayOfString(terms.upsells().isEmpty() ? null : terms.upsells().toArray(String[]::new))
        .addBoolean(lifted);
  }

  private static Listing listing(Row row) {
    Money wholesale = Rows.moneyOrNull(row, "wholesale_price", "currency");
    Money minimum = Rows.moneyOrNull(row, "minimum_price", "currency");
    boolean offered = row.getBoolean("offered") && wholesale != null;
    ListPrice price =
        wholesale == null || !offered
            ? null
            : ListPrice.of(ListingFormula.of(row), wholesale, minimum);
    String name = row.getString("product_name");
    return new Listing(
        row.getString("sku"),
        terms(row),
        name == null ? null : new MallSide(name, offered, wholesale, minimum),
        price == null || wholesale == null ? null : price.amount(wholesale.currency()),
        price != null && price.lifted(),
        row.getLong("version"));
  }

  private static ListingTerms terms(Row row) {
    String mode = row.getString("rule_mode");
    String[] upsells = row.getArrayOfStrings("upsells");
    Integer position = row.getInteger("promoted_position");
    return new ListingTerms(
        mode == null
            ? null
            : new PriceRule(
                PriceRule.Basis.MARKUP,
                EnumNames.read(mode, PriceRule.Mode.class),
                row.getBigDecimal("rule_value")),
        row.getBigDecimal("price"),
        row.getString("name"),
        row.getString("description"),
        position == null
            ? null
            : new Promotion(
                position,
                Rows.instantOrNull(row, "promoted_from"),
                Rows.instantOrNull(row, "promoted_until")),
        upsells == null ? List.of() : List.of(upsells));
  }
}
