package dev.coterie.mail;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import org.jspecify.annotations.Nullable;

/** What others may ask of mails. */
public final class MailContract {
  public static final Ask<ListMails, Page<Mail>> LIST = new Ask<>("mail.list");
  public static final Ask<CountFailures, FailedMails> FAILURES = new Ask<>("mail.failures");

  /** Has a mail tried now, even one that may have been sent. */
  public static final Command<SendAgain, Result<Mail>> SEND_AGAIN = new Command<>("mail.sendAgain");

  private MailContract() {}

  /**
   * Mails, the last first.
   *
   * @param status null for any
   * @param order the id of the order that they are about, null for all
   * @param customer the code of whom they are about, null for all
   */
  public record ListMails(
      @Nullable MailStatus status,
      @Nullable String order,
      @Nullable String customer,
      PageRequest page) {

    /** All that are about a customer. */
    public static ListMails about(String customer, PageRequest page) {
      return new ListMails(null, null, customer, page);
    }
  }

  public record CountFailures() {}

  /** How many mails wait for people to decide. */
  public record FailedMails(int failed, int uncertain) {}

  /** A mail by its id. */
  public record SendAgain(long id) {}

  static Refusal unknownMail(long id) {
    return Refusal.unknown("unknown-mail", "no mail has the id " + id);
  }

  /** Why a mail cannot be sent again. */
  static Refusal refusal(Mail mail) {
    return switch (mail.status()) {
      case SENT -> Refusal.conflict("mail-sent", "the mail was sent, and nothing is sent twice");
      case SENDING ->
          Refusal.conflict("mail-sending", "the mail is being sent: see what comes of it first");
      case WAITING, FAILED, UNCERTAIN ->
          Refusal.conflict("no-address", "the customer was erased, and the address with them");
    };
  }
}
