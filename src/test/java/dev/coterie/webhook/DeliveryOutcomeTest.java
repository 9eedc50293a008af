package dev.coterie.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.webhook.Reception.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryOutcomeTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
  private static final Reception DOWN = Reception.of(503);

  @Test
  void tries_are_ever_further_apart_and_the_last_is_a_day_after_the_first() {
    List<Duration> tries = new ArrayList<>();
    DeliveryOutcome outcome = tried(1, BEGIN);
    while (outcome.status() == DeliveryStatus.WAITING) {
      tries.add(Duration.between(BEGIN, outcome.at()));
      outcome = tried(tries.size() + 1, outcome.at());
    }

    assertThat(tries).isEqualTo(DeliveryOutcome.TRIES);
    assertThat(outcome)
        .isEqualTo(
            new DeliveryOutcome(
                DeliveryStatus.FAILED,
                503,
                "the receiver answered 503",
                BEGIN.plus(Duration.ofDays(1))));
  }

  @Test
  void a_try_that_took_long_is_followed_by_a_later_one() {
    assertThat(tried(1, BEGIN.plusSeconds(10)).at()).isEqualTo(BEGIN.plusSeconds(30));
  }

  @Test
  void only_a_2xx_is_taken_and_410_is_the_end() {
    assertThat(List.of(200, 201, 204, 299)).allMatch(status -> manner(status) == Manner.TAKEN);
    assertThat(List.of(199, 300, 301, 307, 400, 404, 429, 500))
        .allMatch(status -> manner(status) == Manner.REFUSED);
    assertThat(DeliveryOutcome.of(delivery(1), Reception.of(410), BEGIN).status())
        .isEqualTo(DeliveryStatus.FAILED);
  }

  private static Manner manner(int status) {
    return Reception.of(status).manner();
  }

  private static DeliveryOutcome tried(int tries, Instant now) {
    return DeliveryOutcome.of(delivery(tries), DOWN, now);
  }

  private static ClaimedDelivery delivery(int tries) {
    return new ClaimedDelivery(1, 4711, tries, BEGIN);
  }
}
