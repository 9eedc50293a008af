package dev.coterie.http.pages.find;

import dev.coterie.http.pages.PageFrame;
import java.util.List;

/** What was found for a query; all pages for an empty one. */
public record FindView(PageFrame frame, String query, List<Found> found) {

  public FindView {
    found = List.copyOf(found);
  }

  /**
   * Something to go to.
   *
   * @param kind {@code place}, {@code group}, {@code customer} or {@code product}
   * @param code empty for a place
   * @param address of its page
   */
  public record Found(String kind, String name, String code, String address) {}
}
