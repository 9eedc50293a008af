package dev.coterie.config;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** What somebody probably meant who mistyped a name. */
public final class NearName {
  private static final int MOST_MISTAKES = 3;

  private NearName() {}

  /** The known name that differs least in letters, if that is little; case does not count. */
  public static Optional<String> of(String mistyped, Collection<String> known) {
    int mistakes = Math.min(MOST_MISTAKES, (mistyped.length() + 1) / 2);
    return known.stream()
        .filter(name -> distance(mistyped, name) <= mistakes)
        .min(comparingInt(name -> distance(mistyped, name)));
  }

  /** How many letters must be put in, left out or replaced (Levenshtein). */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
