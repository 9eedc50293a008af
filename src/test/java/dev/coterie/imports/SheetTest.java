package dev.coterie.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coterie.imports.Sheet.Cell;
import dev.coterie.imports.Sheet.CellKind;
import dev.coterie.imports.Sheet.SheetRow;
import dev.coterie.imports.Sheet.UnreadableFile;
import dev.coterie.imports.SheetWriter.SheetFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {
  private static final List<List<@Nullable String>> NASTY =
      List.of(
          List.of("Customer Code", "Customer Email Address"),
          List.of("0012", "jürgen@example.org"),
          List.of("=cmd|' /C calc'!A0", "a,b;c\td"),
          List.of("+49", "say \"hello\""),
          List.of("-1", "@home"),
          List.of("'=quoted", "''+twice"),
          List.of("'plain", "two\nlines"),
          List.of("日本", "😀"));

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(SheetFormat.class)
  void what_is_written_is_read_back_as_it_was(SheetFormat format) throws IOException {
    SheetWriter writer = format.writer();
    Path file = directory.resolve("table");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(writer.write(NASTY.subList(0, 3)));
      out.write(writer.write(NASTY.subList(3, NASTY.size())));
      out.write(writer.end());
    }

    assertThat(texts(file).stream().map(row -> row.stream().map(SpreadsheetText::read).toList()))
        .isEqualTo(NASTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void commas_semicolons_and_tabs_separate(String separator) throws IOException {
    String text = "a%sb\n1%s\"two\nlines\"\n".replace("%s", separator);

    assertThat(texts(file(text.getBytes(StandardCharsets.UTF_8))))
        .containsExactly(List.of("a", "b"), List.of("1", "two\nlines"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-1252"})
  void every_usual_encoding_is_recognised(String encoding) throws IOException {
    String text = "code,email\nä-ß,jürgen@example.org\n";

    assertThat(texts(file(text.getBytes(Charset.forName(encoding)))))
        .containsExactly(List.of("code", "email"), List.of("ä-ß", "jürgen@example.org"));
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_head() throws IOException {
    byte[] text = "\uFEFFcode,email\n1,2\n".getBytes(StandardCharsets.UTF_8);

    assertThat(texts(file(text)).get(0)).containsExactly("code", "email");
  }

  @Test
  void a_workbook_says_what_is_no_text_and_keeps_the_zeros_that_it_says_it_has()
      throws IOException {
    Path file =
        workbook(
            sheet -> {
              sheet.value(0, 0, "0012");
              sheet.value(0, 1, 12);
              sheet.value(0, 2, 12);
              sheet.style(0, 2).format("0000").set();
              sheet.value(0, 3, LocalDate.parse("2026-03-01"));
              sheet.style(0, 3).format("yyyy-mm-dd").set();
              sheet.formula(0, 4, "CONCATENATE(A1,A1)");
              sheet.value(0, 5, true);
              sheet.value(2, 0, "row three");
            });

    try (Sheet sheet = Sheet.open(file)) {
      SheetRow first = Objects.requireNonNull(sheet.next());
      assertThat(first.cells().stream().map(Cell::kind))
          .containsExactly(
              CellKind.TEXT,
              CellKind.NUMBER,
              CellKind.TEXT,
              CellKind.DATE,
              CellKind.FORMULA,
              CellKind.OTHER);
      assertThat(first.cells().stream().limit(3).map(Cell::text))
          .containsExactly("0012", "12", "0012");
      assertThat(Objects.requireNonNull(sheet.next()).number()).isEqualTo(3);
    }
  }

  @Test
  void a_cut_workbook_a_bomb_and_a_table_of_too_many_columns_are_told_apart_from_tables()
      throws IOException {
    byte[] whole = Files.readAllBytes(workbook(sheet -> sheet.value(0, 0, "code")));
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    String wide = "a,".repeat(100_000) + "\n";

    assertUnreadable(file(cut), "whole XLSX workbook");
    assertUnreadable(file(bomb()), "smaller workbook");
    assertUnreadable(file(wide.getBytes(StandardCharsets.UTF_8)), "too many columns");
    assertUnreadable(
        file(("code,email\n\"" + "x".repeat(200_000)).getBytes(StandardCharsets.UTF_8)),
        "never closed");
    assertUnreadable(
        file("code,email\n1,a\n2,\"cut".getBytes(StandardCharsets.UTF_8)),
        "from row 3 on a quoted field is too long or never closed");
    assertUnreadable(file(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}), "XLS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,\"2\"", "a,b\r1,2\r", "a,b\r\n1,\"2\"\r\n", "a,b\n1,2"})
  void the_last_row_may_end_with_a_line_break_or_without_one(String text) throws IOException {
    assertThat(texts(file(text.getBytes(StandardCharsets.UTF_8))))
        .containsExactly(List.of("a", "b"), List.of("1", "2"));
  }

  private void assertUnreadable(Path file, String saying) {
    assertThatThrownBy(() -> texts(file))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining(saying);
  }

  /** So many zeros that they would fill the memory, in few bytes. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int mebibyte = 0; mebibyte < 300; mebibyte++) {
        zip.write(zeros);
      }
    }
    return bytes.toByteArray();
  }

  private interface Filling {
    void fill(Worksheet sheet);
  }

  private Path workbook(Filling filling) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      filling.fill(workbook.newWorksheet("Sheet"));
    }
    return file(bytes.toByteArray());
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(Files.createTempFile(directory, "sheet", ""), content);
  }

  private static List<List<String>> texts(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (Sheet sheet = Sheet.open(file)) {
      for (SheetRow row = sheet.next(); row != null; row = sheet.next()) {
        rows.add(row.cells().stream().map(Cell::text).toList());
      }
    }
    return rows;
  }
}
