package dev.coterie.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table part by part, so that one of any length needs the memory of a part; {@link Sheet}
 * reads it back as it was. Blocks: to be called from a worker, by one thread at a time.
 */
public abstract class SheetWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private SheetWriter() {}

  /** What a table is written as. */
  public enum SheetFormat {
    CSV("text/csv; charset=utf-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    SheetFormat(String mediaType) {
      this.mediaType = mediaType;
    }

    public String mediaType() {
      return mediaType;
    }

    /** As names of files end. */
    public String extension() {
      return name().toLowerCase(Locale.ROOT);
    }

    public SheetWriter writer() {
      return this == CSV ? new OfCsv() : new OfXlsx();
    }
  }

  /** The bytes of some more rows; texts are written so that no spreadsheet runs them. */
  public byte[] write(List<List<@Nullable String>> rows) throws IOException {
    for (List<@Nullable String> row : rows) {
      add(row.stream().map(cell -> cell == null ? "" : SpreadsheetText.written(cell)).toList());
    }
    flush();
    return taken();
  }

  /** The last bytes; nothing is written after them. */
  public byte[] end() throws IOException {
    finish();
    return taken();
  }

  private byte[] taken() {
    byte[] part = bytes.toByteArray();
    bytes.reset();
    return part;
  }

  abstract void add(List<String> row) throws IOException;

  abstract void flush() throws IOException;

  abstract void finish() throws IOException;

  private static final class OfCsv extends SheetWriter {
    private final Writer text = new OutputStreamWriter(super.bytes, StandardCharsets.UTF_8);
    private final CsvWriter csv = CsvWriter.builder().build(text);

    @Override
    void add(List<String> row) {
      csv.writeRecord(row);
    }

    @Override
    void flush() throws IOException {
      csv.flush();
      text.flush();
    }

    @Override
    void finish() throws IOException {
      csv.close();
    }
  }

  /** Texts stand in their cells, since a table of all would have to be held to the end. */
  private static final class OfXlsx extends SheetWriter {
    private final Workbook workbook = new Workbook(super.bytes, "Coterie", "1.0");
    private final Worksheet sheet = workbook.newWorksheet("Members");
    private int rows;

    @Override
    void add(List<String> row) {
      for (int column = 0; column < row.size(); column++) {
        sheet.inlineString(rows, column, row.get(column));
      }
      rows++;
    }

    @Override
    void flush() throws IOException {
      sheet.flush();
    }

    @Override
    void finish() throws IOException {
      workbook.finish();
      workbook.close();
    }
  }
}
