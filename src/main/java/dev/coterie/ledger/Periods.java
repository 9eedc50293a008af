package dev.coterie.ledger;

import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Validity;
import dev.coterie.ledger.tier.Grant;
import dev.coterie.ledger.tier.LedgerEntries;
import dev.coterie.ledger.tier.OrderUnit;
import dev.coterie.ledger.tier.Period;
import dev.coterie.ledger.tier.PlanRank;
import dev.coterie.ledger.tier.Shortening;
import dev.coterie.ledger.tier.Source;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of periods as decisions read it, and the entries that decisions add to it. */
public final class Periods {
  private static final String OF_CUSTOMER =
      """
      SELECT period.id, period.group_id, customer_groups.code, period.exclusion,
        customer_groups.rank, customer_groups.grace_days, customer_groups.reminders, period.source,
        lower(period.during) AS "from", upper(period.during) AS until,
        lower(period.granted) AS granted_from, upper(period.granted) AS granted_until,
        period.order_id, period.line_id, period.unit, period.worth, period.worth_currency
      FROM membership_periods AS period
        JOIN customer_groups ON customer_groups.id = period.group_id
      WHERE period.customer_id = $1 AND NOT isempty(period.during)
      ORDER BY lower(period.during)
      """;

  private static final String ANY_AFTER =
      """
      SELECT EXISTS (
        SELECT FROM membership_periods
        WHERE customer_id = $1 AND (upper_inf(during) OR upper(during) > $2)
      ) OR EXISTS (SELECT FROM paused_periods WHERE customer_id = $1) AS found
      """;

  private static final String GROUP_OF =
      """
      SELECT group_id FROM membership_periods
      WHERE order_id = $1 AND line_id = $2 AND continues IS NOT NULL ORDER BY id DESC LIMIT 1
      """;

  private static final String SHORTEN =
      """
      WITH shortening AS (
        SELECT * FROM unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[], $4::text[])
          AS entry (period_id, until, taken_from, cause)
      ), noted AS (
        INSERT INTO membership_shortenings (period_id, taken, cause, actor, at)
        SELECT period.id, tstzrange(shortening.taken_from, upper(period.during)),
          shortening.cause, $5, $6
        FROM shortening JOIN membership_periods AS period ON period.id = shortening.period_id
      )
      UPDATE membership_periods AS period SET during = during * tstzrange(NULL, shortening.until)
      FROM shortening WHERE period.id = shortening.period_id
      """;

  private static final String GRANT =
      """
      INSERT INTO membership_periods
        (customer_id, group_id, exclusion, during, granted, source, order_id, line_id, unit,
         worth, worth_currency, continues, actor, reason, granted_at)
      SELECT $1, customer_groups.id, customer_groups.exclusion,
        tstzrange(grant_from, grant_until), tstzrange(grant_from, grant_until),
        source, order_id, line_id, unit, worth::numeric, worth_currency, continues, $2, $3, $4
      FROM unnest(
        $5::bigint[], $6::timestamptz[], $7::timestamptz[], $8::text[], $9::text[], $10::text[],
        $11::integer[], $12::text[], $13::text[], $14::bigint[]
      ) AS entry (group_id, grant_from, grant_until, source, order_id, line_id, unit, worth,
        worth_currency, continues)
        JOIN customer_groups ON customer_groups.id = entry.group_id
      """;

  /** All that the customer has or had in any group, by its begin. */
  public Future<List<Period>> ofCustomer(SqlClient sql, long customer) {
    return sql.preparedQuery(OF_CUSTOMER)
        .execute(Tuple.of(customer))
        .map(rows -> Rows.all(rows, Periods::period));
  }

  /** Whether the customer is or will be in any group after the instant, be it after a pause. */
  public Future<Boolean> anyAfter(SqlClient sql, long customer, Instant now) {
    return sql.preparedQuery(ANY_AFTER)
        .execute(Tuple.of(customer, Rows.utc(now)))
        .map(rows -> rows.iterator().next().getBoolean("found"));
  }

