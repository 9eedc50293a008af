package dev.coterie.group;

import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of groups. Deleted groups stay in it, out of sight, for the memberships' history. */
final class Groups {
  private static final String CREATE =
      """
      INSERT INTO customer_groups
        (code, kind, tier, name, description, is_default, rule_basis, rule_mode, rule_value,
         fee, fee_currency, duration_days, grace_days, trial_days, rank, change_up, change_down,
         reminders, archived, notify_emails)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
        $19, $20)
      """;

  private static final String REVISE =
      """
      WITH before AS (
        SELECT id, exclusion, fee, fee_currency FROM customer_groups
        WHERE code = $1 AND kind = $2 AND version = $21 AND deleted_at IS NULL FOR UPDATE
      )
      UPDATE customer_groups SET
        tier = $3, name = $4, description = $5, is_default = $6,
        rule_basis = $7, rule_mode = $8, rule_value = $9, fee = $10, fee_currency = $11,
        duration_days = $12, grace_days = $13, trial_days = $14, rank = $15, change_up = $16,
        change_down = $17, reminders = $18, archived = $19, notify_emails = $20,
        version = version + 1
      FROM before WHERE customer_groups.id = before.id
      RETURNING customer_groups.id, customer_groups.exclusion <> before.exclusion AS other_tier,
        (customer_groups.fee, customer_groups.fee_currency)
          IS DISTINCT FROM (before.fee, before.fee_currency) AS other_fee, product_sku
      """;

  /** A customer holds a group at most once at an instant, so periods can be counted as members. */
  private static final String COLUMNS =
      """
      SELECT id, code, kind, tier, name, description, is_default, rule_basis, rule_mode,
        rule_value, fee, fee_currency, duration_days, grace_days, trial_days, rank, change_up,
        change_down, reminders, archived, notify_emails, version, product_sku,
        (SELECT on_sale FROM products WHERE group_id = customer_groups.id) AS product_on_sale,
        (SELECT count(*) FROM membership_periods AS period
         WHERE period.group_id = customer_groups.id AND period.during @> $1::timestamptz) AS members
      FROM customer_groups
      """;

  private static final String FIND =
      COLUMNS + "WHERE code = ANY($2) AND deleted_at IS NULL ORDER BY array_position($2, code)";

  private static final String LIST =
      COLUMNS
          + """
          WHERE id > $2 AND kind = coalesce($3, kind) AND deleted_at IS NULL
          ORDER BY id LIMIT $4
          """;

  private static final String LOCK =
      """
      SELECT id, kind, is_default, archived, product_sku FROM customer_groups
      WHERE code = $1 AND deleted_at IS NULL FOR UPDATE
      """;

  private static final String MARK_DELETED =
      "UPDATE customer_groups SET deleted_at = $2, version = version + 1 WHERE id = $1";

  private static final String REMEMBER_PRODUCT =
      "UPDATE customer_groups SET product_sku = $2, version = version + 1 WHERE id = $1";

  private static final String CHARGES =
      """
      SELECT currency, count(*) AS number, sum(amount) AS total FROM charges
      WHERE group_id = $1 GROUP BY currency ORDER BY currency
      """;

  private static final String REMAINING =
      """
      SELECT customer_id, max(upper(during)) AS until, bool_or(upper_inf(during)) AS endless
      FROM membership_periods
      WHERE group_id = $1 AND (upper_inf(during) OR upper(during) > $2)
      GROUP BY customer_id
      """;

  Future<Void> create(SqlClient sql, GroupTerms terms) {
    return sql.preparedQuery(CREATE).execute(values(terms)).mapEmpty();
  }

  /** Writes the terms; empty if the group has another version or kind. */
  Future<Optional<RevisedGroup>> revise(SqlClient sql, GroupTerms terms, long version) {
    return sql.preparedQuery(REVISE)
        .execute(values(terms).addLong(version))
        .map(
            rows ->
                Rows.first(
                    rows,
                    row ->
                        new RevisedGroup(
                            row.getLong("id"),
                            row.getBoolean("other_tier"),
                            row.getBoolean("other_fee"),
                            row.getString("product_sku"))));
  }

  /**
   * A group whose terms were written, and whether its tier and fee are others now.
   *
   * @param productSku of the product that sells it, null where there is none
   */
  record RevisedGroup(long id, boolean otherTier, boolean otherFee, @Nullable String productSku) {}

  /** Those of the codes that exist, in their order. */
  Future<List<Group>> find(SqlClient sql, List<String> codes, Instant now) {
    return sql.preparedQuery(FIND)
        .execute(
            Tuple.tuple()
                .addOffsetDateTime(Rows.utc(now))
                .addArrayOfString(codes.toArray(String[]::new)))
        .map(rows -> Rows.all(rows, Groups::group));
  }

