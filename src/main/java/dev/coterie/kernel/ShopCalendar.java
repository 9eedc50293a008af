package dev.coterie.kernel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * The one place where days become instants. A shop's day runs from local midnight to local midnight
 * in its zone, so a day has 23 or 25 hours where the clocks change.
 *
 * @param zone the shop's zone
 */
public record ShopCalendar(ZoneId zone) {
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /** The same local clock time so many calendar days later. */
  public Instant plusDays(Instant from, int days) {
    return from.atZone(zone).plusDays(days).toInstant();
  }

  /**
   * How much local time is left up to an end, so that {@link #plusLeft} from the same instant comes
   * to it again, and days count as days wherever the clocks change in between.
   */
  public Duration left(Instant now, Instant end) {
    Duration local = Duration.between(local(now), local(end));
    // an hour that the clocks repeat may look like none
    return local.isNegative() || local.isZero() ? Duration.between(now, end) : local;
  }

  /** So much local time later. */
  public Instant plusLeft(Instant from, Duration left) {
    Instant until = local(from).plus(left).atZone(zone).toInstant();
    return until.isAfter(from) ? until : from.plus(left);
  }

  private LocalDateTime local(Instant instant) {
    return instant.atZone(zone).toLocalDateTime();
  }

  /**
   * Reads an end: an RFC 3339 instant as it is, a bare date as the end of that local day.
   *
   * @throws InvalidValue if the text is neither
   */
  public Instant end(String text) {
    try {
      return text.length() == 10 ? beginOf(LocalDate.parse(text).plusDays(1)) : instant(text);
    } catch (DateTimeException notADate) {
      throw new InvalidValue("must be an instant such as 2026-12-31T23:00:00Z, or a date");
    }
  }

  /**
   * The begin of a local day.
   *
   * @throws InvalidValue if it lies outside the years 1970 to 9998
   */
  public Instant beginOf(LocalDate day) {
    return inRange(day.atStartOfDay(zone).toInstant());
  }

  /**
   * Reads an RFC 3339 instant, to the microsecond that the database keeps.
   *
   * @throws InvalidValue if the text is none, or outside the years 1970 to 9998
   */
  public static Instant instant(String text) {
    try {
      return inRange(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException notAnInstant) {
      throw new InvalidValue("must be an RFC 3339 instant such as 2026-12-31T23:00:00Z");
    }
  }

  /**
   * Reads a local day and time such as {@code 2026-12-31T23:00}, with or without seconds; the
   * earlier of two where the clocks are set back.
   *
   * @throws InvalidValue if the text is none, or outside the years 1970 to 9998
   */
  public Instant localTime(String text) {
    try {
      return inRange(LocalDateTime.parse(text).atZone(zone).toInstant());
    } catch (DateTimeException notATime) {
      throw new InvalidValue("must be a day and a time such as 2026-12-31T23:00");
    }
  }

  private static Instant inRange(Instant instant) {
    if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
      throw new InvalidValue("must lie in the years 1970 to 9998");
    }
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
