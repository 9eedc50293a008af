package dev.coterie.kernel;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is read by key, so that rows which come and go between two pages neither
 * repeat nor hide others.
 *
 * @param items in the list's order
 * @param next the key after which the next page begins, null on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

  public Page {
    items = List.copyOf(items);
  }

  /** The same page of what becomes of its items. */
  public <R> Page<R> map(Function<T, R> change) {
    return new Page<>(items.stream().map(change).toList(), next);
  }

  /** A page of a short list that is at hand as a whole; it is sorted by the key first. */
  public static <T> Page<T> of(List<T> all, PageRequest page, Function<T, String> key) {
    List<T> rest =
        all.stream()
            .filter(item -> key.apply(item).compareTo(page.after()) > 0)
            .sorted(Comparator.comparing(key))
            .limit(page.limit() + 1L)
            .toList();
    return cut(rest, page.limit(), key);
  }

  /** Cuts a page out of rows that were read with one row more than the page holds. */
  public static <T> Page<T> cut(List<T> oneMore, int limit, Function<T, String> key) {
    if (oneMore.size() <= limit) {
      return new Page<>(oneMore, null);
    }
    List<T> items = oneMore.subList(0, limit);
    return new Page<>(items, key.apply(items.get(limit - 1)));
  }
}
