package dev.coterie.kernel;

import java.util.List;

/**
 * An expected no. It is a value, not an exception: the caller is meant to read it.
 *
 * @param kind how the refusal is meant
 * @param code stable and made for programs, such as {@code stale-version}
 * @param detail a sentence for people that says what would be right
 * @param errors the fields at fault; empty where no single field is
 */
public record Refusal(RefusalKind kind, String code, String detail, List<FieldError> errors) {

  public Refusal {
    errors = List.copyOf(errors);
  }

  public static Refusal unknown(String code, String detail) {
    return new Refusal(RefusalKind.UNKNOWN, code, detail, List.of());
  }

  public static Refusal conflict(String code, String detail) {
    return new Refusal(RefusalKind.CONFLICT, code, detail, List.of());
  }

  public static Refusal forbidden(String code, String detail) {
    return new Refusal(RefusalKind.FORBIDDEN, code, detail, List.of());
  }

  public static Refusal invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  /** Refuses input for its wrong fields, of which there is at least one. */
  public static Refusal invalid(List<FieldError> errors) {
    FieldError first = errors.get(0);
    String detail = first.field() + " " + first.message();
    return new Refusal(RefusalKind.INVALID, "invalid-input", detail, errors);
  }

  /** The exception that rolls a transaction back with this refusal. */
  public RefusedException asException() {
    return new RefusedException(this);
  }
}
