package dev.coterie.http.pages.delivery;

import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.TextForm;
import dev.coterie.mail.MailContract.ListMails;
import dev.coterie.mail.MailStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the list of mails is filtered by, as the address has it.
 *
 * @param status that they have, null for any
 * @param order the id of the order that they are about, empty for all
 */
public record DeliveriesQuery(@Nullable MailStatus status, String order) {

  static DeliveriesQuery of(Visit visit) {
    return new DeliveriesQuery(
        visit.choice("status", MailStatus.class), visit.query("order", TextForm.ORDER_ID));
  }

  ListMails ask(PageRequest page) {
    return new ListMails(status, order.isEmpty() ? null : order, null, page);
  }

  public Address address() {
    return Address.of(DeliveriesPage.PATH)
        .with("status", status == null ? "" : EnumNames.of(status))
        .with("order", order);
  }

  public boolean isSet() {
    return status != null || !order.isEmpty();
  }
}
