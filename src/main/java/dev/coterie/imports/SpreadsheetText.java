package dev.coterie.imports;

import java.util.regex.Pattern;

/**
 * Texts in files that people open with spreadsheets, which take a cell that begins with {@code =},
 * {@code +}, {@code -} or {@code @} for a formula and run it. An apostrophe before it prevents
 * that, and is taken away when the file is read again; a text that has apostrophes there of its own
 * gets one more, so that each text comes back as it was.
 */
public final class SpreadsheetText {
  private static final Pattern MARKED = Pattern.compile("'+[=+\\-@\\t\\r].*", Pattern.DOTALL);
  private static final Pattern DANGEROUS = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

  private SpreadsheetText() {}

  /** The text as it stands in the file. */
  public static String written(String text) {
    return DANGEROUS.matcher(text).matches() ? "'" + text : text;
  }

  /** The text that stood in the file so. */
  public static String read(String cell) {
    return MARKED.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
