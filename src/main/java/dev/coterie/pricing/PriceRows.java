package dev.coterie.pricing;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.MinorUnits;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Validity;
import dev.coterie.pricing.PricingContract.Load;
import dev.coterie.pricing.PricingContract.Loaded;
import dev.coterie.pricing.PricingContract.ProductAmounts;
import dev.coterie.pricing.buyer.HeldMemberships;
import dev.coterie.pricing.buyer.HeldMemberships.HeldMembership;
import dev.coterie.pricing.buyer.ProductRestriction;
import dev.coterie.pricing.buyer.RuledGroup;
import dev.coterie.pricing.buyer.Visibility;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What prices are made from, as the tables hold it: one statement, and so one state of the
 * database, however many keys.
 */
final class PriceRows {
  private static final String LOAD =
      """
      SELECT 'product', sku, currency, list_price, supplier_price,
        NULL::bigint, NULL::timestamptz, NULL::timestamptz, NULL, NULL, false, false,
        group_id IS NOT NULL, NULL::bigint
      FROM products WHERE sku = ANY($1)
      UNION ALL
      SELECT 'membership', customer.code, NULL, NULL, NULL,
        held.group_id, lower(held.during), upper(held.during), NULL, NULL, false, false, false,
        NULL
      FROM customers AS customer CROSS JOIN LATERAL (
        SELECT period.group_id, unnest(range_agg(period.during)) AS during
        FROM membership_periods AS period
        WHERE period.customer_id = customer.id AND NOT isempty(period.during)
        GROUP BY period.group_id ORDER BY period.group_id
      ) AS held
      WHERE customer.code = ANY($2) AND customer.erased_at IS NULL
      UNION ALL
      SELECT 'group', code, NULL, rule_value, NULL,
        id, NULL, NULL, rule_basis, rule_mode, deleted_at IS NOT NULL, is_default,
        EXISTS (
          SELECT FROM access_rule_groups AS named JOIN access_rules AS rule ON rule.id = named.rule_id
          WHERE named.group_id = customer_groups.id AND rule.path IS NULL),
        (kind = 'connect')::int::bigint
      FROM customer_groups
      WHERE id = ANY(coalesce($3, (SELECT array_agg(id) FROM customer_groups)))
      UNION ALL
      SELECT 'restriction', product.sku, NULL, NULL, NULL,
        named.group_id, NULL, NULL, rule.others, NULL, false, false, false, rule.id
      FROM products AS product
        CROSS JOIN LATERAL (
          SELECT id, others FROM access_rules WHERE sku = product.sku
          UNION ALL
          SELECT id, others FROM access_rules WHERE category = ANY(product.categories)
            AND NOT EXISTS (SELECT FROM access_rules AS own WHERE own.sku = product.sku)
        ) AS rule
        JOIN access_rule_groups AS named ON named.rule_id = rule.id
      WHERE product.sku = ANY($1)
      """;

  private static final int KIND = 0;
  private static final int CODE = 1;
  private static final int CURRENCY = 2;
  private static final int AMOUNT = 3;
  private static final int SUPPLIER_PRICE = 4;
  private static final int GROUP = 5;
  private static final int FROM = 6;
  private static final int UNTIL = 7;
  private static final int BASIS = 8;
  private static final int OTHERS = 8;
  private static final int MODE = 9;
  private static final int DELETED = 10;
  private static final int BY_DEFAULT = 11;
  private static final int SELLS_GROUP = 12;
  private static final int ADMITS = 12;
  private static final int RESTRICTION = 13;
  private static final int OPENS_SHOP = 13;

  Future<Loaded> load(SqlClient sql, Load load) {
    Set<Long> groups = load.groups();
    Tuple keys =
        Tuple.of(
            load.skus().toArray(String[]::new),
            load.customers().toArray(String[]::new),
            groups == null ? null : groups.toArray(Long[]::new));
    return sql.preparedQuery(LOAD).execute(keys).map(PriceRows::loaded);
  }

  private static Loaded loaded(RowSet<Row> rows) {
    Map<String, ProductAmounts> products = new HashMap<>();
    Map<String, Map<Long, Restriction>> restrictions = new HashMap<>();
    Map<String, Map<Long, List<Validity>>> held = new HashMap<>();
    List<RuledGroup> groups = new ArrayList<>();
    for (Row row : rows) {
      String code = row.getString(CODE);
      switch (row.getString(KIND)) {
        case "product" -> products.put(code, product(row));
        case "membership" ->
            held.computeIfAbsent(code, customer -> new LinkedHashMap<>())
                .computeIfAbsent(row.getLong(GROUP), group -> new ArrayList<>(1))
                .add(validity(row));
        case "restriction" ->
            restrictions
                .computeIfAbsent(code, sku -> new HashMap<>())
                .computeIfAbsent(row.getLong(RESTRICTION), rule -> Restriction.of(row))
                .groups()
                .add(row.getLong(GROUP));
        default -> groups.add(group(code, row));
      }
    }
    restrictions.forEach(
        (sku, rules) ->
            products.computeIfPresent(sku, (same, amounts) -> restricted(amounts, rules)));
    Map<String, HeldMemberships> customers = new HashMap<>();
    held.forEach((code, periods) -> customers.put(code, memberships(periods)));
    return new Loaded(products, customers, groups);
  }

  /** A restriction while its groups are read. */
  private record Restriction(Visibility others, Set<Long> groups) {

    static Restriction of(Row row) {
      return new Restriction(
          EnumNames.read(row.getString(OTHERS), Visibility.class), new HashSet<>());
    }
  }

  private static ProductAmounts restricted(
      ProductAmounts amounts, Map<Long, Restriction> restrictions) {
    return amounts.restricted(
        restrictions.values().stream()
            .map(each -> new ProductRestriction(each.groups(), each.others()))
            .toList());
  }

  private static ProductAmounts product(Row row) {
    Currency currency = Money.currency(row.getString(CURRENCY));
    BigDecimal supplier = row.getBigDecimal(SUPPLIER_PRICE);
    return new ProductAmounts(
        currency,
        MinorUnits.tenThousandths(row.getBigDecimal(AMOUNT)),
        supplier == null ? null : MinorUnits.tenThousandths(supplier),
        row.getBoolean(SELLS_GROUP),
        List.of());
  }

  private static Validity validity(Row row) {
    OffsetDateTime until = row.getOffsetDateTime(UNTIL);
    return new Validity(
        row.getOffsetDateTime(FROM).toInstant(), until == null ? null : until.toInstant());
  }

  private static HeldMemberships memberships(Map<Long, List<Validity>> groups) {
    return new HeldMemberships(
        groups.entrySet().stream()
            .map(group -> new HeldMembership(group.getKey(), group.getValue()))
            .toList());
  }

  private static RuledGroup group(String code, Row row) {
    boolean deleted = row.getBoolean(DELETED);
    return new RuledGroup(
        row.getLong(GROUP),
        code,
        deleted,
        row.getBoolean(BY_DEFAULT) && !deleted,
        rule(row),
        row.getBoolean(ADMITS),
        row.getLong(OPENS_SHOP) > 0);
  }

  private static @Nullable PriceRule rule(Row row) {
    String basis = row.getString(BASIS);
    return basis == null
        ? null
        : new PriceRule(
            EnumNames.read(basis, PriceRule.Basis.class),
            EnumNames.read(row.getString(MODE), PriceRule.Mode.class),
            row.getBigDecimal(AMOUNT));
  }
}
