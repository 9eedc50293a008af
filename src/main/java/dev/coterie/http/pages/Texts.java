package dev.coterie.http.pages;

import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What pages say in one language, and how they write numbers in it. */
public final class Texts {
  private static final TextBook OF_STAFF = TextBook.of("admin");

  private final Locale locale;
  private final ResourceBundle bundle;
  private final Answers answers;

  Texts(String folder, Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            folder + ".texts",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.answers = Answers.in(locale);
  }

  /** Those of the management pages, in the first of the languages that there are. */
  public static Texts of(List<@Nullable String> languages) {
    return OF_STAFF.in(languages);
  }

  public Locale locale() {
    return locale;
  }

  public String language() {
    return locale.getLanguage();
  }

  /** The text of a key, with these values in it. */
  public String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  /** Whether there is a text of the key. */
  public boolean knows(String key) {
    return bundle.containsKey(key);
  }

  /** The text of a key, or this one where there is none. */
  public String sayOr(String key, String otherwise) {
    return knows(key) ? say(key) : otherwise;
  }

  /** What a feature answered, in this language: a phrase that says what would be right. */
  public String answer(String english) {
    return answers.say(english);
  }

  /** Why a feature refused, as a sentence; each wrong field is told by its name. */
  public String answer(Refusal refusal) {
    return answer(refusal.detail(), refusal.errors());
  }

  String answer(String detail, List<FieldError> errors) {
    return errors.isEmpty()
        ? sentence(answers.say(detail))
        : errors.stream().map(this::answer).collect(Collectors.joining(" "));
  }

  private String answer(FieldError error) {
    return sentence(
        sayOr("field." + error.field(), error.field()) + ": " + answer(error.message()));
  }

  private static String sentence(String phrase) {
    String begun = phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
    return begun.endsWith(".") ? begun : begun + ".";
  }

  /** A whole number, with the language's grouping. */
  public String number(long value) {
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  /** A decimal as it stands in a field: with the language's decimal sign, and no grouping. */
  public String decimal(String plain) {
    return hasComma() ? plain.replace('.', ',') : plain;
  }

  /** An amount with the code of its currency. */
  public String amount(Money money) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(money.currency().getDefaultFractionDigits());
    format.setMaximumFractionDigits(Money.MAX_DECIMALS);
    return format.format(money.amount()) + " " + money.currency().getCurrencyCode();
  }

  /** An amount with the code of its currency; a dash where there is none. */
  public String amountOrDash(@Nullable Money money) {
    return money == null ? "–" : amount(money);
  }

  /** The name of a value, whose text's key is this one and the value's. */
  public String name(String key, Enum<?> value) {
    return say(key + "." + EnumNames.of(value));
  }

  /** A decimal as it was typed, with a point. */
  public String typed(String decimal) {
    String stripped = decimal.strip();
    return hasComma() ? stripped.replace(',', '.') : stripped;
  }

  private boolean hasComma() {
    return locale.equals(Locale.GERMAN);
  }
}
