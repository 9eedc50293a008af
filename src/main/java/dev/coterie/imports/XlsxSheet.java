package dev.coterie.imports;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The first sheet of an XLSX workbook. */
final class XlsxSheet implements Sheet {
  /** More texts than these would fill the memory, in which the reader has them all. */
  private static final long MOST_TEXTS = 256L << 20;

  private static final long MOST_BYTES = 2L << 30;
  private static final String TEXTS = "xl/sharedStrings.xml";
  private static final int BLOCK = 65_536;
  private static final int MOST_COLUMNS = 200;
  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);
  private static final Pattern ONLY_ZEROS = Pattern.compile("0+");

  /** Letters of dates and times, outside of quotes and brackets. */
  private static final Pattern OF_DATES = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);

  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");

  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;

  XlsxSheet(Path file) throws IOException {
    requireHarmless(file);
    workbook = workbook(file);
    try {
      stream = workbook.getFirstSheet().openStream();
      rows = stream.iterator();
    } catch (IOException | RuntimeException broken) {
      workbook.close();
      throw noWorkbook();
    }
  }

  private static ReadableWorkbook workbook(Path file) {
    try {
      return new ReadableWorkbook(file.toFile(), WITH_FORMATS);
    } catch (IOException | RuntimeException broken) {
      throw noWorkbook();
    }
  }

  private static UnreadableFile noWorkbook() {
    return new UnreadableFile("must be a whole XLSX workbook or a CSV file");
  }

  /** Unpacks it once for its size, since what the archive says of that may be a lie. */
  private static void requireHarmless(Path file) throws IOException {
    long all = 0;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        all += unpacked(zip, entry, entry.getName().equals(TEXTS) ? MOST_TEXTS : MOST_BYTES - all);
      }
    } catch (IOException broken) {
      throw noWorkbook();
    }
  }

  private static long unpacked(ZipFile zip, ZipEntry entry, long most) throws IOException {
    byte[] block = new byte[BLOCK];
    long size = 0;
    try (InputStream bytes = zip.getInputStream(entry)) {
      for (int read = bytes.read(block); read >= 0; read = bytes.read(block)) {
        size += read;
        if (size > most) {
          throw new UnreadableFile(
              "must be a smaller workbook: it unpacks to more than can be held; send it as CSV");
        }
      }
    }
    return size;
  }

  @Override
  public @Nullable SheetRow next() {
    try {
      return rows.hasNext() ? read(rows.next()) : null;
    } catch (UnreadableFile unreadable) {
      throw unreadable;
    } catch (RuntimeException broken) {
      throw noWorkbook();
    }
  }

  private static SheetRow read(Row row) {
    if (row.getCellCount() > MOST_COLUMNS) {
      throw new UnreadableFile(
          "must have at most %d columns, row %d has %d"
              .formatted(MOST_COLUMNS, row.getRowNum(), row.getCellCount()));
    }
    List<Cell> cells = new ArrayList<>(row.getCellCount());
    for (int column = 0; column < row.getCellCount(); column++) {
      cells.add(row.hasCell(column) ? read(row.getCell(column)) : Cell.BLANK);
    }
    return new SheetRow(row.getRowNum(), cells);
  }

  private static Cell read(org.dhatim.fastexcel.reader.Cell cell) {
    if (cell.getType() == CellType.EMPTY) {
      return Cell.BLANK;
    }
    String text = String.valueOf(cell.getText()).strip();
    return switch (cell.getType()) {
      case STRING -> Cell.text(text);
      case FORMULA -> new Cell(text, CellKind.FORMULA);
      case NUMBER -> number(cell);
      default -> new Cell(text, CellKind.OTHER);
    };
  }

  /** A format of zeros alone says how many digits the number has, so that none are lost. */
  private static Cell number(org.dhatim.fastexcel.reader.Cell cell) {
    String format = String.valueOf(cell.getDataFormatString());
    String digits = plain(cell.asNumber());
    if (OF_DATES.matcher(LITERAL.matcher(format).replaceAll("")).find()) {
      return new Cell(digits, CellKind.DATE);
    }
    return ONLY_ZEROS.matcher(format).matches() && digits.length() <= format.length()
        ? new Cell("0".repeat(format.length() - digits.length()) + digits, CellKind.TEXT)
        : new Cell(digits, CellKind.NUMBER);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }
}
