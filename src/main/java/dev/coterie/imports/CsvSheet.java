package dev.coterie.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A file of separated values (RFC 4180, with any of three separators). */
final class CsvSheet implements Sheet {
  private static final String SEPARATORS = "\t;,";
  private static final int LONGEST_HEADER = 65_536;

  private final CsvRecords records;
  private int number;

  CsvSheet(Path file) throws IOException {
    TextEncoding encoding = TextEncoding.of(file);
    records = new CsvRecords(encoding.reader(file), separator(file, encoding));
  }

  /** The one that is in the first line most often; a comma where none is. */
  private static char separator(Path file, TextEncoding encoding) throws IOException {
    String header = firstLine(file, encoding);
    return SEPARATORS
        .chars()
        .mapToObj(separator -> (char) separator)
        .max(Comparator.comparingLong(separator -> count(header, separator)))
        .orElseThrow();
  }

  private static long count(String text, char letter) {
    return text.chars().filter(each -> each == letter).count();
  }

  private static String firstLine(Path file, TextEncoding encoding) throws IOException {
    StringBuilder line = new StringBuilder();
    try (var text = encoding.reader(file)) {
      for (int letter = text.read();
          letter >= 0 && letter != '\n' && letter != '\r' && line.length() < LONGEST_HEADER;
          letter = text.read()) {
        line.append((char) letter);
      }
    }
    return line.toString();
  }

  @Override
  public @Nullable SheetRow next() {
    try {
      CsvRecord record = records.next();
      if (record == null) {
        return null;
      }
      number++;
      return new SheetRow(number, record.getFields().stream().map(Cell::text).toList());
    } catch (CsvParseException | UncheckedIOException broken) {
      throw new UnreadableFile(
          "must be a table: from row %d on a quoted field is too long or never closed, or a row has too many columns"
              .formatted(number + 1));
    }
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
