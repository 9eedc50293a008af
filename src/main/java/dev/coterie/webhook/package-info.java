/** Webhooks: events recorded from the outbox for web addresses, signed, and sent in order. */
@NullMarked
package dev.coterie.webhook;

import org.jspecify.annotations.NullMarked;
