package dev.coterie.mail;

import dev.coterie.config.InvalidConfig;
import dev.coterie.config.MailConfig;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.MailLanguage;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How mails are written in each language.
 *
 * @param usual in the language that is set for all mails
 */
record MailVoices(Voice usual, Map<MailLanguage, Voice> ofLanguages) {

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
    Map<MailLanguage, Voice> ofLanguages = new EnumMap<>(MailLanguage.class);
    for (MailLanguage language : MailLanguage.values()) {
      ofLanguages.put(language, Voice.read(config, EnumNames.of(language), zone));
    }
    return new MailVoices(Voice.read(config, config.language(), zone), ofLanguages);
  }

  Voice of(@Nullable MailLanguage language) {
    return language == null ? usual : ofLanguages.getOrDefault(language, usual);
  }
}
