package dev.coterie.membership;

import dev.coterie.expiry.NoticeKind;
import dev.coterie.expiry.Reminders;
import dev.coterie.expiry.ScheduledNotice;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.ledger.tier.Period;
import dev.coterie.ledger.tier.TierLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which notices the periods of a membership ask for. */
record MembershipNotices(ShopCalendar calendar) {

  /**
   * The notices that are to come of a group.
   *
   * @param reminds whether to remind of the end; where another plan follows nobody is reminded
   */
  List<ScheduledNotice> of(TierLedger ledger, long groupId, boolean reminds) {
    List<Period> paid = ledger.paid(TierLedger.of(groupId));
    List<Period> grace = ledger.open(groupId).stream().filter(Period::isGrace).toList();
    Instant paidUntil = end(paid);
    Instant end = grace.isEmpty() ? paidUntil : end(grace);
    List<ScheduledNotice> notices = new ArrayList<>();
    if (!paid.isEmpty() && paid.get(0).during().from().isAfter(ledger.now())) {
      notices.add(new ScheduledNotice(NoticeKind.BEGIN, 0, paid.get(0).during().from(), paidUntil));
    }
    if (paidUntil != null && reminds && !isFollowed(ledger, paidUntil)) {
      List<Integer> days = paid.get(0).group().reminders();
      notices.addAll(new Reminders(calendar, days, ledger.now()).before(paidUntil));
    }
    if (paidUntil != null && !grace.isEmpty()) {
      notices.add(new ScheduledNotice(NoticeKind.GRACE, 0, paidUntil, end));
    }
    if (end != null) {
      notices.add(new ScheduledNotice(NoticeKind.END, 0, end, end));
    }
    return notices;
  }

  /** Null where they never end, or there are none. */
  private static @Nullable Instant end(List<Period> periods) {
    return periods.isEmpty() ? null : periods.get(periods.size() - 1).during().until();
  }

  private static boolean isFollowed(TierLedger ledger, Instant end) {
    return !ledger.paid(period -> period.during().from().equals(end)).isEmpty();
  }
}
