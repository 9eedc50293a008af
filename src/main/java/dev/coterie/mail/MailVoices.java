package dev.coterie.mail;

import static java.util.stream.Collectors.toMap;

import dev.coterie.config.InvalidConfig;
import dev.coterie.config.MailConfig;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.MailLanguage;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How mails are written in each language.
 *
 * @param usual the language that is set for all mails
 * @param voices by language
 */
record MailVoices(String usual, Map<String, Voice> voices) {

  /** How mails are written in one language. */
  record Voice(MailTemplates templates, MailFacts facts) {

    private static Voice read(MailConfig config, String language, ZoneId zone) {
      MailWords words = new MailWords(Locale.forLanguageTag(language), zone);
      return new Voice(
          MailTemplates.read(config.templates(), language, words), new MailFacts(words));
    }
  }

  /**
   * Reads the templates of all languages. Blocks.
   *
   * @param zone the shop's
   * @throws InvalidConfig if one is missing or wrong; the message names it
   */
  static MailVoices read(MailConfig config, ZoneId zone) {
    Stream<String> languages = Arrays.stream(MailLanguage.values()).map(EnumNames::of);
    return new MailVoices(
        config.language(),
        Stream.concat(Stream.of(config.language()), languages)
            .distinct()
            .collect(toMap(Function.identity(), each -> Voice.read(config, each, zone))));
  }

  Voice of(@Nullable MailLanguage language) {
    return Objects.requireNonNull(voices.get(language == null ? usual : EnumNames.of(language)));
  }
}
