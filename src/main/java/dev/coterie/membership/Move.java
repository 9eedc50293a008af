package dev.coterie.membership;

import static dev.coterie.membership.Membership.Status.ACTIVE;
import static dev.coterie.membership.Membership.Status.ENDED;
import static dev.coterie.membership.Membership.Status.ENDING;
import static dev.coterie.membership.Membership.Status.GRACE;
import static dev.coterie.membership.Membership.Status.PAUSED;
import static dev.coterie.membership.Membership.Status.SCHEDULED;

import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Words;
import dev.coterie.membership.Membership.Status;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be done with a membership, and from where: the one table of it. */
public enum Move {
  /** By a paid order or a gift; what is paused goes on before. */
  BUY,
  /** By hand. */
  ASSIGN,
  /** A free trial. */
  TRIAL,
  /** It runs to its end, without reminders and days of grace. */
  CANCEL,
  /** It was cancelled, and goes on as before. */
  REINSTATE,
  /** What is left of it is kept for later. */
  PAUSE,
  /** What was kept goes on now. */
  RESUME,
  /** It is over at once. */
  END;

  private static final Map<Move, Set<Status>> LEGAL_FROM =
      Map.of(
          BUY, Set.of(SCHEDULED, ACTIVE, GRACE, PAUSED, ENDING, ENDED),
          ASSIGN, Set.of(SCHEDULED, ACTIVE, GRACE, ENDING, ENDED),
          TRIAL, Set.of(ENDED),
          CANCEL, Set.of(SCHEDULED, ACTIVE),
          REINSTATE, Set.of(ENDING),
          PAUSE, Set.of(ACTIVE),
          RESUME, Set.of(PAUSED),
          END, Set.of(SCHEDULED, ACTIVE, GRACE, PAUSED, ENDING));

  /** Throws the refusal of this move unless it is legal from where the membership stands. */
  void require(Status status) {
    if (!isLegalFrom(status)) {
      throw Refusal.conflict(
              "illegal-move",
              "%s is not possible while the membership is %s; possible now: %s"
                  .formatted(Words.of(this), Words.of(status), possibleFrom(status)))
          .asException();
    }
  }

  private boolean isLegalFrom(Status status) {
    return LEGAL_FROM.getOrDefault(this, Set.of()).contains(status);
  }

  private static String possibleFrom(Status status) {
    return Arrays.stream(values())
        .filter(move -> move.isLegalFrom(status))
        .map(Words::of)
        .collect(Collectors.joining(", "));
  }
}
