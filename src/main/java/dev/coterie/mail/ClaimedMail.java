package dev.coterie.mail;

import dev.coterie.kernel.MailLanguage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail that this process is to send.
 *
 * @param reference the order's id, or the id of the event of a membership
 * @param language null for that of all mails
 * @param tries this one included
 * @param retryUntil the instant from which it is not tried again
 */
record ClaimedMail(
    long id,
    MailKind kind,
    String reference,
    String address,
    @Nullable MailLanguage language,
    int tries,
    Instant retryUntil) {}
