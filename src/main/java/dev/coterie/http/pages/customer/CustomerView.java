package dev.coterie.http.pages.customer;

import dev.coterie.customer.Customer;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.GroupChoice;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.event.EventLine;
import dev.coterie.order.OrderContract.ListedOrder;
import dev.coterie.order.account.Account;
import dev.coterie.order.account.AccountEntry;
import dev.coterie.order.charge.Charge;
import dev.coterie.order.charge.Refund;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;

/**
 * One customer.
 *
 * @param form that was sent and is to be mended, if any
 * @param charges the last ones, as are refunds and orders
 * @param groups that the customer can be put into
 * @param events the last ones
 */
public record CustomerView(
    PageFrame frame,
    Notice notice,
    TypedForm form,
    Customer customer,
    List<DrawnMembership> memberships,
    Account account,
    List<Charge> charges,
    List<Refund> refunds,
    List<ListedOrder> orders,
    GroupChoice groups,
    Currency shopCurrency,
    CustomerPricesView prices,
    List<EventLine> events) {

  /** The address of a form of this page. */
  public String action(String... parts) {
    return new Address(CustomersPage.placeOf(customer.code())).below(parts).text();
  }

  /** The amount of an entry, with its sign. */
  public String amount(AccountEntry entry) {
    NumberFormat format = NumberFormat.getNumberInstance(frame.time().locale());
    format.setMinimumFractionDigits(entry.currency().getDefaultFractionDigits());
    return (entry.amount().signum() > 0 ? "+" : "")
        + format.format(entry.amount())
        + " "
        + entry.currency().getCurrencyCode();
  }
}
