package dev.coterie.kernel;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a command came to: a value, or a refusal that the caller is expected to handle. Exactly one
 * of the two is present. It is a record so that it crosses the event bus like any other message.
 *
 * @param value what was asked for, or null when refused
 * @param refusal why not, or null when it was done
 */
public record Result<T>(@Nullable T value, @Nullable Refusal refusal) {

  public Result {
    if ((value == null) == (refusal == null)) {
      throw new IllegalArgumentException("a result is either a value or a refusal");
    }
  }

  public static <T> Result<T> ok(T value) {
    return new Result<>(value, null);
  }

  /** The value, or the refusal where there is none. */
  public static <T> Result<T> of(Optional<T> value, Supplier<Refusal> otherwise) {
    return value.map(Result::ok).orElseGet(() -> refused(otherwise.get()));
  }

  public static <T> Result<T> refused(Refusal refusal) {
    return new Result<>(null, refusal);
  }

  /**
   * The value.
   *
   * @throws RefusedException if it was refused
   */
  public T orThrow() {
    return fold(
        done -> done,
        refused -> {
          throw refused.asException();
        });
  }

  /** Why those that were refused were, in their order. */
  public static <T> List<Refusal> refusals(List<Result<T>> results) {
    return results.stream().map(Result::refusal).filter(Objects::nonNull).toList();
  }

  /** Answers with the one of the two functions that fits. */
  public <R> R fold(
      Function<? super T, ? extends R> done, Function<? super Refusal, ? extends R> refused) {
    if (value != null) {
      return done.apply(value);
    }
    if (refusal != null) {
      return refused.apply(refusal);
    }
    throw new IllegalStateException("a result is either a value or a refusal");
  }
}
