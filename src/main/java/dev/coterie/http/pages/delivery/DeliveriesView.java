package dev.coterie.http.pages.delivery;

import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.kernel.Page;
import dev.coterie.mail.Mail;

/**
 * A page of mails.
 *
 * @param sends whether there is a server to send them by
 * @param after the cursor of this page, empty for the first
 */
public record DeliveriesView(
    PageFrame frame,
    Notice notice,
    boolean sends,
    DeliveriesQuery query,
    String after,
    Page<Mail> mails) {

  /** Where the form that sends a mail again goes, and comes back from. */
  public String sendAgain(Mail mail) {
    return query.address().at(DeliveriesPage.PATH + "/mails/" + mail.id() + "/send").text();
  }

  /** What the mail is about, in words. */
  public String about(Mail mail) {
    return frame.t().name("mail.kind", mail.kind());
  }

  public Address customer(String code) {
    return Address.of("/admin/customers", code);
  }
}
