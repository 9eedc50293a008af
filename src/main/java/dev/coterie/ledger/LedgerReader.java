package dev.coterie.ledger;

import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Validity;
import dev.coterie.ledger.tier.Source;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the ledger as memberships. */
public final class LedgerReader {
  /** The rows that {@link #memberships} reads, of whichever memberships further conditions want. */
  static final String PERIODS =
      """
      SELECT customer.code AS customer, period.group_id, customer_groups.code AS "group",
        coalesce(state.state, 'running') AS state,
        lower(period.during) AS "from", upper(period.during) AS until,
        period.source, period.order_id, period.actor, period.reason
      FROM membership_periods AS period
        JOIN customers AS customer ON customer.id = period.customer_id
        JOIN customer_groups ON customer_groups.id = period.group_id
        LEFT JOIN membership_states AS state
          ON (state.customer_id, state.group_id) = (period.customer_id, period.group_id)
      WHERE (NOT isempty(period.during) OR state.state IS NOT NULL)
      """;

  private static final String OF_CUSTOMER =
      PERIODS
          + """
        AND customer.code = $1 AND customer.erased_at IS NULL
        AND ($2::bigint IS NULL OR period.group_id = $2)
      ORDER BY period.group_id, lower(period.during)
      """;

  private static final String HELD =
      """
      SELECT customer.code AS customer, array_agg(customer_groups.code ORDER BY customer_groups.id)
        AS groups
      FROM customers AS customer
        JOIN membership_periods AS period ON period.customer_id = customer.id
        JOIN customer_groups ON customer_groups.id = period.group_id
      WHERE customer.code = ANY ($1) AND customer.erased_at IS NULL
        AND period.during @> $2::timestamptz
      GROUP BY customer.code
      """;

  /** The codes of the groups that each of the customers holds at an instant. */
  public Future<Map<String, List<String>>> held(SqlClient sql, List<String> customers, Instant at) {
    return sql.preparedQuery(HELD)
        .execute(
            Tuple.tuple()
                .addArrayOfString(customers.toArray(String[]::new))
                .addOffsetDateTime(Rows.utc(at)))
        .map(LedgerReader::groupsByCustomer);
  }

  private static Map<String, List<String>> groupsByCustomer(RowSet<Row> rows) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    rows.forEach(
        row -> groups.put(row.getString("customer"), List.of(row.getArrayOfStrings("groups"))));
    return groups;
  }

  /** The memberships of a customer, or only the one of a group. */
  public Future<List<Membership>> ofCustomer(SqlClient sql, String customer, @Nullable Long group) {
    return sql.preparedQuery(OF_CUSTOMER)
        .execute(Tuple.of(customer, group))
        .map(LedgerReader::memberships);
  }

  /** The memberships of rows that are sorted by membership and begin. */
  static List<Membership> memberships(RowSet<Row> rows) {
    Map<Key, List<MembershipPeriod>> periods = new LinkedHashMap<>();
    for (Row row : rows) {
      List<MembershipPeriod> own = periods.computeIfAbsent(key(row), key -> new ArrayList<>());
      if (row.getOffsetDateTime("from") != null) {
        own.add(period(row));
      }
    }
    return periods.entrySet().stream()
        .map(entry -> entry.getKey().membership(entry.getValue()))
        .toList();
  }

  /** What distinguishes one membership from another. */
  private record Key(String customer, long groupId, String group, MembershipState state) {

    Membership membership(List<MembershipPeriod> periods) {
      return new Membership(customer, groupId, group, state, periods);
    }
  }

  private static Key key(Row row) {
    return new Key(
        row.getString("customer"),
        row.getLong("group_id"),
        row.getString("group"),
        EnumNames.read(row.getString("state"), MembershipState.class));
  }

  private static MembershipPeriod period(Row row) {
    return new MembershipPeriod(
        new Validity(Rows.instant(row, "from"), Rows.instantOrNull(row, "until")),
        EnumNames.read(row.getString("source"), Source.class),
        row.getString("order_id"),
        row.getString("actor"),
        row.getString("reason"));
  }
}
