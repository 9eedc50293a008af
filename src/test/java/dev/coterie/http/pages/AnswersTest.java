package dev.coterie.http.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.TextForm;
import dev.coterie.list.RowFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What features answer in English is told to staff in their language. */
class AnswersTest {
  private static final Path FEATURES = Path.of("src/main/java/dev/coterie");
  private static final Path GERMAN = Path.of("src/main/resources/admin/answers_de.txt");

  /** Features that pages show: not the API, which speaks English, nor settings and the bus. */
  private static final Pattern SHOWN =
      Pattern.compile(
          "(catalog|connect|customer|group|imports|list|mail|membership|order|ledger|pricing/shop|pricing/simulation|restriction|caller"
              + "|kernel|webhook)/.*");

  /** The literal sentences of refusals, of wrong values, and of what depends on a group. */
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?:Refusal\\s*\\.\\s*(?:conflict|unknown|forbidden)\\(\\s*[\\w\"-]+,"
              + "|Refusal\\s*\\.\\s*invalid\\(\\s*[^,]+,"
              + "|new InvalidValue\\("
              + "|phrases\\.add\\("
              + "|new UnreadableFile\\("
              + "|new FieldError\\(\\s*[^,]+,)\\s*\"([^\"]{8,})\"");

  private final Texts german = Texts.of(List.of("de"));
  private final Texts english = Texts.of(List.of("en"));

  @Test
  void every_sentence_of_a_feature_has_its_german() throws IOException {
    List<String> sentences = sentences();
    String known = Files.readString(GERMAN);

    List<String> unknown =
        sentences.stream()
            .map(AnswersTest::asInFile)
            .filter(
                sentence ->
                    !known.contains(sentence) && !known.contains(sentence.replaceAll("\\d+", "{}")))
            .toList();

    assertThat(sentences).hasSizeGreaterThan(60);
    assertThat(unknown).isEmpty();
  }

  @Test
  void what_is_wrong_with_a_row_of_a_file_has_its_german() {
    for (RowFault fault : RowFault.values()) {
      assertThat(german.answer(fault.message())).as(fault.name()).isNotEqualTo(fault.message());
    }
  }

  private static List<String> sentences() throws IOException {
    List<String> sentences = new ArrayList<>();
    try (Stream<Path> files = Files.walk(FEATURES)) {
      for (Path file : files.filter(AnswersTest::isShown).toList()) {
        Matcher found = SENTENCE.matcher(Files.readString(file));
        while (found.find()) {
          sentences.add(found.group(1));
        }
      }
    }
    return sentences;
  }

  private static boolean isShown(Path file) {
    return file.toString().endsWith(".java")
        && SHOWN.matcher(FEATURES.relativize(file).toString()).matches();
  }

  private static String asInFile(String literal) {
    return literal.replaceAll("%[sd]", "{}").strip();
  }

  @Test
  void each_german_sentence_has_the_parts_of_the_english_one() throws IOException {
    List<String> pairs =
        Arrays.stream(Files.readString(GERMAN).strip().split("\n\n+", -1))
            .filter(pair -> !pair.startsWith("#"))
            .toList();

    assertThat(pairs)
        .allSatisfy(
            pair -> {
              assertThat(pair.split("\n", -1)).hasSize(2);
              int varying = pair.split("\n", -1)[0].split("\\{\\}", -1).length - 1;
              Matcher used = Pattern.compile("\\{(\\d)\\}").matcher(pair.split("\n", -1)[1]);
              while (used.find()) {
                assertThat(Integer.parseInt(used.group(1))).isLessThan(varying);
              }
            });
    assertThat(pairs.stream().map(pair -> pair.split("\n", -1)[0])).doesNotHaveDuplicates();
  }

  @Test
  void what_varies_stands_in_the_german_sentence() {
    assertThat(german.answer("must be 1 to 64 characters long"))
        .isEqualTo("Muss 1 bis 64 Zeichen lang sein.");
    assertThat(german.answer("must be at most 100 percent"))
        .isEqualTo("Darf höchstens 100 Prozent sein.");
    assertThat(german.answer(Refusal.unknown("unknown-group", "no group has the code a.b")))
        .isEqualTo("Keine Gruppe hat den Code a.b.");
  }

  @Test
  void a_refusal_of_fields_names_each_as_the_page_does() {
    assertThat(german.answer(Refusal.invalid("name", "is required"))).isEqualTo("Name: Fehlt.");
    assertThat(english.answer(Refusal.invalid("name", "is required")))
        .isEqualTo("Name: is required.");
  }

  @Test
  void every_form_of_a_text_is_explained_in_german() {
    for (TextForm form : TextForm.values()) {
      for (String wrong :
          List.of("", " ", "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000")) {
        assertThatNoException().isThrownBy(() -> explain(form, wrong));
      }
    }
  }

  private void explain(TextForm form, String wrong) {
    try {
      form.check(wrong);
    } catch (InvalidValue invalid) {
      assertThat(german.answer(invalid.whatWouldBeRight()))
          .isNotEqualTo(invalid.whatWouldBeRight());
    }
  }
}
