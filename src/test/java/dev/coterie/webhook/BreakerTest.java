package dev.coterie.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void four_failures_change_nothing_and_the_fifth_opens_it() {
    Breaker breaker = Breaker.CLOSED;
    for (int failure = 1; failure < Breaker.FAILURES; failure++) {
      breaker = breaker.failed(NOW);
      assertThat(breaker.admits(8, NOW)).isEqualTo(8);
    }
    breaker = breaker.failed(NOW);

    assertThat(breaker.admits(8, NOW.plusSeconds(29))).isZero();
    assertThat(breaker.admits(8, NOW.plusSeconds(30))).isEqualTo(1);
    assertThat(breaker.admits(0, NOW.plusSeconds(30))).isZero();
  }

  @Test
  void pauses_double_up_to_ten_minutes() {
    Breaker breaker = new Breaker(Breaker.FAILURES - 1, null);
    List<Long> pauses = new ArrayList<>();
    Instant now = NOW;
    for (int pause = 0; pause < 7; pause++) {
      breaker = breaker.failed(now);
      pauses.add(Duration.between(now, breaker.pausedUntil()).toSeconds());
      now = now.plusSeconds(600);
    }

    assertThat(pauses).containsExactly(30L, 60L, 120L, 240L, 480L, 600L, 600L);
  }

  @Test
  void what_was_under_way_when_it_opened_makes_no_pause_longer() {
    Breaker open = new Breaker(Breaker.FAILURES - 1, null).failed(NOW);

    assertThat(open.failed(NOW.plusSeconds(10))).isEqualTo(open);
  }
}
