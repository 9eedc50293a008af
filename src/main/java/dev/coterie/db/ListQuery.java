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

  private static final Pattern LONE = Pattern.compile("\\$(?!\\d)");

  private final String columns;
  private final List<String> conditions = new ArrayList<>();
  private final Tuple values = Tuple.tuple();
  private String from = "";
  private String sought = "";
  private int among;

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
   * Looks for rows among the next ones of the list only, so that a page may lack some.
   *
   * @param condition on the columns, as {@link #where(String, Object)} has it
   * @param rows how many are looked at
   */
  public ListQuery seek(String condition, Object value, int rows) {
    sought = numbered(condition, value);
    among = rows;
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
    return sql.preparedQuery(statement(keyset, descending, page.limit() + 1))
        .execute(values)
        .map(rows -> Page.cut(Rows.all(rows, row -> row), page.limit(), keyset::key))
        .map(rows -> rows.map(record));
  }

  private String beyond(Keyset keyset, boolean descending, List<Object> key) {
    return keyset.beyond(descending, key.stream().map(this::parameter).toList());
  }

  private String statement(Keyset keyset, boolean descending, int limit) {
    String list =
        "SELECT %s, %s FROM %s%s ORDER BY %s"
            .formatted(columns, keyset.columns(), from, where(), keyset.order(descending));
    return "%s%s LIMIT %s"
        .formatted(
            MARK,
            sought.isEmpty()
                ? list
                : "SELECT * FROM (%s LIMIT %d) AS next WHERE %s ORDER BY %s"
                    .formatted(list, among, sought, keyset.orderOfColumns(descending)),
            parameter(limit));
  }

  /** Reads what all rows of the list come to, by columns that aggregate. */
  public Future<RowSet<Row>> sums(SqlClient sql, String grouping) {
    return sql.preparedQuery(
            "%sSELECT %s FROM %s%s %s".formatted(MARK, columns, from, where(), grouping))
        .execute(values);
  }

  private String where() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }
}
