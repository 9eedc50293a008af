package dev.coterie.connect.mall;

import dev.coterie.connect.mall.MallContract.ListMall;
import dev.coterie.connect.mall.MallContract.ListSellers;
import dev.coterie.connect.mall.MallContract.PutOffer;
import dev.coterie.connect.shop.ShopStatus;
import dev.coterie.db.Keyset;
import dev.coterie.db.Keyset.KeyKind;
import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.pricing.shop.ListPrice;
import dev.coterie.pricing.shop.ListingFormula;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of what the mall offers to shops. */
final class Offers {
  private static final String FIND =
      """
      SELECT offer.sku, offered, wholesale_price, minimum_price, currency
      FROM mall_offers AS offer JOIN products AS product ON product.sku = offer.sku
      WHERE offer.sku = $1
      """;

  private static final String LOCK = FIND + " FOR UPDATE OF offer";

  /** Locked, so that the currency of what is offered stays. */
  private static final String PRODUCT =
      "SELECT currency, group_id IS NOT NULL AS sells_group FROM products WHERE sku = $1 FOR SHARE";

  private static final String PUT =
      """
      INSERT INTO mall_offers (sku, offered, wholesale_price, minimum_price)
      VALUES ($1, $2, $3, $4)
      ON CONFLICT ON CONSTRAINT mall_offers_pkey DO UPDATE SET
        offered = excluded.offered, wholesale_price = excluded.wholesale_price,
        minimum_price = excluded.minimum_price
      """;

  private static final String DELETE = "DELETE FROM mall_offers WHERE sku = $1";

  private static final String MALL_COLUMNS =
      """
      product.sku, product.name, description, images, categories, currency, offered,
        wholesale_price, minimum_price,
        EXISTS (SELECT FROM listings WHERE (shop_id, sku) = ($1, product.sku)) AS listed,
        CASE WHEN $1 > 0 THEN 0
          ELSE (SELECT count(*) FROM listings WHERE sku = product.sku) END AS shops
      """;

  private static final Long NO_SHOP = 0L;

  private static final Keyset BY_SKU = Keyset.by("product.sku", KeyKind.TEXT);

  private static final Keyset BY_SLUG = Keyset.by("shop.slug", KeyKind.TEXT);

  private static final String SELLER_COLUMNS =
      """
      shop.slug, shop.name, shop.closed, listing.price, listing.rule_mode, listing.rule_value,
        shop.rule_mode AS default_mode, shop.rule_value AS default_value,
        wholesale_price, minimum_price, product.currency,
        promoted_position IS NOT NULL AND coalesce(promoted_from <= $1, true)
          AND coalesce(promoted_until > $1, true) AS promoted,
        EXISTS (
          SELECT FROM membership_periods AS period
            JOIN customer_groups ON customer_groups.id = period.group_id
          WHERE period.customer_id = shop.owner_id AND kind = 'connect'
            AND period.during @> $1::timestamptz
        ) AS open
      """;

  private static final String SELLER_TABLES =
      """
      listings AS listing JOIN shops AS shop ON shop.id = shop_id
        JOIN products AS product ON product.sku = listing.sku
        JOIN mall_offers AS offer ON offer.sku = listing.sku
      """;

  Future<Optional<MallOffer>> find(SqlClient sql, String sku) {
    return offer(sql, FIND, sku);
  }

  Future<Optional<MallOffer>> lock(SqlClient sql, String sku) {
    return offer(sql, LOCK, sku);
  }

  private static Future<Optional<MallOffer>> offer(SqlClient sql, String statement, String sku) {
    return sql.preparedQuery(statement)
        .execute(Tuple.of(sku))
        .map(rows -> Rows.first(rows, Offers::offer));
  }

  /** What there is to offer, which stays for the rest of the transaction. */
  Future<Optional<Offered>> product(SqlClient sql, String sku) {
    return sql.preparedQuery(PRODUCT)
        .execute(Tuple.of(sku))
        .map(
            rows ->
                Rows.first(
                    rows,
                    row ->
                        new Offered(
                            Money.currency(row.getString("currency")),
                            row.getBoolean("sells_group"))));
  }

  /** A product that may be offered. */
  record Offered(Currency currency, boolean sellsGroup) {}

  Future<Void> put(SqlClient sql, PutOffer ask) {
    return sql.preparedQuery(PUT)
        .execute(Tuple.of(ask.sku(), ask.offered(), ask.wholesale(), ask.minimum()))
        .mapEmpty();
  }

  Future<Void> delete(SqlClient sql, String sku) {
    return sql.preparedQuery(DELETE).execute(Tuple.of(sku)).mapEmpty();
  }

  /** Shops see what is offered; how many others list it is for staff, who see all. */
  Future<Page<MallProduct>> list(SqlClient sql, ListMall ask) {
    Long shop = ask.shop();
    ListQuery query = new ListQuery(MALL_COLUMNS);
    query.parameter(shop == null ? NO_SHOP : shop);
    query
        .from("mall_offers AS offer JOIN products AS product USING (sku)")
        .when(shop != null, "offered")
        .when(ask.lifted(), "EXISTS (SELECT FROM listings WHERE sku = product.sku AND lifted)")
        .where("$ = ANY (categories)", ask.category());
    if (!ask.query().isEmpty()) {
      query.seek("(sku ILIKE $ OR name ILIKE $)", Rows.containing(ask.query()));
    }
    return query.page(sql, BY_SKU, false, ask.page(), Offers::mallProduct);
  }

  Future<Page<Seller>> sellers(SqlClient sql, ListSellers ask, Instant now) {
    ListQuery query = new ListQuery(SELLER_COLUMNS).from(SELLER_TABLES);
    query.parameter(now.atOffset(ZoneOffset.UTC));
    return query
        .where("listing.sku = $", ask.sku())
        .page(sql, BY_SLUG, false, ask.page(), Offers::seller);
  }

  private static MallProduct mallProduct(Row row) {
    return new MallProduct(
        row.getString("sku"),
        row.getString("name"),
        row.getString("description"),
        List.of(row.getArrayOfStrings("images")),
        List.of(row.getArrayOfStrings("categories")),
        offer(row),
        row.getBoolean("listed"),
        row.getLong("shops"));
  }

  private static MallOffer offer(Row row) {
    return new MallOffer(
        row.getString("sku"),
        row.getBoolean("offered"),
        Rows.money(row, "wholesale_price", "currency"),
        Rows.moneyOrNull(row, "minimum_price", "currency"));
  }

  private static Seller seller(Row row) {
    Money wholesale = Rows.money(row, "wholesale_price", "currency");
    @Nullable Money minimum = Rows.moneyOrNull(row, "minimum_price", "currency");
    ListPrice price = ListPrice.of(ListingFormula.of(row), wholesale, minimum);
    return new Seller(
        row.getString("slug"),
        row.getString("name"),
        status(row),
        price.amount(wholesale.currency()),
        price.lifted(),
        row.getBoolean("promoted"));
  }

  private static ShopStatus status(Row row) {
    if (row.getBoolean("closed")) {
      return ShopStatus.CLOSED;
    }
    return row.getBoolean("open") ? ShopStatus.OPEN : ShopStatus.SUSPENDED;
  }
}
