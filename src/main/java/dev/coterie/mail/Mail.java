package dev.coterie.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail and what became of it.
 *
 * @param order the id of the order that it is about, null for a membership
 * @param customer the code of whom it is about, null once erased
 * @param groups the codes of those that have the address, or whose membership it is
 * @param address to which it goes, null once it was that of a customer who is erased
 * @param tries how often it was tried
 * @param reason why it was not sent or may not have been, null where nothing went wrong
 * @param at when it was recorded
 * @param nextTry null where it is not tried again by itself
 * @param sentAt null until it is sent
 */
public record Mail(
    long id,
    MailKind kind,
    MailStatus status,
    @Nullable String order,
    @Nullable String customer,
    List<String> groups,
    @Nullable String address,
    int tries,
    @Nullable String reason,
    Instant at,
    @Nullable Instant nextTry,
    @Nullable Instant sentAt) {

  public Mail {
    groups = List.copyOf(groups);
  }

  /** Whether people decide what becomes of it. */
  public boolean isLeftToPeople() {
    return status == MailStatus.FAILED || status == MailStatus.UNCERTAIN;
  }

  /** Whether it can be sent again. */
  public boolean canBeSentAgain() {
    return address != null && (isLeftToPeople() || status == MailStatus.WAITING);
  }
}
