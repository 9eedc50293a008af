package dev.coterie.db;

import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a list is sorted by: expressions of SQL that are never null, the last of which tells any two
 * rows apart. The key of a row is their values, a line each; in none but the first is a line break.
 */
public final class Keyset {
  private final List<Part> parts;

  private Keyset(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  private record Part(String sql, KeyKind kind) {}

  /** What the values of an expression are. */
  public enum KeyKind {
    TEXT,
    WHOLE,
    DECIMAL,
    INSTANT;

    private Object read(String text) {
      return switch (this) {
        case TEXT -> text;
        case WHOLE -> Long.valueOf(text);
        case DECIMAL -> new BigDecimal(text);
        case INSTANT -> OffsetDateTime.parse(text);
      };
    }
  }

  public static Keyset by(String sql, KeyKind kind) {
    return new Keyset(List.of(new Part(sql, kind)));
  }

  /** This one, and among equals by a further expression. */
  public Keyset then(String sql, KeyKind kind) {
    List<Part> more = new ArrayList<>(parts);
    more.add(new Part(sql, kind));
    return new Keyset(more);
  }

  /** The expressions as columns that {@link #key} reads. */
  String columns() {
    return IntStream.range(0, parts.size())
        .mapToObj(at -> parts.get(at).sql() + " AS " + column(at))
        .collect(Collectors.joining(", "));
  }

  /** The rows beyond one in the list's direction, by the parameters that have its key's values. */
  String beyond(boolean descending, List<String> parameters) {
    return "(%s) %s (%s)"
        .formatted(each(Part::sql), descending ? "<" : ">", String.join(", ", parameters));
  }

  String order(boolean descending) {
    return each(part -> part.sql() + (descending ? " DESC" : " ASC"));
  }

  /** The same order of rows that were read with the {@link #columns()}. */
  String orderOfColumns(boolean descending) {
    return IntStream.range(0, parts.size())
        .mapToObj(at -> column(at) + (descending ? " DESC" : " ASC"))
        .collect(Collectors.joining(", "));
  }

  private String each(Function<Part, String> text) {
    return parts.stream().map(text).collect(Collectors.joining(", "));
  }

  private static String column(int at) {
    return "key_" + at;
  }

  /** The key of a row that was read with the {@link #columns()}. */
  String key(Row row) {
    return IntStream.range(0, parts.size())
        .mapToObj(at -> String.valueOf(row.getValue(column(at))))
        .collect(Collectors.joining("\n"));
  }

  /** The values of a key; empty for a text that is the key of no row. */
  Optional<List<Object>> values(String key) {
    List<String> lines = List.of(key.split("\n", -1));
    int first = lines.size() - parts.size() + 1;
    if (key.isEmpty() || first < 1) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    texts.add(String.join("\n", lines.subList(0, first)));
    texts.addAll(lines.subList(first, lines.size()));
    try {
      return Optional.of(
          IntStream.range(0, parts.size())
              .mapToObj(at -> parts.get(at).kind().read(texts.get(at)))
              .toList());
    } catch (NumberFormatException | DateTimeException forged) {
      return Optional.empty();
    }
  }
}
