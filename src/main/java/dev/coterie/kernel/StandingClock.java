package dev.coterie.kernel;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is set, to try a year in a minute. */
public class StandingClock extends Clock {
  private volatile Instant now;

  public StandingClock(Instant now) {
    this.now = now;
  }

  /** Goes on to the instant, unless that is past; answers whether it did. */
  public synchronized boolean goOnTo(Instant instant) {
    boolean past = instant.isBefore(now);
    if (!past) {
      set(instant);
    }
    return !past;
  }

  protected synchronized void set(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the service reads instants only");
  }
}
