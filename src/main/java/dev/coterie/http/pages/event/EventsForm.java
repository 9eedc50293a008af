package dev.coterie.http.pages.event;

import dev.coterie.event.EventFilter;
import dev.coterie.event.EventType;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.TextForm;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the page of events as they were typed, and what is wrong with them. Days are those
 * of the shop, the last one included.
 */
public final class EventsForm {
  private static final List<String> FIELDS = List.of("actor", "subject", "type", "from", "until");

  private final Map<String, String> typed = new HashMap<>();
  private final Map<String, String> errors = new HashMap<>();
  private final EventFilter filter;

  EventsForm(Visit visit) {
    FIELDS.forEach(field -> typed.put(field, visit.query(field)));
    Instant from = checked("from", visit.dayBegin("from"), visit.texts());
    Instant until = checked("until", visit.dayEnd("until"), visit.texts());
    if (from != null && until != null && !until.isAfter(from)) {
      errors.put("until", visit.texts().say("events.wrongOrder"));
    }
    this.filter = new EventFilter(actor(visit.texts()), subject(), types(), null, from, until);
  }

  /** The day, or null and an error where something else was typed. */
  private @Nullable Instant checked(String field, @Nullable Instant day, Texts t) {
    if (day == null && !typed(field).isEmpty()) {
      errors.put(field, t.say("events.wrongDay"));
      typed.put(field, ""); // a field for days can hold nothing else
    }
    return day;
  }

  /** A name alone is that of a user. */
  private @Nullable String actor(Texts t) {
    String text = typed("actor");
    if (text.isEmpty()) {
      return null;
    }
    String actor = text.contains(":") || text.equals("system") ? text : "user:" + text;
    try {
      return TextForm.ACTOR.check(actor);
    } catch (InvalidValue wrong) {
      errors.put("actor", t.say("events.wrongActor"));
      return null;
    }
  }

  private @Nullable String subject() {
    String text = typed("subject");
    return text.isEmpty() ? null : text;
  }

  private Set<String> types() {
    String type = typed("type");
    return Arrays.stream(EventType.values()).anyMatch(known -> known.text().equals(type))
        ? Set.of(type)
        : Set.of();
  }

  EventFilter filter() {
    return filter;
  }

  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  /** What would be right; null where it is. */
  public @Nullable String error(String field) {
    return errors.get(field);
  }

  public boolean isWrong() {
    return !errors.isEmpty();
  }

  /** Whether it asks for some of all events. */
  public boolean isUsed() {
    return typed.values().stream().anyMatch(text -> !text.isEmpty());
  }

  /** The page with these filters. */
  public Address address() {
    Address address = Address.of(EventsPage.PATH);
    for (String field : FIELDS) {
      address = address.with(field, typed(field));
    }
    return address;
  }
}
