package dev.coterie.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopCalendarTest {

  @ParameterizedTest
  @CsvSource({
    // spring forward, fall back, 29 February
    "Europe/Berlin,2026-03-28T11:00:00Z,1,2026-03-29T10:00:00Z",
    "Europe/Berlin,2026-10-24T10:00:00Z,1,2026-10-25T11:00:00Z",
    "America/New_York,2026-03-07T17:00:00Z,1,2026-03-08T16:00:00Z",
    "America/New_York,2026-10-31T16:00:00Z,1,2026-11-01T17:00:00Z",
    "Pacific/Auckland,2026-09-26T00:00:00Z,1,2026-09-26T23:00:00Z",
    "UTC,2028-02-28T08:30:00Z,1,2028-02-29T08:30:00Z",
    "UTC,2028-02-28T08:30:00Z,366,2029-02-28T08:30:00Z",
  })
  void days_are_calendar_days_at_the_same_local_clock_time(
      String zone, Instant from, int days, Instant until) {
    assertThat(new ShopCalendar(ZoneId.of(zone)).plusDays(from, days)).isEqualTo(until);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,2026-12-31,2026-12-31T23:00:00Z",
    "Europe/Berlin,2026-03-29,2026-03-29T22:00:00Z",
    "America/New_York,2026-12-31,2027-01-01T05:00:00Z",
    "Pacific/Auckland,2028-02-29,2028-02-29T11:00:00Z",
    "UTC,2026-12-31T10:00:00+02:00,2026-12-31T08:00:00Z",
  })
  void a_bare_date_means_the_end_of_that_local_day(String zone, String text, Instant end) {
    assertThat(new ShopCalendar(ZoneId.of(zone)).end(text)).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "2026-02-30",
        "2026-13-01",
        "2026-12-31T10:00:00",
        "0000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59Z",
        "2026-12-31 10:00:00Z",
        "9999-12-31"
      })
  void other_texts_are_no_ends(String text) {
    ShopCalendar calendar = new ShopCalendar(ZoneId.of("UTC"));
    assertThatThrownBy(() -> calendar.end(text)).isInstanceOf(InvalidValue.class);
  }

  @Property
  void so_many_days_later_so_many_days_are_left(
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second,
      @ForAll @IntRange(min = 1, max = 5_000) int days) {
    for (String zone : new String[] {"UTC", "Europe/Berlin", "America/New_York"}) {
      ShopCalendar calendar = new ShopCalendar(ZoneId.of(zone));
      Instant from = Instant.ofEpochSecond(second);
      assertThat(calendar.left(from, calendar.plusDays(from, days)).toDays())
          .isBetween(days - 1L, days + 1L);
    }
  }
}
