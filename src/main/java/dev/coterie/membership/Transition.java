package dev.coterie.membership;

import static dev.coterie.ledger.MembershipStatus.ACTIVE;
import static dev.coterie.ledger.MembershipStatus.ENDED;
import static dev.coterie.ledger.MembershipStatus.ENDING;
import static dev.coterie.ledger.MembershipStatus.GRACE;
import static dev.coterie.ledger.MembershipStatus.PAUSED;
import static dev.coterie.ledger.MembershipStatus.SCHEDULED;

import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Refusal;
import dev.coterie.ledger.MembershipStatus;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be done with a membership, and from where: the one table of it. */
public enum Transition {
  /** By a paid order or a gift; a paused membership is resumed first. */
  BUY,
  /** By hand. */
  ASSIGN,
  /** A free trial. */
  TRIAL,
  /** It runs to its end, without reminders and days of grace. */
  CANCEL,
  /** It was cancelled, and goes on as before. */
  REINSTATE,
  /** It does not run for a while; what is left of it goes on later. */
  PAUSE,
  /** What was paused goes on now. */
  RESUME,
  /** It is over at once. */
  END;

  private static final Map<Transition, Set<MembershipStatus>> LEGAL_FROM =
      Map.of(
          BUY, Set.of(SCHEDULED, ACTIVE, GRACE, PAUSED, ENDING, ENDED),
          ASSIGN, Set.of(SCHEDULED, ACTIVE, GRACE, ENDING, ENDED),
          TRIAL, Set.of(ENDED),
          CANCEL, Set.of(SCHEDULED, ACTIVE),
          REINSTATE, Set.of(ENDING),
          PAUSE, Set.of(ACTIVE),
          RESUME, Set.of(PAUSED),
          END, Set.of(SCHEDULED, ACTIVE, GRACE, PAUSED, ENDING));

  /** Throws the refusal of this transition unless it is legal from the status. */
  void require(MembershipStatus from) {
    if (!isLegalFrom(from)) {
      throw Refusal.conflict(
              "illegal-transition",
              "%s is not possible while the membership is %s; possible now: %s"
                  .formatted(EnumNames.of(this), EnumNames.of(from), possibleFrom(from)))
          .asException();
    }
  }

  /** Whether a membership of the status can do it. */
  public boolean isLegalFrom(MembershipStatus status) {
    return LEGAL_FROM.getOrDefault(this, Set.of()).contains(status);
  }

  private static String possibleFrom(MembershipStatus status) {
    return Arrays.stream(values())
        .filter(transition -> transition.isLegalFrom(status))
        .map(EnumNames::of)
        .collect(Collectors.joining(", "));
  }
}
