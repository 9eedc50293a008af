package dev.coterie.bus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Steps of which each begins when the one before is done; the first that fails is the last. */
public final class InOrder {
  private InOrder() {}

  /** Takes the step for each; completes after the last. */
  public static <T> Future<Void> each(Collection<T> all, Function<T, Future<?>> step) {
    Future<Void> done = Future.succeededFuture();
    for (T one : all) {
      done = done.compose(before -> step.apply(one)).mapEmpty();
    }
    return done;
  }

  /** As {@link #each}, and answers what each step came to, in the order of the steps. */
  public static <T, R> Future<List<R>> collect(Collection<T> all, Function<T, Future<R>> step) {
    List<R> results = new ArrayList<>(all.size());
    return each(all, one -> step.apply(one).onSuccess(results::add)).map(results);
  }

  /** Takes the step from where the one before ended, until one ends nowhere. */
  public static <T> Future<Void> onward(T begin, Function<T, Future<Optional<T>>> step) {
    Promise<Void> done = Promise.promise();
    onward(begin, step, done);
    return done.future();
  }

  /** A loop, since a chain of as many futures would end in as deep a call. */
  private static <T> void onward(
      T begin, Function<T, Future<Optional<T>>> step, Promise<Void> done) {
    step.apply(begin)
        .onFailure(done::fail)
        .onSuccess(end -> end.ifPresentOrElse(next -> onward(next, step, done), done::complete));
  }
}
