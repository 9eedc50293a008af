package dev.coterie.http.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentences that features answer with, which are English, in another language. They are told
 * apart by their words, so that what a program gets and what a page says stay the same sentence.
 */
final class Answers {
  private static final String VARIES = "{}";

  /** So that a part which varies does not swallow words that another sentence has. */
  private static final Comparator<String> MOST_WORDS_FIRST =
      Comparator.<String>comparingInt(pair -> pair.indexOf('\n')).reversed();

  private final List<Sentence> known;

  private Answers(List<Sentence> known) {
    this.known = known;
  }

  /**
   * One sentence.
   *
   * @param english with a group for each part that varies
   * @param words the same in the other language, in which {@code {0}} stands for the first group
   */
  private record Sentence(Pattern english, String words) {

    static Sentence of(String pair) {
      String[] lines = pair.split("\n", 2);
      String pattern =
          Arrays.stream(lines[0].split(Pattern.quote(VARIES), -1))
              .map(Pattern::quote)
              .collect(Collectors.joining("(.+?)"));
      return new Sentence(Pattern.compile(pattern, Pattern.DOTALL), lines[1]);
    }

    String say(Matcher said) {
      String text = words;
      for (int group = said.groupCount(); group > 0; group--) {
        text = text.replace("{" + (group - 1) + "}", said.group(group));
      }
      return text;
    }
  }

  /** Those of a language; none where it has no file of them, as English. */
  static Answers in(Locale locale) {
    String file = "admin/answers_" + locale.getLanguage() + ".txt";
    try (InputStream in = Answers.class.getClassLoader().getResourceAsStream(file)) {
      return new Answers(in == null ? List.of() : read(in));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<Sentence> read(InputStream in) throws IOException {
    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    return Arrays.stream(text.strip().split("\n\n+", -1))
        .filter(pair -> !pair.startsWith("#"))
        .sorted(MOST_WORDS_FIRST)
        .map(Sentence::of)
        .toList();
  }

  /** The sentence in this language, or as it is where that is not known. */
  String say(String english) {
    for (Sentence sentence : known) {
      Matcher said = sentence.english.matcher(english);
      if (said.matches()) {
        return sentence.say(said);
      }
    }
    return english;
  }
}
