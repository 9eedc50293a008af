package dev.coterie.db;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of codes, addresses or names, by which people search among millions. An index of letter
 * triples takes long where it has to look for triples that a million rows have, such as those of
 * how all codes begin or of a mail provider. So of a long part it looks only for the letters in
 * which such texts differ most: those before an {@code @}, or else the last ones of a number.
 */
public record TextPart(String text) {
  private static final Pattern MAILBOX_END = Pattern.compile("[!-?A-~]{7}@");
  private static final Pattern NUMBER_END = Pattern.compile("[!-~]{7}[0-9]$");

  /** What the index looks for. */
  public String looked() {
    return Stream.of(MAILBOX_END, NUMBER_END)
        .map(end -> end.matcher(text))
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst()
        .orElse(text);
  }

  /** What is checked of the rows that the index finds, null where it looked for all. */
  public @Nullable String checked() {
    return looked().equals(text) ? null : text;
  }
}
