package dev.coterie.http.pages.customer;

import dev.coterie.customer.Customer;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.kernel.Page;
import dev.coterie.membership.MembershipContract.HeldGroups;

/**
 * A page of customers.
 *
 * @param query that they were searched with
 * @param after the cursor of this page, empty for the first
 * @param held the groups of each of them
 * @param added a customer who could not be added
 */
public record CustomersView(
    PageFrame frame,
    Notice notice,
    String query,
    String after,
    Page<Customer> customers,
    HeldGroups held,
    TypedForm added) {

  /** The address of the first page of the same customers. */
  public Address list() {
    return Address.of(Place.CUSTOMERS.path()).with("query", query);
  }
}
