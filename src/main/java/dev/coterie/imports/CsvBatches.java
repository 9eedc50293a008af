package dev.coterie.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file (RFC 4180, UTF-8, commas) row by row in batches, so that a file of any size
 * needs the memory of one batch. Blocks: to be called from a worker, by one thread at a time.
 *
 * @param <R> what a row becomes
 */
final class CsvBatches<R> implements AutoCloseable {
  /** The column of reasons in a file of wrong rows; it may stay when they are sent again. */
  static final String REASON = "reason";

  private static final int BATCH = 2_000;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char NOT_UTF_8 = '\uFFFD';

  private final List<String> columns;
  private final Function<CsvRow, R> parser;
  private final CsvRecords records;
  private final List<InvalidRow> invalid = new ArrayList<>();
  private List<String> header = List.of();
  private int number;
  private boolean ended;

  CsvBatches(Path file, List<String> columns, Function<CsvRow, R> parser) throws IOException {
    this.columns = columns;
    this.parser = parser;
    this.records = records(file);
  }

  static CsvRecords records(Path file) throws IOException {
    return new CsvRecords(withoutByteOrderMark(file), ',');
  }

  /** The next right rows; none at the file's end. */
  List<R> next() {
    List<R> batch = new ArrayList<>(BATCH);
    if (number == 0) {
      readHeader();
    }
    while (!ended && batch.size() < BATCH) {
      readRow(batch);
    }
    return batch;
  }

  /** How many rows were read so far, the header being one. */
  int number() {
    return number;
  }

  /** The wrong rows so far. */
  List<InvalidRow> invalid() {
    return invalid;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  private void readHeader() {
    CsvRecord first = read();
    if (first == null) {
      reject("header", "must be the first row: " + String.join(",", columns));
      ended = true;
      return;
    }
    header = first.getFields().stream().map(this::knownColumn).toList();
    if (!header.stream()
        .filter(name -> !name.equals(REASON))
        .sorted()
        .toList()
        .equals(columns.stream().sorted().toList())) {
      reject("header", "must be " + String.join(",", columns) + headerHint(first));
      ended = true;
    }
  }

  private void readRow(List<R> batch) {
    CsvRecord row = read();
    if (row == null || invalid.size() >= ImportReport.MAX_INVALID) {
      ended = true;
    } else if (!isEmptyLine(row)) {
      parse(row, batch);
    }
  }

  private void parse(CsvRecord row, List<R> batch) {
    if (row.getFieldCount() != header.size()) {
      reject("row", "must have " + header.size() + " fields, it has " + row.getFieldCount());
      return;
    }
    Map<String, String> cells = new HashMap<>();
    for (int column = 0; column < header.size(); column++) {
      cells.put(header.get(column), SpreadsheetText.read(row.getField(column)));
    }
    try {
      cells.forEach(this::requireUtf8);
      batch.add(parser.apply(new CsvRow(number, cells)));
    } catch (CsvRow.InvalidCell cell) {
      invalid.add(cell.row());
    }
  }

  /** The next record, null at the end; unreadable CSV ends the file, which is rejected there. */
  private @Nullable CsvRecord read() {
    number++;
    try {
      return records.next();
    } catch (CsvParseException broken) {
      reject("row", "must be CSV: a quoted field is too long or never closed");
      return null;
    }
  }

  private void requireUtf8(String column, String cell) {
    if (cell.indexOf(NOT_UTF_8) >= 0) {
      throw new CsvRow.InvalidCell(
          new InvalidRow(number, column, "must be UTF-8: save the file with that encoding"));
    }
  }

  private void reject(String field, String message) {
    invalid.add(new InvalidRow(number, field, message));
  }

  /** The column's name as the parser knows it, whatever the file's capitals. */
  private String knownColumn(String field) {
    String name = field.strip();
    return columns.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  private static String headerHint(CsvRecord first) {
    return first.getFieldCount() == 1 && first.getField(0).matches(".*[;\\t].*")
        ? "; the fields must be separated by commas"
        : "";
  }

  private static boolean isEmptyLine(CsvRecord row) {
    return row.getFieldCount() == 1 && row.getField(0).isBlank();
  }

  private static Reader withoutByteOrderMark(Path file) throws IOException {
    // malformed bytes become U+FFFD, so that the row that holds them can be named
    Reader text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
    PushbackReader pushback = new PushbackReader(text, 1);
    int first = pushback.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      pushback.unread(first);
    }
    return pushback;
  }
}
