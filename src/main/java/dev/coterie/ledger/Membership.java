package dev.coterie.ledger;

import java.time.Instant;
import java.util.List;

/**
 * One customer's membership of one group: the periods that were granted, in order, which never
 * overlap.
 *
 * @param groupId tells it from a deleted group that had the same code
 * @param state how it goes on
 */
public record Membership(
    String customer,
    long groupId,
    String group,
    MembershipState state,
    List<MembershipPeriod> periods) {

  public Membership {
    periods = List.copyOf(periods);
  }

  /** Sorts the memberships of a customer by the age of their groups. */
  public String keyByGroup() {
    return String.format("%019d", groupId);
  }

  /**
   * Where it stands now, or stood or will stand at another instant by what is known now.
   *
   * @param now whether the instant is the present, for which alone a pause or cancellation counts
   */
  public MembershipStatus status(Instant at, boolean now) {
    if (now && state == MembershipState.PAUSED) {
      return MembershipStatus.PAUSED;
    }
    if (periods.stream().anyMatch(period -> !period.isGrace() && holds(period, at))) {
      return now && state == MembershipState.ENDING
          ? MembershipStatus.ENDING
          : MembershipStatus.ACTIVE;
    }
    if (periods.stream().anyMatch(period -> holds(period, at))) {
      return MembershipStatus.GRACE;
    }
    return periods.stream().allMatch(period -> period.validity().endsBy(at))
        ? MembershipStatus.ENDED
        : MembershipStatus.SCHEDULED;
  }

  private static boolean holds(MembershipPeriod period, Instant at) {
    return period.validity().contains(at);
  }
}
