package dev.coterie.ledger;

import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.PageRequest;
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
  private static final String OF_CUSTOMER =
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
      WHERE customer.code = $1 AND customer.erased_at IS NULL
        AND (NOT isempty(period.during) OR state.state IS NOT NULL)
        AND ($2::bigint IS NULL OR period.group_id = $2)
      ORDER BY period.group_id, lower(period.during)
      """;

  /**
   * The state and status of each member by the periods of a group, as MembershipStatus.of has it.
   */
  private static final String STATUS =
      """
      SELECT period.customer_id, coalesce(state.state, 'running') AS state, CASE
          WHEN state.state = 'paused' THEN 'paused'
          WHEN state.state = 'ending'
            AND bool_or((upper_inf(during) OR upper(during) > $1) AND source <> 'grace')
            THEN 'ending'
          WHEN bool_or(during @> $1::timestamptz AND source <> 'grace') THEN 'active'
          WHEN bool_or(during @> $1::timestamptz) THEN 'grace'
          WHEN bool_or(lower(during) > $1) THEN 'scheduled'
          ELSE 'ended' END AS status
      FROM membership_periods AS period
        LEFT JOIN membership_states AS state
          ON (state.customer_id, state.group_id) = (period.customer_id, period.group_id)
      WHERE period.group_id = $2 AND (NOT isempty(during) OR state.state IS NOT NULL)
        %s
      GROUP BY period.customer_id, state.state
      """;

  private static final String OF_GROUP =
      """
      WITH member AS (
        SELECT customer.id, customer.code, membership.state
        FROM %s
        WHERE customer.code > $3 AND customer.erased_at IS NULL
          AND ($4 = '' OR customer.search_text LIKE lower($4))
          AND membership.status = coalesce($5, membership.status)
        ORDER BY customer.code LIMIT $6
      )
      SELECT member.code AS customer, period.group_id, customer_groups.code AS "group",
        member.state,
        lower(period.during) AS "from", upper(period.during) AS until,
        period.source, period.order_id, period.actor, period.reason
      FROM member
        JOIN membership_periods AS period ON period.customer_id = member.id
        JOIN customer_groups ON customer_groups.id = period.group_id
      WHERE period.group_id = $2 AND (NOT isempty(period.during) OR member.state <> 'running')
      ORDER BY member.code, lower(period.during)
      """;

  private static final String OF_SMALL_GROUP =
      OF_GROUP.formatted(
          "(%s) AS membership JOIN customers AS customer ON customer.id = membership.customer_id"
              .formatted(STATUS.formatted("")));

  /** Of a crowd the customers are gone through in their order, until the page is full. */
  private static final String OF_CROWD =
      OF_GROUP.formatted(
          "customers AS customer CROSS JOIN LATERAL (%s) AS membership"
              .formatted(STATUS.formatted("AND period.customer_id = customer.id")));

  private static final int CROWD = 20_000;

  private static final String IS_CROWD =
      """
      SELECT count(*) > $2 AS crowd FROM (
        SELECT FROM membership_periods WHERE group_id = $1 LIMIT $2 + 1) AS period
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

  /** The memberships of a group's customers, one more than the page's limit. */
  public Future<List<Membership>> ofGroup(
      SqlClient sql,
      long group,
      String query,
      @Nullable MembershipStatus status,
      PageRequest page,
      Instant now) {
    Tuple asked =
        Tuple.of(
            Rows.utc(now),
            group,
            page.after(),
            Rows.containing(query),
            status == null ? null : EnumNames.of(status),
            page.limit() + 1);
    return sql.preparedQuery(IS_CROWD)
        .execute(Tuple.of(group, CROWD))
        .map(rows -> rows.iterator().next().getBoolean("crowd"))
        .compose(crowd -> sql.preparedQuery(crowd ? OF_CROWD : OF_SMALL_GROUP).execute(asked))
        .map(LedgerReader::memberships);
  }

  private static List<Membership> memberships(RowSet<Row> rows) {
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