  /**
   * The group in which what an order line gave went on, as members of a deleted group do; empty if
   * it only ever ran as it was granted.
   */
  public Future<Optional<Long>> groupOf(SqlClient sql, String order, String line) {
    return sql.preparedQuery(GROUP_OF)
        .execute(Tuple.of(order, line))
        .map(rows -> Rows.first(rows, row -> row.getLong("group_id")));
  }

  /** Writes the shortenings, then the grants. */
  public Future<Void> write(Tx tx, long customer, LedgerEntries entries, LedgerNote note) {
    return shorten(tx, entries.shortenings(), note)
        .compose(done -> grant(tx, customer, entries, note));
  }

  private static Future<Void> shorten(Tx tx, List<Shortening> shortenings, LedgerNote note) {
    return shortenings.isEmpty()
        ? Future.succeededFuture()
        : tx.sql()
            .preparedQuery(SHORTEN)
            .execute(
                Tuple.of(
                    shortenings.stream()
                        .map(shortening -> shortening.period().id())
                        .toArray(Long[]::new),
                    Rows.times(shortenings, Shortening::until),
                    Rows.times(shortenings, Shortening::from),
                    Rows.texts(shortenings, shortening -> EnumNames.of(shortening.cause())),
                    tx.actor().text(),
                    Rows.utc(note.at())))
            .mapEmpty();
  }

  private static Future<Void> grant(Tx tx, long customer, LedgerEntries entries, LedgerNote note) {
    List<Grant> grants = entries.grants();
    if (grants.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple values =
        Tuple.tuple()
            .addLong(customer)
            .addString(tx.actor().text())
            .addString(note.reason())
            .addOffsetDateTime(Rows.utc(note.at()))
            .addArrayOfLong(grants.stream().map(grant -> grant.group().id()).toArray(Long[]::new))
            .addArrayOfOffsetDateTime(Rows.times(grants, grant -> grant.during().from()))
            .addArrayOfOffsetDateTime(Rows.times(grants, grant -> grant.during().until()))
            .addArrayOfString(Rows.texts(grants, grant -> EnumNames.of(grant.source())))
            .addArrayOfString(Rows.texts(grants, grant -> ofUnit(grant, OrderUnit::order)))
            .addArrayOfString(Rows.texts(grants, grant -> ofUnit(grant, OrderUnit::line)))
            .addArrayOfInteger(
                grants.stream()
                    .map(grant -> ofUnit(grant, OrderUnit::number))
                    .toArray(Integer[]::new))
            .addArrayOfString(Rows.texts(grants, grant -> ofWorth(grant, Money::text)))
            .addArrayOfString(
                Rows.texts(
                    grants, grant -> ofWorth(grant, worth -> worth.currency().getCurrencyCode())))
            .addArrayOfLong(grants.stream().map(Grant::continues).toArray(Long[]::new));
    return tx.sql().preparedQuery(GRANT).execute(values).mapEmpty();
  }

  private static <T> @Nullable T ofUnit(Grant grant, Function<OrderUnit, T> field) {
    OrderUnit unit = grant.unit();
    return unit == null ? null : field.apply(unit);
  }

  private static @Nullable String ofWorth(Grant grant, Function<Money, String> field) {
    Money worth = grant.worth();
    return worth == null ? null : field.apply(worth);
  }

  private static Period period(Row row) {
    return new Period(
        row.getLong("id"),
        new PlanRank(
            row.getLong("group_id"),
            row.getString("code"),
            row.getString("exclusion"),
            row.getInteger("rank"),
            row.getInteger("grace_days"),
            List.of(row.getArrayOfIntegers("reminders"))),
        EnumNames.read(row.getString("source"), Source.class),
        new Validity(Rows.instant(row, "from"), Rows.instantOrNull(row, "until")),
        new Validity(Rows.instant(row, "granted_from"), Rows.instantOrNull(row, "granted_until")),
        unit(row),
        worth(row));
  }

  static @Nullable OrderUnit unit(Row row) {
    String order = row.getString("order_id");
    return order == null
        ? null
        : new OrderUnit(order, row.getString("line_id"), row.getInteger("unit"));
  }

  static @Nullable Money worth(Row row) {
    return Rows.moneyOrNull(row, "worth", "worth_currency");
  }
}
