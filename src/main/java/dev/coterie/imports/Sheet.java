package dev.coterie.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an uploaded table, whatever program wrote it: comma-, semicolon- or tab-separated
 * values in any usual encoding, or the first sheet of an XLSX workbook. Read one after the other,
 * so that a file of any length needs little memory. Blocks: to be called from a worker, by one
 * thread at a time.
 */
public interface Sheet extends AutoCloseable {

  /**
   * One row.
   *
   * @param number as a spreadsheet shows it: the header is row 1
   */
  record SheetRow(int number, List<Cell> cells) {

    /** The cell of a column, which is blank where the row is shorter. */
    public Cell cell(int column) {
      return column >= 0 && column < cells.size() ? cells.get(column) : Cell.BLANK;
    }

    public boolean isBlank() {
      return cells.stream().allMatch(Cell::isBlank);
    }
  }

  /**
   * One cell.
   *
   * @param text without spaces around it; of a number its digits
   * @param kind what it is in the file
   */
  record Cell(String text, CellKind kind) {
    static final Cell BLANK = new Cell("", CellKind.TEXT);

    static Cell text(String text) {
      return new Cell(text.strip(), CellKind.TEXT);
    }

    public boolean isBlank() {
      return text.isEmpty() && kind == CellKind.TEXT;
    }
  }

  enum CellKind {
    TEXT,
    /** A number of a spreadsheet, which may have lost its leading zeros. */
    NUMBER,
    DATE,
    FORMULA,
    /** A truth value or an error. */
    OTHER
  }

  /**
   * The next row, null at the end. Rows of a workbook that hold nothing may be left out.
   *
   * @throws UnreadableFile if the rest of the file is no table
   */
  @Nullable SheetRow next();

  @Override
  void close() throws IOException;

  /**
   * Opens a file by what it is, not by what it is called.
   *
   * @throws UnreadableFile if it is neither text nor a workbook, or unpacks to far too much
   */
  static Sheet open(Path file) throws IOException {
    if (beginsWith(file, 0xD0, 0xCF)) {
      throw new UnreadableFile("must be CSV or XLSX: save the old workbook (XLS) as one of them");
    }
    return beginsWith(file, 'P', 'K') ? new XlsxSheet(file) : new CsvSheet(file);
  }

  private static boolean beginsWith(Path file, int first, int second) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      return bytes.read() == first && bytes.read() == second;
    }
  }

  /** A file that is no table; the message says what would be right. */
  final class UnreadableFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableFile(String whatWouldBeRight) {
      super(whatWouldBeRight, null, false, false);
    }

    public String whatWouldBeRight() {
      return String.valueOf(getMessage());
    }
  }
}
