package dev.coterie.db;

import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The statement that reads a page of a filtered and sorted list. It has only the conditions that
 * are asked for, and is planned anew each time, so that the database chooses the index for them.
 */
public final class ListQuery {
  /** Begins the statements that are to be planned by the values that they are asked with. */
  static final String MARK = "/* list */ ";

  private static final int LOOKED_AT = 5_000;

  /** How many times as many are looked at where the first ones fill so large a part of a page. */
  private static final int FURTHER = 4;

  private static final Pattern LONE = Pattern.compile("\\$(?!\\d)");

  private final String columns;
  private final List<String> conditions = new ArrayList<>();
  private final List<String> sought = new ArrayList<>();
  private final Tuple values = Tuple.tuple();
  private String from = "";

  /** A list of rows of these columns. */
  public ListQuery(String columns) {
    this.columns = columns;
  }

  /** The tables that it reads. */
  public ListQuery from(String tables) {
    from = tables;
    return this;
  }

  public ListQuery where(String condition) {
    conditions.add(condition);
    return this;
  }

  /** A condition that is made only if it is asked for. */
  public ListQuery when(boolean asked, String condition) {
    return asked ? where(condition) : this;
  }

  /** A condition, each lone {@code $} of which stands for the value; none where that is null. */
  public ListQuery where(String condition, @Nullable Object value) {
    return value == null ? this : where(numbered(condition, value));
  }

  private String numbered(String condition, Object value) {
    return LONE.matcher(condition).replaceAll(Matcher.quoteReplacement(parameter(value)));
  }

  /**
   * A condition on the columns of which the database cannot tell how many rows meet it, such as a
   * part of a text: it takes those that it guesses for evenly spread, and may go through a million
   * for a few. So the next rows of the order are looked at first, where what is frequent fills a
   * page, and more of them if they nearly did; only then are all rows that meet it looked up, and
   * sorted.
   */
  public ListQuery seek(String condition, @Nullable Object value) {
    if (value != null) {
      sought.add(numbered(condition, value));
    }
    return this;
  }

  /** A new parameter that has the value, as conditions write it. */
  public String parameter(Object value) {
    values.addValue(value);
    return "$" + values.size();
  }

  /**
   * Reads a page. A cursor that is the key of no row in this order is none, so that the list begins
   * anew.
   *
   * @param keyset the order
   * @param descending whether that is turned round
   */
  public <T> Future<Page<T>> page(
      SqlClient sql, Keyset keyset, boolean descending, PageRequest page, Function<Row, T> record) {
    keyset.values(page.after()).ifPresent(key -> where(beyond(keyset, descending, key)));
    String limit = " LIMIT " + parameter(page.limit() + 1);
    String rows = "SELECT %s, %s FROM %s".formatted(columns, keyset.columns(), from);
    String sorted = where(conditions) + " ORDER BY " + keyset.order(descending);
    Future<Page<Row>> found =
        sought.isEmpty()
            ? read(sql, rows + sorted + limit, keyset, page)
            : seek(sql, rows, sorted, keyset.orderOfColumns(descending) + limit, keyset, page);
    return found.map(each -> each.map(record));
  }

  private Future<Page<Row>> seek(
      SqlClient sql, String rows, String sorted, String order, Keyset keyset, PageRequest page) {
    List<String> all = new ArrayList<>(conditions);
    all.addAll(sought);
    IntFunction<Future<Page<Row>>> among =
        lookedAt ->
            read(
                sql,
                "SELECT * FROM (%s%s LIMIT %d) AS next%s ORDER BY %s"
                    .formatted(rows, sorted, lookedAt, where(sought), order),
                keyset,
                page);
    String looked =
        "SELECT * FROM (%s%s OFFSET 0) AS found ORDER BY %s".formatted(rows, where(all), order);
    return among
        .apply(LOOKED_AT)
        .compose(
            found ->
                found.next() == null && found.items().size() * FURTHER >= page.limit()
                    ? among.apply(LOOKED_AT * FURTHER)
                    : Future.succeededFuture(found))
        .compose(
            found ->
                found.next() == null
                    ? read(sql, looked, keyset, page)
                    : Future.succeededFuture(found));
  }

  private Future<Page<Row>> read(SqlClient sql, String statement, Keyset keyset, PageRequest page) {
    return sql.preparedQuery(MARK + statement)
        .execute(values)
        .map(rows -> Page.cut(Rows.all(rows, row -> row), page.limit(), keyset::key));
  }

  private String beyond(Keyset keyset, boolean descending, List<Object> key) {
    return keyset.beyond(descending, key.stream().map(this::parameter).toList());
  }

  /** Reads what all rows of the list come to, by columns that aggregate. */
  public Future<RowSet<Row>> sums(SqlClient sql, String grouping) {
    return sql.preparedQuery(
            "%sSELECT %s FROM %s%s %s".formatted(MARK, columns, from, where(conditions), grouping))
        .execute(values);
  }

  private static String where(List<String> all) {
    return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
  }
}
