package dev.coterie.expiry;

import dev.coterie.kernel.ShopCalendar;
import java.time.Instant;
import java.util.List;

/**
 * The one place where the days of a group's reminders become instants.
 *
 * @param days before the end, as -30
 * @param now those that would come no later are left out
 */
public record Reminders(ShopCalendar calendar, List<Integer> days, Instant now) {

  public Reminders {
    days = List.copyOf(days);
  }

  /** The reminders of an end, in the order of the days; empty where all are past. */
  public List<ScheduledNotice> before(Instant end) {
    return days.stream()
        .map(day -> new ScheduledNotice(NoticeKind.REMINDER, day, calendar.plusDays(end, day), end))
        .filter(notice -> notice.at().isAfter(now))
        .toList();
  }
}
