package dev.coterie.event;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for; what is null, or empty, asks for all.
 *
 * @param actor who did it, as the history keeps it, such as {@code user:mia}
 * @param subject whom or what it is about; of a customer's code that was given again, only what
 *     concerns the present holder
 * @param types the texts of their types
 * @param order the id of an order that they name
 * @param from the first instant that counts
 * @param until the first instant that no longer counts
 */
public record EventFilter(
    @Nullable String actor,
    @Nullable String subject,
    Set<String> types,
    @Nullable String order,
    @Nullable Instant from,
    @Nullable Instant until) {
  public static final EventFilter ALL = new EventFilter(null, null, Set.of(), null, null, null);

  public EventFilter {
    types = Set.copyOf(types);
  }

  /** Of one subject, and of these types. */
  public static EventFilter of(String subject, Set<String> types) {
    return new EventFilter(null, subject, types, null, null, null);
  }

  /** Those of them that name the order. */
  public EventFilter naming(String orderId) {
    return new EventFilter(actor, subject, types, orderId, from, until);
  }

  /** Whether the event is one of them, whoever holds its subject's code now. */
  public boolean admits(RecordedEvent event) {
    return (actor == null || actor.equals(event.actor()))
        && (subject == null || subject.equals(event.subject()))
        && (types.isEmpty() || types.contains(event.type()))
        && (order == null || order.equals(event.data().getValue("order")))
        && (from == null || !event.at().isBefore(from))
        && (until == null || event.at().isBefore(until));
  }
}
