package dev.coterie.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the wrong rows of a file as a file of their own, each with its reason in a further column,
 * to be mended and sent again. Blocks: to be called from a worker.
 */
public final class WrongRows {
  private WrongRows() {}

  /** The file, without any row where none is wrong. */
  public static String csv(Path file, List<InvalidRow> invalid) throws IOException {
    Map<Integer, String> reasons = new HashMap<>();
    invalid.forEach(
        row ->
            reasons.merge(
                row.row(), row.field() + " " + row.message(), (one, more) -> one + "; " + more));
    StringWriter text = new StringWriter();
    try (CsvRecords records = CsvBatches.records(file);
        CsvWriter writer = CsvWriter.builder().build(text)) {
      int number = 0;
      for (CsvRecord row = records.next(); row != null; row = records.next()) {
        number++;
        if (number == 1) {
          write(writer, row, CsvBatches.REASON);
        } else if (reasons.containsKey(number)) {
          write(writer, row, reasons.get(number));
        }
      }
    } catch (CsvParseException broken) {
      // the rows up to there are all that can be told apart
    }
    return text.toString();
  }

  private static void write(CsvWriter writer, CsvRecord row, String reason) {
    List<String> fields = new ArrayList<>(row.getFields());
    fields.add(reason);
    writer.writeRecord(fields);
  }
}
