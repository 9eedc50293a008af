package dev.coterie.kernel;

import java.util.Optional;

/**
 * How a list is sorted.
 *
 * @param column by what
 * @param descending whether the last comes first
 */
public record Sorting<C extends Enum<C>>(C column, boolean descending) {
  private static final String DESCENDING = "-";

  public static <C extends Enum<C>> Sorting<C> by(C column) {
    return new Sorting<>(column, false);
  }

  /** By the column, the last first. */
  public static <C extends Enum<C>> Sorting<C> downBy(C column) {
    return new Sorting<>(column, true);
  }

  /** The sorting of a text as {@link #text()} writes it; empty for any other. */
  public static <C extends Enum<C>> Optional<Sorting<C>> read(String text, Class<C> columns) {
    boolean descending = text.startsWith(DESCENDING);
    return EnumNames.find(descending ? text.substring(DESCENDING.length()) : text, columns)
        .map(column -> new Sorting<>(column, descending));
  }

  /** The name of the column, behind a minus where the last comes first. */
  public String text() {
    return (descending ? DESCENDING : "") + EnumNames.of(column);
  }

  public Sorting<C> reversed() {
    return new Sorting<>(column, !descending);
  }
}
