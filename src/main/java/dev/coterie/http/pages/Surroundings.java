package dev.coterie.http.pages;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;

/**
 * What all pages share of the process that they run in.
 *
 * @param clockStands whether the clock stands still until it is set
 * @param signsOn whether users may come in by single sign-on
 * @param opensShops whether memberships can open shops
 * @param imageHosts whose images pages with products show
 */
public record Surroundings(
    Clock clock,
    boolean clockStands,
    ZoneId zone,
    boolean signsOn,
    boolean opensShops,
    ImageHosts imageHosts) {

  Moments moments(Locale locale) {
    return new Moments(locale, zone, clock.instant(), clockStands);
  }
}
