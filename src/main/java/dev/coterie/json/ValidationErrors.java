package dev.coterie.json;

import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with an input, so that the caller learns all of it at once. */
public final class ValidationErrors {
  private static final int MAX = 100;

  private final List<FieldError> errors = new ArrayList<>();

  /** Adds an error; the one that makes them too many refuses the request at once. */
  public void add(String field, String whatWouldBeRight) {
    errors.add(new FieldError(field, whatWouldBeRight));
    if (errors.size() >= MAX) {
      refuseIfAny();
    }
  }

  /** The value, or null and an error of the field, whose path is worked out only then. */
  public <T> @Nullable T gather(Supplier<String> field, Supplier<@Nullable T> reading) {
    try {
      return reading.get();
    } catch (InvalidValue invalid) {
      add(field.get(), invalid.whatWouldBeRight());
      return null;
    }
  }

  /** Refuses the request if anything is wrong. */
  public void refuseIfAny() {
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors).asException();
    }
  }
}
