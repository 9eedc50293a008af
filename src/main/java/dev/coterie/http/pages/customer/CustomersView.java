package dev.coterie.http.pages.customer;

import dev.coterie.customer.CustomerContract.CustomerColumn;
import dev.coterie.http.pages.GroupChoice;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.SortedList;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.kernel.Page;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of customers.
 *
 * @param groups that they can be filtered by
 * @param after the cursor of this page, empty for the first
 * @param added a customer who could not be added
 */
public record CustomersView(
    PageFrame frame,
    Notice notice,
    CustomersQuery query,
    GroupChoice groups,
    SortedList<CustomerColumn> list,
    String after,
    Page<ListedCustomer> customers,
    TypedForm added) {
  private static final List<String> USUAL_DAYS = List.of("7", "30", "90");

  /** The numbers of days that may be chosen, and the one that is. */
  public List<String> endings() {
    return Stream.concat(USUAL_DAYS.stream(), Stream.of(query.ending()))
        .filter(days -> !days.isEmpty())
        .distinct()
        .toList();
  }
}
