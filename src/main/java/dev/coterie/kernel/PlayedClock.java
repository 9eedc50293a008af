package dev.coterie.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that can play the past, from any instant on, until it is released to run as its base. */
public final class PlayedClock extends Clock {
  private final Clock base;
  private volatile Duration behind = Duration.ZERO;

  public PlayedClock(Clock base) {
    this.base = base;
  }

  /** Runs on from the instant. */
  public void playFrom(Instant instant) {
    behind = Duration.between(instant, base.instant());
  }

  /** Runs as its base again. */
  public void release() {
    behind = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return base.instant().minus(behind);
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the service reads instants only");
  }
}
