package dev.coterie.membership;

import dev.coterie.kernel.Validity;
import java.time.Instant;
import java.util.List;

/**
 * One customer's membership of one group: the periods that were granted, in order, which never
 * overlap.
 *
 * @param groupId tells it from a deleted group that had the same code
 */
public record Membership(String customer, long groupId, String group, List<Period> periods) {

  public Membership {
    periods = List.copyOf(periods);
  }

  /**
   * One stretch that was granted.
   *
   * @param source what granted it: {@code manual}
   * @param actor who did, as {@code key:NAME}
   * @param reason why, may be empty
   */
  public record Period(Validity validity, String source, String actor, String reason) {}

  /** Sorts the memberships of a customer by the age of their groups. */
  String keyByGroup() {
    return String.format("%019d", groupId);
  }

  /** Where a membership stands at an instant. */
  public enum Status {
    ACTIVE,
    SCHEDULED,
    ENDED
  }

  public Status status(Instant now) {
    if (periods.stream().anyMatch(period -> period.validity().contains(now))) {
      return Status.ACTIVE;
    }
    return periods.stream().allMatch(period -> period.validity().endsBy(now))
        ? Status.ENDED
        : Status.SCHEDULED;
  }
}
