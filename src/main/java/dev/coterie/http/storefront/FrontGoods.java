package dev.coterie.http.storefront;

import dev.coterie.http.Cursor;
import dev.coterie.http.pages.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the products of a shop.
 *
 * @param query that they match, empty for all
 * @param category that they are in, empty for any
 * @param next the key after which the next page begins, null on the last one
 * @param isFirst whether no page comes before it
 */
public record FrontGoods(
    String query,
    String category,
    List<FrontCategory> categories,
    List<FrontProduct> products,
    @Nullable String next,
    boolean isFirst) {

  /** A category, and how many products are in it. */
  public record FrontCategory(String name, long products) {}

  /** Whether a part of the products was asked for. */
  public boolean isFiltered() {
    return !query.isEmpty() || !category.isEmpty();
  }

  /** These from the first one on. */
  public Address begin(FrontFrame frame) {
    return frame.home().with(FrontVisit.QUERY, query).with(FrontVisit.CATEGORY, category);
  }

  public Address next(FrontFrame frame) {
    return begin(frame).with(FrontVisit.AFTER, next == null ? "" : Cursor.of(next));
  }

  public Address of(FrontFrame frame, FrontCategory other) {
    return frame.home().with(FrontVisit.CATEGORY, other.name());
  }
}
