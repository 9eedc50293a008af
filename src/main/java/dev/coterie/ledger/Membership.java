package dev.coterie.ledger;

import java.time.Instant;
import java.util.List;

/**
 * One customer's membership of one group: the periods that were granted, in order, which never
 * overlap.
 *
 * @param groupId distinguishes it from a deleted group that had the same code
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
   * The status now, or at another instant, past or to come, by what is known now.
   *
   * @param present whether the instant is the present
   */
  public MembershipStatus status(Instant at, boolean present) {
    return MembershipStatus.of(state, periods, at, present);
  }
}
