package dev.coterie.year.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The model's own calendar: days are those of the shop's zone. */
public record Days(ZoneId zone) {

  /** The same time on the clock on the wall, so many days later. */
  Instant later(Instant from, int days) {
    return LocalDateTime.ofInstant(from, zone).plusDays(days).atZone(zone).toInstant();
  }

  /** How far the clock on the wall goes from one to the other. */
  Duration between(Instant from, Instant until) {
    return Duration.between(
        LocalDateTime.ofInstant(from, zone), LocalDateTime.ofInstant(until, zone));
  }

  Instant later(Instant from, Duration onTheWall) {
    return LocalDateTime.ofInstant(from, zone).plus(onTheWall).atZone(zone).toInstant();
  }
}