  Future<Page<Group>> list(
      SqlClient sql, @Nullable GroupKind kind, long afterId, int limit, Instant now) {
    return sql.preparedQuery(LIST)
        .execute(
            Tuple.of(Rows.utc(now), afterId, kind == null ? null : EnumNames.of(kind), limit + 1))
        .map(rows -> Rows.all(rows, Groups::group))
        .map(found -> Page.cut(found, limit, group -> Long.toString(group.id())));
  }

  /** Locks the group against assignments and other changes. */
  Future<Optional<DeletableGroup>> lock(SqlClient sql, String code) {
    return sql.preparedQuery(LOCK)
        .execute(Tuple.of(code))
        .map(rows -> Rows.first(rows, Groups::locked));
  }

  Future<Void> markDeleted(SqlClient sql, long id, Instant now) {
    return sql.preparedQuery(MARK_DELETED).execute(Tuple.of(id, Rows.utc(now))).mapEmpty();
  }

  /** Notes the SKU of the group's product, as a change of the group. */
  Future<Void> rememberProduct(SqlClient sql, long id, String sku) {
    return sql.preparedQuery(REMEMBER_PRODUCT).execute(Tuple.of(id, sku)).mapEmpty();
  }

  /** All that was ever charged for the group. */
  Future<GroupCharges> charges(SqlClient sql, long id) {
    return sql.preparedQuery(CHARGES)
        .execute(Tuple.of(id))
        .map(
            rows -> {
              long number = 0;
              List<Money> totals = new ArrayList<>();
              for (Row row : rows) {
                number += row.getLong("number");
                totals.add(
                    new Money(
                        row.getBigDecimal("total"), Money.currency(row.getString("currency"))));
              }
              return new GroupCharges(number, totals);
            });
  }

  /** The end of each customer's memberships of the group, where it is still to come. */
  Future<List<Remaining>> remaining(SqlClient sql, long id, Instant now) {
    return sql.preparedQuery(REMAINING)
        .execute(Tuple.of(id, Rows.utc(now)))
        .map(
            rows ->
                Rows.all(
                    rows,
                    row ->
                        new Remaining(
                            row.getBoolean("endless") ? null : Rows.instant(row, "until"))));
  }

  /**
   * A group that this transaction has locked.
   *
   * @param productSku of the product that sells it, null where there is none
   */
  record DeletableGroup(
      long id, GroupKind kind, boolean byDefault, boolean archived, @Nullable String productSku) {}

  /** What one member has left: an end to come, or null for ever. */
  record Remaining(@Nullable Instant until) {}

  private static Tuple values(GroupTerms terms) {
    PriceRule rule = terms.pricing();
    Plan plan = terms.plan();
    Money fee = plan.fee();
    return Tuple.tuple()
        .addString(terms.code())
        .addString(EnumNames.of(terms.kind()))
        .addString(terms.tier())
        .addString(terms.name())
        .addString(terms.description())
        .addBoolean(terms.byDefault())
        .addString(rule == null ? null : EnumNames.of(rule.basis()))
        .addString(rule == null ? null : EnumNames.of(rule.mode()))
        .addBigDecimal(rule == null ? null : rule.value())
        .addBigDecimal(fee == null ? null : fee.amount())
        .addString(fee == null ? null : fee.currency().getCurrencyCode())
        .addInteger(plan.durationDays())
        .addInteger(plan.graceDays())
        .addInteger(plan.trialDays())
        .addInteger(plan.rank())
        .addString(EnumNames.of(plan.up()))
        .addString(EnumNames.of(plan.down()))
        .addArrayOfInteger(plan.reminders().toArray(Integer[]::new))
        .addBoolean(terms.archived())
        .addArrayOfString(terms.notifyEmails().toArray(String[]::new));
  }

  private static Group group(Row row) {
    GroupTerms terms =
        new GroupTerms(
            row.getString("code"),
            kind(row),
            row.getString("tier"),
            row.getString("name"),
            row.getString("description"),
            row.getBoolean("is_default"),
            rule(row),
            PlanRow.plan(row),
            row.getBoolean("archived"),
            List.of(row.getArrayOfStrings("notify_emails")));
    return new Group(
        row.getLong("id"), terms, product(row), row.getLong("members"), row.getLong("version"));
  }

  private static GroupProduct product(Row row) {
    String sku = row.getString("product_sku");
    return sku == null
        ? GroupProduct.NONE
        : GroupProduct.of(sku, row.getBoolean("product_on_sale"));
  }

  private static DeletableGroup locked(Row row) {
    return new DeletableGroup(
        row.getLong("id"),
        kind(row),
        row.getBoolean("is_default"),
        row.getBoolean("archived"),
        row.getString("product_sku"));
  }

  private static GroupKind kind(Row row) {
    return EnumNames.read(row.getString("kind"), GroupKind.class);
  }

  private static @Nullable PriceRule rule(Row row) {
    String basis = row.getString("rule_basis");
    return basis == null
        ? null
        : new PriceRule(
            EnumNames.read(basis, PriceRule.Basis.class),
            EnumNames.read(row.getString("rule_mode"), PriceRule.Mode.class),
            row.getBigDecimal("rule_value"));
  }
}
