package dev.coterie.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a webhook, and what became of it.
 *
 * @param event its id
 * @param tries how often it was tried
 * @param answered the status of HTTP that the receiver answered last, null where it never did
 * @param reason why it was not delivered, null where nothing went wrong
 * @param at when it was recorded
 * @param nextTry null where it is not tried again by itself
 * @param deliveredAt null until it is delivered
 */
public record WebhookDelivery(
    long webhook,
    long event,
    String type,
    String subject,
    DeliveryStatus status,
    int tries,
    @Nullable Integer answered,
    @Nullable String reason,
    Instant at,
    @Nullable Instant nextTry,
    @Nullable Instant deliveredAt) {

  /** The id that the receiver sees, the same each time, by which it tells a repeat. */
  public static String id(long event) {
    return "evt_" + event;
  }

  public boolean hasFailed() {
    return status == DeliveryStatus.FAILED;
  }

  /** Whether people may have it sent again. */
  public boolean canBeSentAgain() {
    return status != DeliveryStatus.SENDING;
  }
}
