package dev.coterie.db;

import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How values cross between rows and records. */
public final class Rows {
  private Rows() {}

  public static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> record) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(record.apply(rows.iterator().next()));
  }

  public static <T> List<T> all(RowSet<Row> rows, Function<Row, T> record) {
    List<T> all = new ArrayList<>(rows.size());
    rows.forEach(row -> all.add(record.apply(row)));
    return all;
  }

  /** A page of rows that were read by key, with one row more than the page holds. */
  public static <T> Page<T> page(
      RowSet<Row> rows, Function<Row, T> record, PageRequest page, Function<T, String> key) {
    return Page.cut(all(rows, record), page.limit(), key);
  }

  /** The instant of a column that is never null. */
  public static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  public static @Nullable Instant instantOrNull(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  /** The instant as a parameter; null stays null. */
  public static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /** One column of many records, for {@code unnest}. */
  public static <T> @Nullable String[] texts(
      List<T> records, Function<T, @Nullable String> column) {
    return records.stream().map(column).toArray(String[]::new);
  }

  /** One column of instants of many records, for {@code unnest}; null stays null. */
  public static <T> @Nullable OffsetDateTime[] times(
      List<T> records, Function<T, @Nullable Instant> column) {
    return records.stream().map(column).map(Rows::utc).toArray(OffsetDateTime[]::new);
  }

  /** The amount of a column that is never null, in the currency that another one names. */
  public static Money money(Row row, String amount, String currency) {
    return new Money(row.getBigDecimal(amount), Money.currency(row.getString(currency)));
  }

  public static @Nullable Money moneyOrNull(Row row, String amount, String currency) {
    return row.getBigDecimal(amount) == null ? null : money(row, amount, currency);
  }

  /** The {@code LIKE} pattern of texts that contain the query; empty stays empty. */
  public static String containing(String query) {
    return query.isEmpty() ? "" : "%" + literal(query) + "%";
  }

  /** The {@code LIKE} pattern of texts that begin with the query; empty stays empty. */
  public static String beginningWith(String query) {
    return query.isEmpty() ? "" : literal(query) + "%";
  }

  private static String literal(String query) {
    return query.replaceAll("([\\\\%_])", "\\\\$1");
  }
}
