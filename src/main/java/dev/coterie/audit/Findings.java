package dev.coterie.audit;

import dev.coterie.bus.InOrder;
import dev.coterie.db.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.util.List;

/**
 * Reads what faults of earlier versions left behind, a sentence each: money that may have been
 * given twice, memberships that nobody can resume, records that stand under somebody else's code.
 */
public final class Findings {
  private static final String CREDITS_WITHOUT_A_SOURCE =
      """
      SELECT format('credit %s: %s %s of customer %s, booked with order %s, names no paid unit: '
          || 'a refund of the plan that it came from takes nothing back',
        credit.id, credit.amount, credit.currency, customers.code, credit.order_id) AS finding
      FROM credits AS credit JOIN customers ON customers.id = credit.customer_id
      WHERE reason = 'unused' AND unit IS NULL AND amount > 0
      ORDER BY credit.id
      """;

  private static final String CREDITED_AND_REFUNDED =
      """
      SELECT DISTINCT format('order %s, line %s: refunded although its unused value was credited '
          || 'to customer %s with order %s',
        period.order_id, period.line_id, customers.code, credit.order_id) AS finding
      FROM refunds
        JOIN membership_periods AS period
          ON (period.order_id, period.line_id) = (refunds.order_id, refunds.line_id)
        JOIN membership_shortenings AS shortening
          ON shortening.period_id = period.id AND shortening.cause = 'change'
        JOIN credits AS credit ON credit.customer_id = period.customer_id
          AND credit.at = shortening.at AND credit.reason = 'unused' AND credit.unit IS NULL
        JOIN customers ON customers.id = period.customer_id
      ORDER BY finding
      """;

  private static final String OVERDRAWN =
      """
      SELECT format('account of customer %s: its entries come to %s %s, it was set to 0',
        customers.code, sum(amount), currency) AS finding
      FROM credits JOIN customers ON customers.id = customer_id
      GROUP BY customers.code, customer_id, currency HAVING sum(amount) < 0
      ORDER BY customers.code, currency
      """;

  private static final String PAUSED_IN_DELETED_GROUPS =
      """
      SELECT format('customer %s: paused in group %s since %s, which was deleted: '
          || 'the days that were left are lost',
        customers.code, customer_groups.code, since) AS finding
      FROM membership_states JOIN customers ON customers.id = customer_id
        JOIN customer_groups ON customer_groups.id = group_id
      WHERE state = 'paused' AND deleted_at IS NOT NULL
      ORDER BY customers.code, customer_groups.code
      """;

  private static final String CHARGES_UNDER_A_NEW_CODE =
      """
      SELECT format('code %s: %s charges are of a customer who was erased on %s, not of who has it now',
        erased.code, count(*), erased.erased_at::date) AS finding
      FROM charges JOIN customers AS erased
          ON erased.id = charges.customer_id AND erased.erased_at IS NOT NULL
        JOIN customers AS holder ON holder.code = erased.code AND holder.erased_at IS NULL
      GROUP BY erased.id, erased.code, erased.erased_at
      ORDER BY erased.code, erased.erased_at
      """;

  private static final List<String> ALL =
      List.of(
          CREDITS_WITHOUT_A_SOURCE,
          CREDITED_AND_REFUNDED,
          OVERDRAWN,
          PAUSED_IN_DELETED_GROUPS,
          CHARGES_UNDER_A_NEW_CODE);

  /** All findings, in one transaction that cannot write. */
  public Future<List<String>> read(Pool pool) {
    return pool.withTransaction(
        connection ->
            connection
                .query("SET TRANSACTION READ ONLY")
                .execute()
                .compose(readOnly -> InOrder.collect(ALL, query -> read(connection, query)))
                .map(each -> each.stream().flatMap(List::stream).toList()));
  }

  private static Future<List<String>> read(SqlClient sql, String query) {
    return sql.query(query).execute().map(rows -> Rows.all(rows, row -> row.getString("finding")));
  }
}
