package dev.coterie.bus;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
}
