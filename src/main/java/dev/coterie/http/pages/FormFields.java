package dev.coterie.http.pages;

import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.TextForm;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a form that was sent, and what is wrong with which, so that both can be shown. */
public final class FormFields {
  /** A form that was not sent yet. */
  public static final FormFields NONE = new FormFields(Map.of());

  private static final int MAX_DIGITS = 9;

  private final Map<String, String> typed;
  private final Map<String, String> errors = new HashMap<>();

  public FormFields(Visit visit) {
    this(typed(visit));
  }

  private FormFields(Map<String, String> typed) {
    this.typed = typed;
  }

  private static Map<String, String> typed(Visit visit) {
    Map<String, String> typed = new HashMap<>();
    visit.form().forEach(field -> typed.put(field.getKey(), field.getValue()));
    return typed;
  }

  public boolean isSent() {
    return !typed.isEmpty();
  }

  /** What was typed into a field; empty where nothing was. */
  public String typed(String name) {
    return typed.getOrDefault(name, "");
  }

  /** What was typed into a field, or what it holds while nothing was sent. */
  public String typed(String name, String held) {
    return typed.isEmpty() ? held : typed(name);
  }

  public boolean isTicked(String name) {
    return typed.containsKey(name);
  }

  /** Whether a box is ticked, or was while nothing was sent. */
  public boolean isTicked(String name, boolean held) {
    return typed.isEmpty() ? held : isTicked(name);
  }

  /** A text of the form; a wrong one is noted as an error. */
  public String text(String name, TextForm form) {
    return read(name, form::check, "");
  }

  /** A text of the form; null for an empty field. */
  public @Nullable String textOrNull(String name, TextForm form) {
    return typed(name).isBlank() ? null : text(name, form);
  }

  /** A whole number of the form; null for an empty field, and for a wrong one, which is noted. */
  public @Nullable Integer wholeOrNull(String name, String whatWouldBeRight) {
    String whole = typed(name).strip();
    if (whole.isEmpty()) {
      return null;
    }
    if (!whole.matches("-?\\d{1," + MAX_DIGITS + "}")) {
      refuse(name, whatWouldBeRight);
      return null;
    }
    return Integer.valueOf(whole);
  }

  /** What the field says; the fallback for what it should not, which is noted as an error. */
  public <T> T read(String name, Function<String, T> reading, T fallback) {
    try {
      return reading.apply(typed(name).strip());
    } catch (InvalidValue invalid) {
      refuse(name, invalid.whatWouldBeRight());
      return fallback;
    }
  }

  /** Notes what is wrong with a field. */
  public void refuse(String name, String whatWouldBeRight) {
    errors.put(name, whatWouldBeRight);
  }

  public boolean isWrong() {
    return !errors.isEmpty();
  }

  /** What would be right; null where nothing is wrong. */
  public @Nullable String error(String name) {
    return errors.get(name);
  }
}
