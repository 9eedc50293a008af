package dev.coterie.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coterie.config.InvalidConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop's own templates take the place of the built-in ones, and mistakes show at the start. */
class MailTemplatesTest {
  private static final MailWords WORDS = new MailWords(Locale.ENGLISH, ZoneOffset.UTC);

  @TempDir Path directory;

  @Test
  void a_file_of_the_shop_replaces_the_one_of_its_name_alone() throws IOException {
    file("order.en.txt", "Subject: New: {{order}}\n\nPack it, {{name}} waits.");

    MailText text = templates("en").write(MailKind.ORDER, samples());

    assertThat(text.subject()).isEqualTo("New: 1001");
    assertThat(text.text()).isEqualTo("Pack it, Ada Lovelace waits.\n");
    assertThat(text.html()).contains("<td>LAMP</td>");
  }

  @Test
  void another_language_is_one_that_has_all_files() throws IOException {
    assertThat(templates("de").write(MailKind.ENDED, samples()).subject())
        .isEqualTo("Ihre Mitgliedschaft in Trade ist beendet");
    assertThatThrownBy(() -> templates("fr"))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("order.fr.txt");
  }

  @Test
  void a_mistake_is_told_with_its_file_before_there_is_a_mail() throws IOException {
    file("order.en.html", "{{#lines}}");
    assertFails("order.en.html");
    file("order.en.html", "{{ordre}}");
    assertFails("order.en");
    file("order.en.html", "fine");
    file("order.en.txt", "Hello {{name}}");
    assertFails("Subject: ");
  }

  @Test
  void no_line_break_comes_into_the_subject() {
    Map<String, Object> facts = new HashMap<>(samples());
    facts.put("order", "1\r\nBcc: everybody@example.org");

    assertThat(new MailText("Order 1\r\nBcc: a@b.example\u2028c", "", "").subject())
        .isEqualTo("Order 1 Bcc: a@b.example c");
    assertThat(templates("en").write(MailKind.ORDER, facts).subject()).doesNotContain("\n", "\r");
  }

  private void assertFails(String words) {
    assertThatThrownBy(() -> templates("en"))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining(words);
  }

  private MailTemplates templates(String language) {
    return MailTemplates.read(directory.toString(), language, WORDS);
  }

  private static Map<String, Object> samples() {
    return new MailFacts(WORDS).samples();
  }

  private void file(String name, String content) throws IOException {
    Files.writeString(directory.resolve(name), content);
  }
}
