package dev.coterie.http.pages;

import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Sorting;

/**
 * How a list of a page is sorted, and where its heads lead.
 *
 * @param filtered the address of the list with its filters, sorted as usual
 */
public record SortedList<C extends Enum<C>>(
    Address filtered, Sorting<C> usual, Sorting<C> sorting) {

  /** The list as the address of the visit has it sorted; as usual where that says nothing. */
  public static <C extends Enum<C>> SortedList<C> of(
      Visit visit, Address filtered, Sorting<C> usual) {
    return new SortedList<>(
        filtered,
        usual,
        Sorting.read(visit.query("sort"), usual.column().getDeclaringClass()).orElse(usual));
  }

  /** What the address says of it; empty where it is sorted as usual. */
  public String text() {
    return text(sorting);
  }

  private String text(Sorting<C> other) {
    return other.equals(usual) ? "" : other.text();
  }

  /** The address of the first page. */
  public Address address() {
    return filtered.with("sort", text());
  }

  public SortHead head(C column) {
    boolean sorted = column == sorting.column();
    Sorting<C> next =
        sorted ? sorting.reversed() : column == usual.column() ? usual : Sorting.by(column);
    String id = "by-" + EnumNames.of(column);
    return new SortHead(
        filtered.with("sort", text(next)).text() + "#" + id,
        id,
        !sorted ? null : sorting.descending() ? "descending" : "ascending");
  }
}
