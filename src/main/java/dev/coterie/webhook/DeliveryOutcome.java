package dev.coterie.webhook;

import dev.coterie.webhook.Reception.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a delivery after a try.
 *
 * @param answered the receiver's status of HTTP, null where it gave none
 * @param reason why it was not delivered, null where it was
 * @param at when it is tried again, or else when this was known
 */
record DeliveryOutcome(
    DeliveryStatus status, @Nullable Integer answered, @Nullable String reason, Instant at) {

  /** How long after its first try an event is tried again; the last is the end. */
  static final List<Duration> TRIES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(8),
          Duration.ofHours(12),
          Duration.ofHours(16),
          Duration.ofHours(20),
          Duration.ofHours(24));

  static DeliveryOutcome of(ClaimedDelivery delivery, Reception reception, Instant now) {
    if (reception.manner() == Manner.TAKEN) {
      return new DeliveryOutcome(DeliveryStatus.DELIVERED, reception.answered(), null, now);
    }
    Instant next = reception.manner() == Manner.GONE ? null : next(delivery.firstTry(), now);
    return next == null
        ? new DeliveryOutcome(DeliveryStatus.FAILED, reception.answered(), reception.reason(), now)
        : new DeliveryOutcome(
            DeliveryStatus.WAITING, reception.answered(), reception.reason(), next);
  }

  private static @Nullable Instant next(Instant firstTry, Instant now) {
    return TRIES.stream()
        .map(firstTry::plus)
        .filter(next -> next.isAfter(now))
        .findFirst()
        .orElse(null);
  }
}
