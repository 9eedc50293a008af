package dev.coterie.membership;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the timer has to tell of a membership.
 *
 * @param days before the end, as -30; 0 for all but reminders
 * @param at when
 * @param until the end that is told of, null where there is none
 */
record Due(Kind kind, int days, Instant at, @Nullable Instant until) {

  enum Kind {
    /** The end comes nearer. */
    REMINDER,
    /** What was paid for is over, the days of grace begin. */
    GRACE,
    /** The membership is over. */
    END,
    /** Members of a deleted group go on in this one. */
    MOVED
  }
}
