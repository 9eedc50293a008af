package dev.coterie.expiry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the timer has to tell of a membership.
 *
 * @param days before the end, as -30; 0 for all but reminders
 * @param at when
 * @param until the end that is told of, null where there is none
 */
public record ScheduledNotice(NoticeKind kind, int days, Instant at, @Nullable Instant until) {}
