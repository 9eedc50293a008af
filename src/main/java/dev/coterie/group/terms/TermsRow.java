package dev.coterie.group.terms;

import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.MailLanguage;
import dev.coterie.kernel.Money;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The terms of a group as columns of {@code customer_groups}: named, written and read here. */
public final class TermsRow {
  public static final String COLUMNS =
      """
      code, kind, tier, name, description, is_default, rule_basis, rule_mode, rule_value,
      fee, fee_currency, duration_days, grace_days, trial_days, rank, change_up, change_down,
      reminders, archived, notify_emails, notify_language, listing_limit
      """;

  /** A parameter for each column, the code being the first. */
  public static final String PARAMETERS =
      IntStream.rangeClosed(1, COLUMNS.split(",").length)
          .mapToObj(number -> "$" + number)
          .collect(Collectors.joining(", "));

  private TermsRow() {}

  public static Tuple values(GroupTerms terms) {
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
        .addArrayOfString(terms.notifyEmails().toArray(String[]::new))
        .addString(EnumNames.ofNullable(terms.notifyLanguage()))
        .addInteger(plan.listings());
  }

  public static GroupTerms terms(Row row) {
    return new GroupTerms(
        row.getString("code"),
        EnumNames.read(row.getString("kind"), GroupKind.class),
        row.getString("tier"),
        row.getString("name"),
        row.getString("description"),
        row.getBoolean("is_default"),
        rule(row),
        plan(row),
        row.getBoolean("archived"),
        List.of(row.getArrayOfStrings("notify_emails")),
        EnumNames.readNullable(row.getString("notify_language"), MailLanguage.class));
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

  private static Plan plan(Row row) {
    return new Plan(
        Rows.moneyOrNull(row, "fee", "fee_currency"),
        row.getInteger("duration_days"),
        row.getInteger("grace_days"),
        row.getInteger("trial_days"),
        row.getInteger("rank"),
        EnumNames.read(row.getString("change_up"), Plan.ChangePolicy.class),
        EnumNames.read(row.getString("change_down"), Plan.ChangePolicy.class),
        List.of(row.getArrayOfIntegers("reminders")),
        row.getInteger("listing_limit"));
  }
}
