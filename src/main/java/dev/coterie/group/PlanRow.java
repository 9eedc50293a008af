package dev.coterie.group;

import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import io.vertx.sqlclient.Row;
import java.util.List;

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
        Rows.moneyOrNull(row, "fee", "fee_currency"),
        row.getInteger("duration_days"),
        row.getInteger("grace_days"),
        row.getInteger("trial_days"),
        row.getInteger("rank"),
        EnumNames.read(row.getString("change_up"), Plan.ChangePolicy.class),
        EnumNames.read(row.getString("change_down"), Plan.ChangePolicy.class),
        List.of(row.getArrayOfIntegers("reminders")));
  }
}
