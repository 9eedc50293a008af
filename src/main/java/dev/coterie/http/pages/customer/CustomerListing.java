package dev.coterie.http.pages.customer;

import dev.coterie.customer.CustomerContract;
import dev.coterie.customer.CustomerContract.CustomerColumn;
import dev.coterie.customer.CustomerContract.NumberedCustomer;
import dev.coterie.customer.CustomerContract.SearchCustomers;
import dev.coterie.http.pages.CsvFile;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.SortedList;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Sorting;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.ListHeld;
import io.vertx.core.Future;
import java.util.List;

/** The customers that the address of a visit asks for, page by page or as a file. */
record CustomerListing(Visit visit, CustomersQuery query, SortedList<CustomerColumn> sorted) {
  static final String FILE = "customers";

  private static final Sorting<CustomerColumn> USUAL = Sorting.by(CustomerColumn.CODE);

  static CustomerListing of(Visit visit) {
    CustomersQuery query = CustomersQuery.of(visit);
    return new CustomerListing(visit, query, SortedList.of(visit, query.address(), USUAL));
  }

  Future<Page<ListedCustomer>> read(PageRequest page) {
    return CustomerContract.SEARCH
        .send(
            visit.vertx(),
            new SearchCustomers(query.filter(visit.frame().time()), sorted.sorting(), page))
        .compose(this::withGroups);
  }

  private Future<Page<ListedCustomer>> withGroups(Page<NumberedCustomer> page) {
    List<String> codes = page.items().stream().map(each -> each.customer().code()).toList();
    return MembershipContract.HELD
        .send(visit.vertx(), new ListHeld(codes))
        .map(
            held ->
                page.map(
                    each ->
                        new ListedCustomer(
                            each.number(), each.customer(), held.of(each.customer().code()))));
  }

  PageAnswer file() {
    return new CsvFile<ListedCustomer>(visit.texts())
        .value("customer.number", each -> each.number())
        .text("customer.code", each -> each.customer().code())
        .text("customer.name", each -> each.customer().name())
        .text("customer.email", each -> each.customer().email())
        .value("customer.webAccount", each -> each.customer().webAccount())
        .text("customer.groups", each -> String.join(", ", each.groups()))
        .of(FILE, this::read);
  }
}
