package dev.coterie.http.pages;

import dev.coterie.kernel.ShopCalendar;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * How pages write instants: in the shop's zone, as the language does.
 *
 * @param now by the service's clock
 * @param stands whether that clock stands still until it is set
 */
public record Moments(Locale locale, ZoneId zone, Instant now, boolean stands) {

  /** The days of the shop. */
  public ShopCalendar calendar() {
    return new ShopCalendar(zone);
  }

  /** A day and the time of it. */
  public String time(Instant instant) {
    return write(
        instant, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT));
  }

  public String day(Instant instant) {
    return write(instant, DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM));
  }

  private String write(Instant instant, DateTimeFormatter format) {
    return format.withLocale(locale).withZone(zone).format(instant);
  }

  /** As a field for a local day and time has it. */
  public String field(Instant instant) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withZone(zone).format(instant);
  }
}
