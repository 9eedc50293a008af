package dev.coterie.order.gift;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Codes that are hard to guess and easy to type: no letters that look like digits. */
final class GiftCode {
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 16;
  private static final int GROUP_LENGTH = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private GiftCode() {}

  /** So many codes of 80 random bits, such as {@code K7QM-2XWP-9D4H-TR3V}. */
  static List<String> make(int count) {
    return Stream.generate(GiftCode::one).limit(count).toList();
  }

  /** The code as it was made, however it was typed: in capitals, in groups, without blanks. */
  static String read(String typed) {
    String letters = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    return letters.length() == LENGTH
        ? String.join("-", letters.split("(?<=\\G.{" + GROUP_LENGTH + "})"))
        : typed;
  }

  private static String one() {
    StringBuilder code = new StringBuilder();
    for (int place = 0; place < LENGTH; place++) {
      if (place > 0 && place % GROUP_LENGTH == 0) {
        code.append('-');
      }
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.toString();
  }
}
