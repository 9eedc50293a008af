package dev.coterie.http.pages.event;

import dev.coterie.event.EventFilter;
import dev.coterie.event.EventType;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.TextForm;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the page of events. Days are those of the shop, the last one included.
 *
 * @param fields as they were typed
 */
public record EventsForm(TypedForm fields, EventFilter filter) {
  private static final List<String> FIELDS = List.of("actor", "subject", "type", "from", "until");

  static EventsForm of(Visit visit) {
    TypedForm fields = TypedForm.asked(visit, FIELDS);
    Instant from = day(visit, fields, "from", visit.dayBegin("from"));
    Instant until = day(visit, fields, "until", visit.dayEnd("until"));
    if (from != null && until != null && !until.isAfter(from)) {
      fields.reject("until", visit.texts().say("events.wrongOrder"));
    }
    return new EventsForm(
        fields,
        new EventFilter(actor(visit, fields), subject(fields), types(fields), null, from, until));
  }

  /** The day; null where none was typed, or something else, which is rejected. */
  private static @Nullable Instant day(
      Visit visit, TypedForm fields, String field, @Nullable Instant day) {
    if (day == null && !fields.typed(field).isEmpty()) {
      fields.reject(field, visit.texts().say("events.wrongDay"));
    }
    return day;
  }

  /** A name alone is that of a user. */
  private static @Nullable String actor(Visit visit, TypedForm fields) {
    String text = fields.typed("actor");
    if (text.isEmpty()) {
      return null;
    }
    try {
      boolean isWhole = text.contains(":") || text.equals("system");
      return TextForm.ACTOR.check(isWhole ? text : "user:" + text);
    } catch (InvalidValue wrong) {
      fields.reject("actor", visit.texts().say("events.wrongActor"));
      return null;
    }
  }

  private static @Nullable String subject(TypedForm fields) {
    String text = fields.typed("subject");
    return text.isEmpty() ? null : text;
  }

  private static Set<String> types(TypedForm fields) {
    String type = fields.typed("type");
    return Arrays.stream(EventType.values()).anyMatch(known -> known.text().equals(type))
        ? Set.of(type)
        : Set.of();
  }

  /** The page with these filters. */
  public Address address() {
    Address address = Address.of(EventsPage.PATH);
    for (String field : FIELDS) {
      address = address.with(field, fields.typed(field));
    }
    return address;
  }
}
