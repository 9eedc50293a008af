package dev.coterie.order.charge;

import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.group.GroupCharges;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.order.charge.ChargeContract.ChargeFilter;
import dev.coterie.order.charge.ChargeContract.ListCharges;
import dev.coterie.order.charge.ChargeContract.ReasonSum;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** The table of charges: one for each line that sold a membership. */
public final class Charges {
  private static final String RECORD =
      """
      INSERT INTO charges
        (customer_id, group_id, reason, amount, currency, order_id, line_id, at, fee, fee_currency)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      RETURNING id, below_fee
      """;

  private static final String COLUMNS =
      """
      entry.id, customer.code AS customer, customer_groups.code AS "group",
        entry.reason, entry.amount, entry.currency, entry.fee, entry.fee_currency, entry.below_fee,
        entry.order_id, entry.at
      """;

  private static final String ENTRIES =
      """
      charges AS entry
        JOIN customers AS customer ON customer.id = entry.customer_id
        JOIN customer_groups ON customer_groups.id = entry.group_id
      """;

  private static final String SUMS =
      "entry.reason, entry.currency, count(*) AS number, sum(entry.amount) AS total";

  private static final String BY_REASON =
      "GROUP BY entry.reason, entry.currency ORDER BY entry.currency, total DESC";

  private static final String OF_GROUP =
      """
      SELECT currency, count(*) AS number, sum(amount) AS total FROM charges
      WHERE group_id = $1 GROUP BY currency ORDER BY currency
      """;

  /** Records what a line charges; answers it as it is kept. */
  public Future<Charge> record(SqlClient sql, LineKey line, NewCharge charge) {
    Money fee = charge.fee();
    return sql.preparedQuery(RECORD)
        .execute(
            Tuple.of(
                charge.customerId(),
                charge.groupId(),
                EnumNames.of(charge.reason()),
                charge.amount().amount(),
                charge.amount().currency().getCurrencyCode(),
                line.order(),
                line.line(),
                Rows.utc(charge.at()),
                fee == null ? null : fee.amount(),
                fee == null ? null : fee.currency().getCurrencyCode()))
        .map(rows -> recorded(rows.iterator().next(), line, charge));
  }

  public Future<Page<Charge>> list(SqlClient sql, ListCharges ask) {
    ChargeReason reason = ask.reason();
    return Filtered.by(ask.filter(), new ListQuery(COLUMNS).from(ENTRIES))
        .where("entry.reason = $", EnumNames.ofNullable(reason))
        .where("entry.below_fee = $", ask.belowFee())
        .page(
            sql,
            Filtered.keyset(ask.sorting().column()),
            ask.sorting().descending(),
            ask.page(),
            Charges::charge);
  }

  /** What the charges come to by reason, each currency for itself. */
  Future<List<ReasonSum>> sums(SqlClient sql, ChargeFilter filter) {
    return Filtered.by(filter, new ListQuery(SUMS).from("charges AS entry"))
        .sums(sql, BY_REASON)
        .map(rows -> Rows.all(rows, Charges::sum));
  }

  private static ReasonSum sum(Row row) {
    return new ReasonSum(
        EnumNames.read(row.getString("reason"), ChargeReason.class),
        row.getLong("number"),
        Rows.money(row, "total", "currency"));
  }

  /** All that was ever charged for the group. */
  Future<GroupCharges> ofGroup(SqlClient sql, long groupId) {
    return sql.preparedQuery(OF_GROUP)
        .execute(Tuple.of(groupId))
        .map(rows -> Rows.all(rows, Charges::inCurrency))
        .map(GroupCharges::sum);
  }

  private static GroupCharges inCurrency(Row row) {
    return new GroupCharges(row.getLong("number"), List.of(Rows.money(row, "total", "currency")));
  }

  private static Charge recorded(Row row, LineKey line, NewCharge charge) {
    return new Charge(
        row.getLong("id"),
        charge.customer(),
        charge.group(),
        charge.reason(),
        charge.amount(),
        charge.fee(),
        row.getBoolean("below_fee"),
        line.order(),
        charge.at());
  }

  private static Charge charge(Row row) {
    return new Charge(
        row.getLong("id"),
        row.getString("customer"),
        row.getString("group"),
        EnumNames.read(row.getString("reason"), ChargeReason.class),
        Rows.money(row, "amount", "currency"),
        Rows.moneyOrNull(row, "fee", "fee_currency"),
        row.getBoolean("below_fee"),
        row.getString("order_id"),
        Rows.instant(row, "at"));
  }
}
