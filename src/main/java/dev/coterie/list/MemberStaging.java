package dev.coterie.list;

import static dev.coterie.customer.CustomerContract.CODE_COLUMN;
import static dev.coterie.customer.CustomerContract.EMAIL_COLUMN;

import dev.coterie.db.Rows;
import dev.coterie.imports.Sheet;
import dev.coterie.imports.Sheet.Cell;
import dev.coterie.imports.Sheet.CellKind;
import dev.coterie.imports.Sheet.SheetRow;
import dev.coterie.imports.Sheet.UnreadableFile;
import dev.coterie.imports.SpreadsheetText;
import dev.coterie.kernel.EnumNames;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads a file of members into the temporary table {@code staged_members}. */
final class MemberStaging {
  private static final int BATCH = 5_000;
  private static final int LONGEST_TEXT = 300;
  private static final int MOST_BLANKS = 10_000;

  private static final String OPEN =
      """
      CREATE TEMPORARY TABLE staged_members (
        number integer, code text COLLATE "C", email text, fault text, as_number boolean
      ) ON COMMIT DROP
      """;

  private static final String STAGE =
      """
      INSERT INTO staged_members
      SELECT number, code, email, fault, as_number
      FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::boolean[])
        AS row (number, code, email, fault, as_number)
      """;

  private static final String ANALYZE = "ANALYZE staged_members";

  private final Vertx vertx;

  MemberStaging(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Reads the whole file; fails with an {@link UnreadableFile} if it is no table of members.
   *
   * @param progress is told after each batch how many rows were read, and awaited
   */
  Future<Void> stage(SqlConnection sql, Path file, IntFunction<Future<Void>> progress) {
    return sql.query(OPEN)
        .execute()
        .compose(made -> vertx.executeBlocking(() -> new Reading(file)))
        .compose(
            reading ->
                stageAll(sql, reading, progress)
                    .eventually(() -> vertx.executeBlocking(reading::close)))
        .compose(staged -> sql.query(ANALYZE).execute())
        .mapEmpty();
  }

  private Future<Void> stageAll(
      SqlConnection sql, Reading reading, IntFunction<Future<Void>> progress) {
    return vertx
        .executeBlocking(reading::next)
        .compose(
            batch ->
                batch.isEmpty()
                    ? progress.apply(reading.rows())
                    : stage(sql, batch)
                        .compose(staged -> progress.apply(reading.rows()))
                        .compose(told -> stageAll(sql, reading, progress)));
  }

  private static Future<Void> stage(SqlConnection sql, List<StagedMember> batch) {
    return sql.preparedQuery(STAGE)
        .execute(
            Tuple.of(
                batch.stream().map(StagedMember::number).toArray(Integer[]::new),
                Rows.texts(batch, StagedMember::code),
                Rows.texts(batch, StagedMember::email),
                Rows.texts(batch, StagedMember::fault),
                batch.stream().map(StagedMember::asNumber).toArray(Boolean[]::new)))
        .mapEmpty();
  }

  /**
   * A row as it stands in the file.
   *
   * @param fault what is wrong with it already, null if nothing is
   * @param asNumber whether the code is a number there
   */
  private record StagedMember(
      int number, String code, String email, @Nullable String fault, boolean asNumber) {}

  /** One file on its way; by one worker at a time. */
  private static final class Reading {
    private final Sheet sheet;
    private final List<SheetRow> blanks = new ArrayList<>();
    private int code = -1;
    private int email = -1;
    private int number;

    Reading(Path file) throws IOException {
      sheet = Sheet.open(file);
    }

    /** The next rows; none at the file's end. Blank ones at the end of the file are none. */
    List<StagedMember> next() {
      if (number == 0) {
        readHeader();
      }
      List<StagedMember> batch = new ArrayList<>(BATCH);
      SheetRow row = null;
      while (batch.size() < BATCH && (row = sheet.next()) != null) {
        number = row.number();
        if (row.isBlank()) {
          addBlank(row);
        } else {
          blanks.forEach(blank -> batch.add(staged(blank)));
          blanks.clear();
          batch.add(staged(row));
        }
      }
      return batch;
    }

    private void addBlank(SheetRow row) {
      if (blanks.size() == MOST_BLANKS) {
        throw new UnreadableFile(
            "must not have %d blank rows together, as before row %d"
                .formatted(MOST_BLANKS, row.number()));
      }
      blanks.add(row);
    }

    /** How many rows were read, without the header. */
    int rows() {
      return Math.max(0, number - 1);
    }

    @Nullable Void close() throws IOException {
      sheet.close();
      return null;
    }

    private void readHeader() {
      SheetRow header = sheet.next();
      if (header == null) {
        throw new UnreadableFile(
            "must have the columns %s and %s".formatted(CODE_COLUMN, EMAIL_COLUMN));
      }
      number = header.number();
      code = column(header, CODE_COLUMN);
      email = column(header, EMAIL_COLUMN);
      if (code < 0 || email < 0) {
        throw new UnreadableFile(
            "must have the columns %s and %s in its first row, it has %s"
                .formatted(CODE_COLUMN, EMAIL_COLUMN, heads(header)));
      }
    }

    private static int column(SheetRow header, String name) {
      for (int at = 0; at < header.cells().size(); at++) {
        if (plain(header.cells().get(at).text()).equals(plain(name))) {
          return at;
        }
      }
      return -1;
    }

    /** Capitals and blanks do not count. */
    private static String plain(String head) {
      return head.replaceAll("[\\s\\u00A0_]+", "").toLowerCase(Locale.ROOT);
    }

    private static String heads(SheetRow header) {
      List<String> heads =
          header.cells().stream().limit(5).map(cell -> harmless(cell.text())).toList();
      String text = String.join(", ", heads);
      return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }

    private StagedMember staged(SheetRow row) {
      Cell codeCell = row.cell(code);
      Cell emailCell = row.cell(email);
      boolean text = isText(codeCell) && isText(emailCell);
      return new StagedMember(
          row.number(),
          harmless(codeCell.text()),
          harmless(emailCell.text()),
          text ? null : EnumNames.of(RowFault.NOT_A_TEXT),
          codeCell.kind() == CellKind.NUMBER);
    }

    private static boolean isText(Cell cell) {
      return (cell.kind() == CellKind.TEXT || cell.kind() == CellKind.NUMBER)
          && cell.text().length() <= LONGEST_TEXT
          && cell.text().chars().noneMatch(Character::isISOControl);
    }

    /** The text as the database can hold it, without the mark that kept it from being a formula. */
    private static String harmless(String text) {
      String shown = text.replaceAll("\\p{Cntrl}", " ");
      return SpreadsheetText.read(
          shown.length() > LONGEST_TEXT ? shown.substring(0, LONGEST_TEXT) : shown);
    }
  }
}
