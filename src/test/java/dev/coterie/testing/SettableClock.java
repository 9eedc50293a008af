package dev.coterie.testing;

import dev.coterie.kernel.StandingClock;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until it is set, to any instant. */
public final class SettableClock extends StandingClock {
  public SettableClock(Instant now) {
    super(now);
  }

  @Override
  public void set(Instant instant) {
    super.set(instant);
  }

  public synchronized void advance(Duration duration) {
    set(instant().plus(duration));
  }
}
