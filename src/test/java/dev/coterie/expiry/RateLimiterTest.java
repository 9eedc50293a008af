package dev.coterie.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private static final long BEGIN = -7;

  @Test
  void batches_are_spread_evenly_over_the_second() {
    RateLimiter limiter = new RateLimiter(100, 1_000, BEGIN);

    assertThat(limiter.batch()).isEqualTo(100);
    assertThat(limiter.after(100, BEGIN)).isEqualTo(Duration.ofMillis(100));
    assertThat(limiter.after(50, at(100))).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void the_time_that_a_batch_takes_counts() {
    RateLimiter limiter = new RateLimiter(100, 1_000, BEGIN);

    assertThat(limiter.after(100, at(30))).isEqualTo(Duration.ofMillis(70));
    assertThat(limiter.after(100, at(190))).isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void no_batch_is_larger_than_what_a_second_allows() {
    assertThat(new RateLimiter(1_000, 20, BEGIN).batch()).isEqualTo(20);
  }

  @Test
  void after_a_slow_batch_or_a_pause_no_more_than_one_batch_is_made_up_for() {
    RateLimiter limiter = new RateLimiter(100, 1_000, BEGIN);

    assertThat(limiter.after(100, at(60_000))).isZero();
    assertThat(limiter.after(100, at(60_000))).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void over_any_time_no_more_is_announced_than_the_rate_allows_and_a_batch() {
    RateLimiter limiter = new RateLimiter(100, 1_000, BEGIN);
    long now = at(5_000);
    long announced = 0;
    for (int batch = 0; batch < 1_000; batch++) {
      announced += limiter.batch();
      long took = batch % 7 * 40_000_000L;
      now += took + limiter.after(limiter.batch(), now + took).toNanos();
      assertThat(announced).isLessThanOrEqualTo((now - at(5_000)) / 1_000_000 + 2 * 100);
    }
  }

  private static long at(long millis) {
    return BEGIN + Duration.ofMillis(millis).toNanos();
  }
}
