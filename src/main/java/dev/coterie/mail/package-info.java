/** Mails of orders and memberships: recorded from the outbox, sent by SMTP, each once. */
@NullMarked
package dev.coterie.mail;

import org.jspecify.annotations.NullMarked;
