package dev.coterie.ledger;

import dev.coterie.ledger.tier.LedgerPeriod;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** The status of a membership at an instant, and the one rule that decides it. */
public enum MembershipStatus {
  /** It begins later. */
  SCHEDULED,
  ACTIVE,
  /** What was paid for is over, but it still holds for some days. */
  GRACE,
  PAUSED,
  /** It was cancelled, and holds to its end, be its begin still to come. */
  ENDING,
  ENDED;

  /**
   * Decides the status. {@link MemberList} says the same in SQL, where it selects by status.
   *
   * @param periods of the membership, in any order; those that are over make no difference
   * @param present whether the instant is the present, for which alone a pause or cancellation
   *     counts
   */
  public static MembershipStatus of(
      MembershipState state, List<? extends LedgerPeriod> periods, Instant at, boolean present) {
    if (present && state == MembershipState.PAUSED) {
      return PAUSED;
    }
    if (present && state == MembershipState.ENDING && periods.stream().anyMatch(isPaidAt(at))) {
      return ENDING;
    }
    List<? extends LedgerPeriod> now =
        periods.stream().filter(period -> period.during().contains(at)).toList();
    if (now.stream().anyMatch(period -> !period.isGrace())) {
      return ACTIVE;
    }
    if (!now.isEmpty()) {
      return GRACE;
    }
    return periods.stream().allMatch(period -> period.during().endsBy(at)) ? ENDED : SCHEDULED;
  }

  /** Whether a period is paid and not over, be its begin still to come. */
  private static Predicate<LedgerPeriod> isPaidAt(Instant at) {
    return period -> !period.isGrace() && !period.during().endsBy(at);
  }
}
