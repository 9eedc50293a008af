package dev.coterie.http.pages.customer;

import dev.coterie.customer.CustomerFilter;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Moments;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.TextForm;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the list of customers is filtered by, as the address has it.
 *
 * @param text that they were searched with
 * @param group the code of one that they hold, empty for any or none
 * @param ending the days within which a membership ends, empty for all
 * @param account {@code yes} or {@code no}, empty for all
 */
public record CustomersQuery(String text, String group, String ending, String account) {

  static CustomersQuery of(Visit visit) {
    return new CustomersQuery(
        visit.query("query", TextForm.QUERY),
        visit.query("group", TextForm.GROUP_CODE),
        matching(visit.query("ending"), "[1-9]\\d{0,2}"),
        matching(visit.query("account"), "yes|no"));
  }

  private static String matching(String text, String pattern) {
    return text.matches(pattern) ? text : "";
  }

  CustomerFilter filter(Moments time) {
    return new CustomerFilter(
        text,
        group.isEmpty() ? null : group,
        endingBy(time),
        account.isEmpty() ? null : account.equals("yes"));
  }

  /** The end of the last of the days, as the dashboard counts them. */
  private @Nullable Instant endingBy(Moments time) {
    if (ending.isEmpty()) {
      return null;
    }
    ShopCalendar calendar = time.calendar();
    LocalDate today = LocalDate.ofInstant(time.now(), calendar.zone());
    return calendar.beginOf(today.plusDays(Integer.parseInt(ending) + 1L));
  }

  Address address() {
    return Address.of(Place.CUSTOMERS.path())
        .with("query", text)
        .with("group", group)
        .with("ending", ending)
        .with("account", account);
  }

  public boolean isSet() {
    return !address().text().equals(Place.CUSTOMERS.path());
  }
}
