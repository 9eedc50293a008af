package dev.coterie.http.pages.list;

import dev.coterie.group.Group;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Tab;
import dev.coterie.kernel.Page;
import java.util.List;

/**
 * A page of customer lists.
 *
 * @param query that they were found by, empty for all
 * @param after the cursor of this page, empty for the first
 */
public record ListsView(
    PageFrame frame, Notice notice, String query, String after, Page<Group> lists) {

  /** The tabs of all pages about customers. */
  public static List<Tab> tabs(PageFrame frame, boolean lists) {
    return List.of(
        new Tab(frame.t().say("nav.customers"), "/admin/customers", !lists),
        new Tab(frame.t().say("lists"), ListsPage.PATH, lists));
  }

  public Address address() {
    return new Address(ListsPage.PATH).with("query", query);
  }

  public String placeOf(Group list) {
    return ListPage.placeOf(list.terms().code());
  }
}
