package dev.coterie.mail;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a mail after a try.
 *
 * @param reason why it was not sent, or may not have been; null for one that was
 * @param at when it is tried again, or else when this was known
 */
record Conclusion(MailStatus status, @Nullable String reason, Instant at) {
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 20;

  /** Tries again after 1, 2, 4 … minutes, and for the last time when the patience ends. */
  static Conclusion of(ClaimedMail mail, TryOutcome outcome, Instant now) {
    return switch (outcome.verdict()) {
      case SENT -> new Conclusion(MailStatus.SENT, null, now);
      case REFUSED -> new Conclusion(MailStatus.FAILED, outcome.reason(), now);
      case UNCERTAIN -> new Conclusion(MailStatus.UNCERTAIN, outcome.reason(), now);
      case NOT_SENT ->
          now.isBefore(mail.retryUntil())
              ? new Conclusion(MailStatus.WAITING, outcome.reason(), next(mail, now))
              : new Conclusion(MailStatus.FAILED, outcome.reason(), now);
    };
  }

  private static Instant next(ClaimedMail mail, Instant now) {
    int doublings = Math.min(mail.tries() - 1, MOST_DOUBLINGS);
    Instant next = now.plus(FIRST_WAIT.multipliedBy(1L << doublings));
    return next.isBefore(mail.retryUntil()) ? next : mail.retryUntil();
  }
}
