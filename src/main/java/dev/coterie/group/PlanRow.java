package dev.coterie.group;

import dev.coterie.kernel.Money;
import dev.coterie.kernel.Words;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the terms of a plan from a row of the groups, for all who read that table. */
public final class PlanRow {
  /** What {@link #plan} needs of {@code customer_groups}. */
  public static final String COLUMNS =
      """
      fee, fee_currency, duration_days, grace_days, trial_days, rank, change_up, change_down,
      reminders
      """;

  private PlanRow() {}

  public static Plan plan(Row row) {
    return new Plan(
        fee(row),
        row.getInteger("duration_days"),
        row.getInteger("grace_days"),
        row.getInteger("trial_days"),
        row.getInteger("rank"),
        Words.read(row.getString("change_up"), Plan.ChangePolicy.class),
        Words.read(row.getString("change_down"), Plan.ChangePolicy.class),
        List.of(row.getArrayOfIntegers("reminders")));
  }

  private static @Nullable Money fee(Row row) {
    BigDecimal amount = row.getBigDecimal("fee");
    return amount == null ? null : new Money(amount, Money.currency(row.getString("fee_currency")));
  }
}
