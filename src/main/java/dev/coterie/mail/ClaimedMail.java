package dev.coterie.mail;

import java.time.Instant;

/**
 * A mail that this process is to send.
 *
 * @param reference the order's id, or the id of the event of a membership
 * @param tries this one included
 * @param retryUntil the instant from which it is not tried again
 */
record ClaimedMail(
    long id, MailKind kind, String reference, String address, int tries, Instant retryUntil) {}
