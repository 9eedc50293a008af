package dev.coterie.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.kernel.ShopCalendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemindersTest {
  private static final ShopCalendar BERLIN = new ShopCalendar(ZoneId.of("Europe/Berlin"));

  /** Clocks change in Berlin on 29 March. */
  private static final Instant END = Instant.parse("2026-04-02T12:00:00Z");

  @Test
  void days_before_the_end_are_calendar_days_of_the_shop() {
    assertThat(reminders("2026-03-01T00:00:00Z").before(END))
        .containsExactly(
            reminder(-30, "2026-03-03T13:00:00Z"),
            reminder(-7, "2026-03-26T13:00:00Z"),
            reminder(-1, "2026-04-01T12:00:00Z"));
  }

  @Test
  void those_whose_day_has_come_are_left_out() {
    assertThat(reminders("2026-03-26T13:00:00Z").before(END))
        .containsExactly(reminder(-1, "2026-04-01T12:00:00Z"));
    assertThat(reminders("2026-03-26T12:59:59Z").before(END)).hasSize(2);
    assertThat(reminders("2026-04-02T12:00:00Z").before(END)).isEmpty();
  }

  private static Reminders reminders(String now) {
    return new Reminders(BERLIN, List.of(-30, -7, -1), Instant.parse(now));
  }

  private static ScheduledNotice reminder(int days, String at) {
    return new ScheduledNotice(NoticeKind.REMINDER, days, Instant.parse(at), END);
  }
}
