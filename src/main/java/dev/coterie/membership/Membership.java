package dev.coterie.membership;

import dev.coterie.kernel.Validity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer's membership of one group: the periods that were granted, in order, which never
 * overlap.
 *
 * @param groupId tells it from a deleted group that had the same code
 * @param life how it goes on
 */
public record Membership(
    String customer, long groupId, String group, Life life, List<Period> periods) {

  public Membership {
    periods = List.copyOf(periods);
  }

  /** How a membership goes on. */
  public enum Life {
    RUNNING,
    /** What is left of it is kept for later. */
    PAUSED,
    /** It was cancelled and runs to its end. */
    ENDING
  }

  /**
   * One stretch that was granted.
   *
   * @param order the order that gave it, null where none did
   * @param actor who did, as {@code key:NAME}
   * @param reason why, may be empty
   */
  public record Period(
      Validity validity, Source source, @Nullable String order, String actor, String reason) {

    boolean isGrace() {
      return source == Source.GRACE;
    }
  }

  /** Sorts the memberships of a customer by the age of their groups. */
  String keyByGroup() {
    return String.format("%019d", groupId);
  }

  /** Where a membership stands at an instant. */
  public enum Status {
    /** It begins later. */
    SCHEDULED,
    ACTIVE,
    /** What was paid for is over, but it still holds for some days. */
    GRACE,
    PAUSED,
    /** It was cancelled, and holds to its end. */
    ENDING,
    ENDED
  }

  /**
   * Where it stands now, or stood or will stand at another instant by what is known now.
   *
   * @param now whether the instant is the present, for which alone a pause or cancellation counts
   */
  public Status status(Instant at, boolean now) {
    if (now && life == Life.PAUSED) {
      return Status.PAUSED;
    }
    if (periods.stream().anyMatch(period -> !period.isGrace() && holds(period, at))) {
      return now && life == Life.ENDING ? Status.ENDING : Status.ACTIVE;
    }
    if (periods.stream().anyMatch(period -> holds(period, at))) {
      return Status.GRACE;
    }
    return periods.stream().allMatch(period -> period.validity().endsBy(at))
        ? Status.ENDED
        : Status.SCHEDULED;
  }

  private static boolean holds(Period period, Instant at) {
    return period.validity().contains(at);
  }
}
