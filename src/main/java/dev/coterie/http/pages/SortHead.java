package dev.coterie.http.pages;

import org.jspecify.annotations.Nullable;

/**
 * The head of a column by which a list can be sorted.
 *
 * @param link to the first page of the list, sorted by it or, where it is already, the other way
 * @param id of the link, which the focus goes back to
 * @param direction {@code ascending} or {@code descending}; null while the list is sorted by
 *     another column
 */
public record SortHead(String link, String id, @Nullable String direction) {

  public Icon icon() {
    return direction == null
        ? Icon.ARROWS_SORT
        : direction.equals("ascending") ? Icon.ARROW_UP : Icon.ARROW_DOWN;
  }
}
