package dev.coterie.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.expiry.NoticeKind;
import dev.coterie.expiry.ScheduledNotice;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.Validity;
import dev.coterie.ledger.tier.Period;
import dev.coterie.ledger.tier.PlanRank;
import dev.coterie.ledger.tier.Source;
import dev.coterie.ledger.tier.TierLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MembershipNoticesTest {
  private static final ShopCalendar CALENDAR = new ShopCalendar(ZoneOffset.UTC);
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final long SILVER = 1;
  private static final long GOLD = 2;

  @Test
  void what_ends_is_reminded_of_and_announced() {
    assertThat(notices(true, period(SILVER, Source.ORDER, 0, 10)))
        .containsExactly(
            new ScheduledNotice(NoticeKind.REMINDER, -7, day(3), day(10)),
            new ScheduledNotice(NoticeKind.END, 0, day(10), day(10)));
  }

  @Test
  void days_of_grace_are_announced_when_they_begin_and_the_end_when_they_end() {
    assertThat(
            notices(true, period(SILVER, Source.ORDER, 0, 5), period(SILVER, Source.GRACE, 5, 8)))
        .containsExactly(
            new ScheduledNotice(NoticeKind.GRACE, 0, day(5), day(8)),
            new ScheduledNotice(NoticeKind.END, 0, day(8), day(8)));
    assertThat(notices(true, period(SILVER, Source.GRACE, -1, 2)))
        .containsExactly(new ScheduledNotice(NoticeKind.END, 0, day(2), day(2)));
  }

  @Test
  void nobody_is_reminded_of_an_end_that_is_wanted_or_that_another_plan_follows() {
    ScheduledNotice end = new ScheduledNotice(NoticeKind.END, 0, day(10), day(10));

    assertThat(notices(false, period(SILVER, Source.ORDER, 0, 10))).containsExactly(end);
    assertThat(
            notices(true, period(SILVER, Source.ORDER, 0, 10), period(GOLD, Source.ORDER, 10, 20)))
        .containsExactly(end);
  }

  @Test
  void there_is_nothing_to_announce_of_what_never_ends_or_is_not_there() {
    assertThat(notices(true, period(SILVER, Source.MANUAL, 0, null))).isEmpty();
    assertThat(notices(true, period(GOLD, Source.ORDER, 0, 10))).isEmpty();
  }

  private static List<ScheduledNotice> notices(boolean reminds, Period... periods) {
    TierLedger ledger = new TierLedger(CALENDAR, NOW, List.of(periods), Set.of());
    return new MembershipNotices(CALENDAR).of(ledger, SILVER, reminds);
  }

  private static Period period(long group, Source source, int from, @Nullable Integer until) {
    Validity during = new Validity(day(from), until == null ? null : day(until));
    PlanRank rank = new PlanRank(group, "plan-" + group, "tier", 1, 3, List.of(-30, -7));
    return new Period(group * 100 + from, rank, source, during, during, null, null);
  }

  private static Instant day(int number) {
    return NOW.plus(Duration.ofDays(number));
  }
}
