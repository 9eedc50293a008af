package dev.coterie.ledger;

import dev.coterie.db.Keyset;
import dev.coterie.db.Keyset.KeyKind;
import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Sorting;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Lists the members of a group for people who look for some. */
public final class MemberList {
  /**
   * The state and status of each member by the periods of a group, as MembershipStatus.of has it.
   */
  private static final String STATUS =
      """
      SELECT period.customer_id, coalesce(state.state, 'running') AS state, CASE
          WHEN state.state = 'paused' THEN 'paused'
          WHEN state.state = 'ending'
            AND bool_or((upper_inf(during) OR upper(during) > %1$s) AND source <> 'grace')
            THEN 'ending'
          WHEN bool_or(during @> %1$s::timestamptz AND source <> 'grace') THEN 'active'
          WHEN bool_or(during @> %1$s::timestamptz) THEN 'grace'
          WHEN bool_or(lower(during) > %1$s) THEN 'scheduled'
          ELSE 'ended' END AS status,
        CASE WHEN bool_or(upper_inf(during)) THEN 'infinity'
          ELSE coalesce(max(upper(during)), 'infinity') END AS until
      FROM membership_periods AS period
        LEFT JOIN membership_states AS state
          ON (state.customer_id, state.group_id) = (period.customer_id, period.group_id)
      WHERE period.group_id = %2$s AND (NOT isempty(during) OR state.state IS NOT NULL)
        AND %3$s
      GROUP BY period.customer_id, state.state
      """;

  private static final String OF_FEW =
      "(%s) AS membership JOIN customers AS customer ON customer.id = membership.customer_id"
          .formatted(STATUS.replace("%3$s", "true"));

  /** Of a crowd the customers are gone through in their order, until the page is full. */
  private static final String OF_CROWD =
      "customers AS customer CROSS JOIN LATERAL (%s) AS membership"
          .formatted(STATUS.replace("%3$s", "period.customer_id = customer.id"));

  /** Or the last period of each, in the order of their ends. */
  private static final String OF_CROWD_BY_END =
      "membership_periods AS last JOIN customers AS customer ON customer.id = last.customer_id"
          + " CROSS JOIN LATERAL (%s) AS membership"
              .formatted(STATUS.replace("%3$s", "period.customer_id = last.customer_id"));

  private static final String IS_LAST =
      """
      last.group_id = %2$s AND last.id = (
        SELECT id FROM membership_periods AS period
        WHERE (period.group_id, period.customer_id) = (last.group_id, last.customer_id)
        ORDER BY isempty(during), coalesce(upper(during), 'infinity') DESC, id DESC LIMIT 1)
      """;

  /** Passes over all periods that were renewed long ago. */
  private static final String IS_LAST_TO_COME =
      IS_LAST + " AND coalesce(upper(last.during), 'infinity') > %1$s";

  private static final Keyset BY_CUSTOMER = Keyset.by("customer.code", KeyKind.TEXT);

  private static final Keyset BY_END =
      Keyset.by("membership.until", KeyKind.INSTANT).then("customer.id", KeyKind.WHOLE);

  private static final Keyset BY_END_OF_PERIOD =
      Keyset.by("coalesce(upper(last.during), 'infinity')", KeyKind.INSTANT)
          .then("last.customer_id", KeyKind.WHOLE);

  private static final int CROWD = 20_000;

  private static final String IS_CROWD =
      """
      SELECT count(*) > $2 AS crowd FROM (
        SELECT FROM membership_periods WHERE group_id = $1 LIMIT $2 + 1) AS period
      """;

  private static final String PERIODS =
      LedgerReader.PERIODS
          + """
        AND period.customer_id = ANY ($1) AND period.group_id = $2
      ORDER BY array_position($1, period.customer_id), lower(period.during)
      """;

  /** A page of the members of a group. */
  public Future<Page<Membership>> page(
      SqlClient sql,
      long group,
      MemberFilter filter,
      Sorting<MemberColumn> sorting,
      PageRequest page,
      Instant now) {
    return sql.preparedQuery(IS_CROWD)
        .execute(Tuple.of(group, CROWD))
        .map(rows -> rows.iterator().next().getBoolean("crowd"))
        .map(crowd -> crowd ? Way.ofCrowd(sorting.column(), filter) : Way.ofFew(sorting.column()))
        .compose(way -> way.page(sql, group, filter, sorting.descending(), page, now))
        .compose(found -> withPeriods(sql, group, found));
  }

  /** How members are gone through: by which tables, and in which order. */
  private record Way(String from, String condition, Keyset keyset) {

    static Way ofFew(MemberColumn column) {
      return new Way(OF_FEW, "true", column == MemberColumn.END ? BY_END : BY_CUSTOMER);
    }

    static Way ofCrowd(MemberColumn column, MemberFilter filter) {
      return column == MemberColumn.END
          ? new Way(OF_CROWD_BY_END, goesOn(filter) ? IS_LAST_TO_COME : IS_LAST, BY_END_OF_PERIOD)
          : new Way(OF_CROWD, "true", BY_CUSTOMER);
    }

    /** Whether only memberships are meant whose last period ends after now. */
    private static boolean goesOn(MemberFilter filter) {
      MembershipStatus status = filter.status();
      return status != null
          && status != MembershipStatus.PAUSED
          && status != MembershipStatus.ENDED;
    }

    Future<Page<Long>> page(
        SqlClient sql,
        long group,
        MemberFilter filter,
        boolean descending,
        PageRequest page,
        Instant now) {
      ListQuery query = new ListQuery("customer.id");
      String at = query.parameter(now.atOffset(ZoneOffset.UTC));
      String id = query.parameter(group);
      MembershipStatus status = filter.status();
      return query
          .from(from.formatted(at, id))
          .where(condition.formatted(at, id))
          .where("customer.erased_at IS NULL")
          .where("customer.search_text LIKE lower($)", pattern(filter.query()))
          .where("membership.status = $", EnumNames.ofNullable(status))
          .page(sql, keyset, descending, page, row -> row.getLong("id"));
    }

    private static @Nullable String pattern(String query) {
      return query.isEmpty() ? null : Rows.containing(query);
    }
  }

  private static Future<Page<Membership>> withPeriods(
      SqlClient sql, long group, Page<Long> customers) {
    return sql.preparedQuery(PERIODS)
        .execute(Tuple.of(customers.items().toArray(Long[]::new), group))
        .map(rows -> new Page<>(LedgerReader.memberships(rows), customers.next()));
  }
}
