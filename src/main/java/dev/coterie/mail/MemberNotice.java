package dev.coterie.mail;

import dev.coterie.event.RecordedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is to be told of a membership.
 *
 * @param event the id of the event that says so
 * @param until when the membership ends or has ended, null where the event does not say
 */
record MemberNotice(
    MailKind kind, long event, String customer, String group, @Nullable Instant until) {

  static MemberNotice of(MailKind kind, RecordedEvent event) {
    String until = event.data().getString("until");
    return new MemberNotice(
        kind,
        event.id(),
        event.data().getString("customer"),
        event.data().getString("group"),
        until == null ? null : Instant.parse(until));
  }
}
