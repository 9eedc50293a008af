package dev.coterie.http.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form as it was typed, and what is wrong with its fields. */
public final class TypedForm {
  public static final TypedForm EMPTY = new TypedForm(Map.of());

  private final Map<String, String> typed;
  private final Map<String, String> errors = new HashMap<>();

  private TypedForm(Map<String, String> typed) {
    this.typed = Map.copyOf(typed);
  }

  /** The fields of the form that a visit sent. */
  public static TypedForm of(Visit visit, List<String> fields) {
    Map<String, String> typed = new HashMap<>();
    fields.forEach(field -> typed.put(field, visit.field(field)));
    return new TypedForm(typed);
  }

  /** A form that nobody has sent yet. */
  public static TypedForm filled(Map<String, String> fields) {
    return new TypedForm(fields);
  }

  /** Empty where it was not sent. */
  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  /** Whether a box was ticked. */
  public boolean isTicked(String field) {
    return !typed(field).isEmpty();
  }

  /** Says what would be right in a field. */
  public void reject(String field, String whatWouldBeRight) {
    errors.putIfAbsent(field, whatWouldBeRight);
  }

  /** What would be right; null where it is. */
  public @Nullable String error(String field) {
    return errors.get(field);
  }

  public boolean isWrong() {
    return !errors.isEmpty();
  }
}
