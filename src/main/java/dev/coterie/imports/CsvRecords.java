package dev.coterie.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of separated values (RFC 4180), empty ones too, so that they can be counted. The reader
 * of the library takes a quote that is never closed for one that the end of the file closes; it
 * shows here by what is put behind the file, which must come as a row of its own.
 */
final class CsvRecords implements AutoCloseable {
  private static final int LONGEST_FIELD = 65_536;

  /** Two codes that are no characters, so that no text has them. */
  private static final String END = "\uFFFE\uFFFF";

  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private boolean ended;

  CsvRecords(Reader text, char separator) {
    reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(false)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(LONGEST_FIELD)
            .ofCsvRecord(new Ended(text));
    records = reader.iterator();
  }

  /**
   * The next row, null at the end and from then on.
   *
   * @throws CsvParseException if a quoted field is too long or never closed
   */
  @Nullable CsvRecord next() {
    if (ended) {
      return null;
    }
    CsvRecord record = records.next();
    String last = record.getField(record.getFieldCount() - 1);
    if (!last.endsWith(END)) {
      return record;
    }
    ended = true;
    if (last.equals(END) && record.getFieldCount() == 1) {
      return null;
    }
    throw new CsvParseException("a quoted field is never closed");
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** A text and, in a row of its own, what stands behind it. */
  private static final class Ended extends FilterReader {
    private String rest = END;
    private boolean inRow;

    Ended(Reader text) {
      super(text);
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
      int read = in.read(into, from, most);
      if (read > 0) {
        char last = into[from + read - 1];
        inRow = last != '\n' && last != '\r';
      }
      return read < 0 ? readRest(into, from, most) : read;
    }

    private int readRest(char[] into, int from, int most) {
      if (inRow) {
        rest = "\n" + rest;
        inRow = false;
      }
      int length = Math.min(most, rest.length());
      rest.getChars(0, length, into, from);
      rest = rest.substring(length);
      return length == 0 ? -1 : length;
    }
  }
}
