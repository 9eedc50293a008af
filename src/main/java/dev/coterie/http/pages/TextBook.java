package dev.coterie.http.pages;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What some pages say, in each language that there is. */
public final class TextBook {
  private final Map<String, Texts> byLanguage;

  private TextBook(Map<String, Texts> byLanguage) {
    this.byLanguage = byLanguage;
  }

  /** The texts that lie in a folder of the class path. */
  public static TextBook of(String folder) {
    return new TextBook(
        Stream.of(Locale.ENGLISH, Locale.GERMAN)
            .map(locale -> new Texts(folder, locale))
            .collect(Collectors.toUnmodifiableMap(Texts::language, Function.identity())));
  }

  /** Those of the first of the languages that there are texts in; English where there is none. */
  public Texts in(List<@Nullable String> languages) {
    return languages.stream()
        .filter(language -> language != null && byLanguage.containsKey(language))
        .findFirst()
        .map(byLanguage::get)
        .orElseGet(() -> byLanguage.get(Locale.ENGLISH.getLanguage()));
  }
}
