package dev.coterie.customer;

import dev.coterie.customer.CustomerContract.CustomerColumn;
import dev.coterie.customer.CustomerContract.NumberedCustomer;
import dev.coterie.customer.CustomerContract.SearchCustomers;
import dev.coterie.db.Keyset;
import dev.coterie.db.Keyset.KeyKind;
import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.db.TextPart;
import dev.coterie.kernel.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lists customers for people who look for some. */
final class CustomerList {
  private static final Keyset BY_CODE = Keyset.by("code", KeyKind.TEXT);

  private static final Keyset BY_NAME =
      Keyset.by("name COLLATE names", KeyKind.TEXT).then("code", KeyKind.TEXT);

  private static final Keyset BY_NUMBER = Keyset.by("id", KeyKind.WHOLE);

  private static final String GROUP =
      "SELECT id FROM customer_groups WHERE code = $1 AND deleted_at IS NULL";

  private static final String HOLDING =
      """
      EXISTS (
        SELECT FROM membership_periods AS period
        WHERE period.customer_id = customer.id AND period.group_id = %s
          AND period.during @> %s::timestamptz)
      """;

  private static final String ENDING =
      """
      EXISTS (
        SELECT FROM scheduled_notices AS notice
        WHERE notice.customer_id = customer.id AND notice.kind = 'end' AND notice.due_at <= %s %s)
      """;

  private static final String MATCHING = "search_text LIKE ANY ($)";

  private static final String CONTAINING = "strpos(search_text, $) > 0";

  private static final String WITH_EMAIL =
      "SELECT id FROM customers WHERE lower(email) = $1 AND erased_at IS NULL";

  private static final String ROWS =
      """
      SELECT id, code, email, name, web_account FROM customers
      WHERE id = ANY ($1) ORDER BY array_position($1, id)
      """;

  /** The index finds parts of so many letters; fewer are looked for where words begin. */
  private static final int FOUND_ANYWHERE = 3;

  /** No group has this id, so that nobody is in a group whose code is unknown. */
  private static final long UNKNOWN = 0;

  /** Finds the ids first, which the indexes hold, so that only the rows of the page are read. */
  Future<Page<NumberedCustomer>> page(SqlClient sql, SearchCustomers ask, Instant now) {
    return ids(sql, ask, now).compose(ids -> withRows(sql, ids));
  }

  private static Future<Page<NumberedCustomer>> withRows(SqlClient sql, Page<Long> ids) {
    return sql.preparedQuery(ROWS)
        .execute(Tuple.of(ids.items().toArray(Long[]::new)))
        .map(rows -> new Page<>(Rows.all(rows, CustomerList::numbered), ids.next()));
  }

  private static Future<Page<Long>> ids(SqlClient sql, SearchCustomers ask, Instant now) {
    CustomerFilter filter = ask.filter();
    Future<@Nullable Long> group = groupId(sql, filter.group());
    Future<List<Long>> withEmail = withEmail(sql, filter.query());
    return Future.all(group, withEmail)
        .map(known -> query(filter, group.result(), withEmail.result(), now))
        .compose(query -> page(sql, ask, query));
  }

  private static Future<List<Long>> withEmail(SqlClient sql, String query) {
    return query.contains("@")
        ? sql.preparedQuery(WITH_EMAIL)
            .execute(Tuple.of(lower(query)))
            .map(rows -> Rows.all(rows, row -> row.getLong("id")))
        : Future.succeededFuture(List.of());
  }

  /** A group's id is a value of the statement, so that a small group is known to be small. */
  private static Future<@Nullable Long> groupId(SqlClient sql, @Nullable String code) {
    return code == null
        ? Future.succeededFuture()
        : sql.preparedQuery(GROUP)
            .execute(Tuple.of(code))
            .map(rows -> Rows.first(rows, row -> row.getLong("id")).orElse(UNKNOWN));
  }

  private static Future<Page<Long>> page(SqlClient sql, SearchCustomers ask, ListQuery query) {
    return query.page(
        sql,
        keyset(ask.sorting().column()),
        ask.sorting().descending(),
        ask.page(),
        row -> row.getLong("id"));
  }

  private static Keyset keyset(CustomerColumn column) {
    return switch (column) {
      case CODE -> BY_CODE;
      case NAME -> BY_NAME;
      case NUMBER -> BY_NUMBER;
    };
  }

  private static ListQuery query(
      CustomerFilter filter, @Nullable Long group, List<Long> withEmail, Instant now) {
    ListQuery query =
        new ListQuery("id, search_text")
            .from("customers AS customer")
            .where("erased_at IS NULL")
            .where("web_account = $", filter.webAccount());
    if (!withEmail.isEmpty()) {
      query.where("id = ANY ($)", withEmail.toArray(Long[]::new));
    } else if (group == null && filter.endingBy() == null) {
      query.seek(MATCHING, patterns(filter.query())).seek(CONTAINING, checked(filter.query()));
    } else {
      query.where(MATCHING, patterns(filter.query())).where(CONTAINING, checked(filter.query()));
    }
    return group == null
        ? query.where(ENDING.formatted("$", ""), Rows.utc(filter.endingBy()))
        : inGroup(query, query.parameter(group), filter, now);
  }

  private static ListQuery inGroup(
      ListQuery query, String group, CustomerFilter filter, Instant now) {
    return query
        .where(HOLDING.formatted(group, "$"), Rows.utc(now))
        .where(
            ENDING.formatted("$", "AND notice.group_id = " + group), Rows.utc(filter.endingBy()));
  }

  private static String @Nullable [] patterns(String query) {
    String lower = lower(query);
    if (lower.isEmpty()) {
      return null;
    }
    String begin = Rows.beginningWith(lower);
    return lower.length() < FOUND_ANYWHERE
        ? new String[] {begin, "%\n" + begin, "% " + begin}
        : new String[] {Rows.containing(new TextPart(lower).looked())};
  }

  private static @Nullable String checked(String query) {
    return new TextPart(lower(query)).checked();
  }

  private static String lower(String query) {
    return query.toLowerCase(Locale.ROOT);
  }

  private static NumberedCustomer numbered(Row row) {
    return new NumberedCustomer(row.getLong("id"), Customers.customer(row));
  }
}
