package dev.coterie.pricing.shop;

import dev.coterie.db.Rows;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.MinorUnits;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Validity;
import dev.coterie.pricing.buyer.GroupRules;
import dev.coterie.pricing.buyer.HeldMemberships;
import dev.coterie.pricing.buyer.HeldMemberships.HeldMembership;
import dev.coterie.pricing.buyer.RuledGroup;
import dev.coterie.pricing.shop.OpenedShop.ShopSign;
import dev.coterie.pricing.shop.ShopPricingContract.InShop;
import dev.coterie.pricing.shop.ShopPricingContract.ListedAs;
import dev.coterie.pricing.shop.ShopPricingContract.LoadOfShops;
import dev.coterie.pricing.shop.ShopPricingContract.LoadedOfShops;
import dev.coterie.pricing.shop.ShopPricingContract.OfferedAt;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What prices in shops are made from, as the tables hold it: one statement, and so one state of the
 * database, however many keys. Each row but an offer's is of one shop.
 */
final class ShopRows {
  private static final String LOAD =
      """
      SELECT 'shop' AS kind, shop.id AS shop, slug AS code, currency, NULL AS basis,
        rule_mode AS mode, rule_value AS value, NULL::numeric AS amount, closed,
        -- her code may be another customer's by now
        CASE WHEN erased_at IS NULL THEN owner.code ELSE '' END AS owner,
        shop.name, welcome, accent, encode(secret, 'hex') AS secret,
        NULL::bigint AS group_id, NULL::timestamptz AS "from", NULL::timestamptz AS until
      FROM shops AS shop JOIN customers AS owner ON owner.id = owner_id
      WHERE slug = ANY ($1)
      UNION ALL
      SELECT 'group', shop_id, code, NULL, rule_basis, rule_mode, rule_value, NULL, false, NULL,
        name, NULL, NULL, NULL, id, NULL, NULL
      FROM shop_groups WHERE shop_id IN (SELECT id FROM shops WHERE slug = ANY ($1))
      UNION ALL
      SELECT 'listing', shop_id, sku, NULL, NULL, rule_mode, rule_value, price, false, NULL,
        NULL, NULL, NULL, NULL, NULL, NULL, NULL
      FROM unnest($2::bigint[], $3::text[]) AS wanted (shop, code)
        JOIN listings ON (shop_id, sku) = (wanted.shop, wanted.code)
      UNION ALL
      SELECT 'offer', NULL, offer.sku, currency, NULL, NULL, wholesale_price, minimum_price, false,
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
      FROM mall_offers AS offer JOIN products AS product ON product.sku = offer.sku
      WHERE offer.sku = ANY ($4) AND offered
      UNION ALL
      SELECT 'member', shop_id, customer, NULL, NULL, NULL, NULL, NULL, false, NULL,
        NULL, NULL, NULL, NULL, group_id, lower(during), upper(during)
      FROM unnest($5::bigint[], $6::text[]) AS wanted (shop, code)
        JOIN shop_members ON (shop_id, customer) = (wanted.shop, wanted.code)
      """;

  Future<LoadedOfShops> load(SqlClient sql, LoadOfShops load) {
    return sql.preparedQuery(LOAD)
        .execute(
            Tuple.tuple()
                .addArrayOfString(load.slugs().toArray(String[]::new))
                .addArrayOfLong(shops(load.listings()))
                .addArrayOfString(codes(load.listings()))
                .addArrayOfString(load.offers().toArray(String[]::new))
                .addArrayOfLong(shops(load.customers()))
                .addArrayOfString(codes(load.customers())))
        .map(ShopRows::loaded);
  }

  private static Long[] shops(Collection<InShop> keys) {
    return keys.stream().map(InShop::shop).toArray(Long[]::new);
  }

  private static String[] codes(Collection<InShop> keys) {
    return keys.stream().map(InShop::code).toArray(String[]::new);
  }

  private static LoadedOfShops loaded(RowSet<Row> rows) {
    Map<Long, List<RuledGroup>> groups = new HashMap<>();
    Map<Long, Map<String, String>> names = new HashMap<>();
    Map<String, List<HeldMembership>> held = new HashMap<>();
    LoadedOfShops loaded =
        new LoadedOfShops(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (Row row : rows) {
      String code = row.getString("code");
      switch (row.getString("kind")) {
        case "group" -> {
          Long shop = row.getLong("shop");
          groups.computeIfAbsent(shop, key -> new ArrayList<>()).add(group(row));
          names.computeIfAbsent(shop, key -> new HashMap<>()).put(code, row.getString("name"));
        }
        case "listing" -> loaded.listings().put(key(row), listing(row));
        case "offer" -> loaded.offers().put(code, offer(row));
        case "member" -> held.computeIfAbsent(key(row), key -> new ArrayList<>()).add(member(row));
        default -> {
          // below, with its groups
        }
      }
    }
    for (Row row : rows) {
      if (row.getString("kind").equals("shop")) {
        Long shop = row.getLong("shop");
        List<RuledGroup> own = groups.getOrDefault(shop, List.of());
        ShopSign sign = sign(row, names.getOrDefault(shop, Map.of()));
        loaded.shops().put(row.getString("code"), shop(row, own, sign));
      }
    }
    held.forEach((key, all) -> loaded.customers().put(key, new HeldMemberships(all)));
    return loaded;
  }

  private static String key(Row row) {
    return InShop.key(row.getLong("shop"), row.getString("code"));
  }

  private static OpenedShop shop(Row row, List<RuledGroup> groups, ShopSign sign) {
    return new OpenedShop(
        row.getLong("shop"),
        row.getString("code"),
        row.getString("owner"),
        row.getBoolean("closed"),
        Money.currency(row.getString("currency")),
        ListingFormula.of(mode(row), row.getBigDecimal("value")),
        GroupRules.NONE.with(groups),
        sign,
        row.getString("secret"));
  }

  private static ShopSign sign(Row row, Map<String, String> groups) {
    return new ShopSign(
        row.getString("name"), row.getString("welcome"), row.getString("accent"), groups);
  }

  private static RuledGroup group(Row row) {
    PriceRule rule =
        new PriceRule(
            EnumNames.read(row.getString("basis"), PriceRule.Basis.class),
            mode(row),
            row.getBigDecimal("value"));
    return RuledGroup.ofShop(row.getLong("group_id"), row.getString("code"), rule);
  }

  private static PriceRule.Mode mode(Row row) {
    return EnumNames.read(row.getString("mode"), PriceRule.Mode.class);
  }

  private static ListedAs listing(Row row) {
    BigDecimal price = row.getBigDecimal("amount");
    if (price != null) {
      return new ListedAs(ListingFormula.ofPrice(price));
    }
    return new ListedAs(
        row.getString("mode") == null
            ? null
            : ListingFormula.of(mode(row), row.getBigDecimal("value")));
  }

  private static OfferedAt offer(Row row) {
    Currency currency = Money.currency(row.getString("currency"));
    @Nullable BigDecimal minimum = row.getBigDecimal("amount");
    return new OfferedAt(
        currency,
        MinorUnits.tenThousandths(row.getBigDecimal("value")),
        minimum == null
            ? ListPrice.NO_MINIMUM
            : MinorUnits.price(MinorUnits.tenThousandths(minimum), currency));
  }

  private static HeldMembership member(Row row) {
    Validity during = new Validity(Rows.instant(row, "from"), Rows.instantOrNull(row, "until"));
    return new HeldMembership(row.getLong("group_id"), List.of(during));
  }
}
