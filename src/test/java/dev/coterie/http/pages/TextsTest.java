package dev.coterie.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What pages say is there in both languages and written as the format wants it. */
class TextsTest {
  private static final List<String> FOLDERS = List.of("admin", "storefront");
  private static final List<String> NAMES = List.of("texts", "texts_de");

  @Test
  void every_text_is_there_in_both_languages() {
    for (String folder : FOLDERS) {
      assertThat(read(folder, "texts_de").keySet())
          .containsExactlyInAnyOrderElementsOf(read(folder, "texts").keySet());
    }
  }

  @Test
  void no_key_is_there_twice_since_the_later_text_would_hide_the_other() throws IOException {
    for (String folder : FOLDERS) {
      for (String name : NAMES) {
        Path file = Path.of("src/main/resources", folder, name + ".properties");
        List<String> keys =
            Files.readAllLines(file).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
        assertThat(keys).as(file.toString()).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void an_apostrophe_is_written_twice_since_one_alone_would_be_lost() {
    FOLDERS.forEach(
        folder -> NAMES.forEach(name -> read(folder, name).forEach(TextsTest::assertApostrophes)));
  }

  private static void assertApostrophes(Object key, Object text) {
    assertThat(text.toString().replace("''", "")).as(key.toString()).doesNotContain("'");
  }

  private static Properties read(String folder, String file) {
    String name = folder + "/" + file + ".properties";
    Properties texts = new Properties();
    ClassLoader loader = TextsTest.class.getClassLoader();
    try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(name))) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException cause) {
      throw new AssertionError(cause);
    }
    return texts;
  }
}
