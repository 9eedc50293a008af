package dev.coterie.expiry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the timer announces of a membership.
 *
 * @param days before the end, as -30; 0 for all but reminders
 * @param at when it is due
 * @param until the end that is announced, null where there is none
 */
public record ScheduledNotice(NoticeKind kind, int days, Instant at, @Nullable Instant until) {}
