package dev.coterie.imports;

import dev.coterie.kernel.InvalidValue;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row of a CSV file, read column by column; the first wrong column ends the reading. */
public final class CsvRow {
  private final int number;
  private final Map<String, String> cells;

  CsvRow(int number, Map<String, String> cells) {
    this.number = number;
    this.cells = cells;
  }

  /** The row's number as a spreadsheet shows it: the header is row 1. */
  public int number() {
    return number;
  }

  /** The cell as the reader reads it; an error of the reader names this row and column. */
  public <T> T read(String column, Function<String, T> reader) {
    try {
      return reader.apply(cells.getOrDefault(column, ""));
    } catch (InvalidValue invalid) {
      throw new InvalidCell(new InvalidRow(number, column, invalid.whatWouldBeRight()));
    }
  }

  /** The cell as the reader reads it, null where it is blank. */
  public <T> @Nullable T readUnlessBlank(String column, Function<String, T> reader) {
    return cells.getOrDefault(column, "").isBlank() ? null : read(column, reader);
  }

  /** Ends the reading of one row. */
  static final class InvalidCell extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient InvalidRow row;

    InvalidCell(InvalidRow row) {
      super(row.message(), null, false, false);
      this.row = row;
    }

    InvalidRow row() {
      return row;
    }
  }
}
