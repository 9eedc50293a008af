package dev.coterie.http.pages.event;

import dev.coterie.event.RecordedEvent;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is to say of one event beside what happened: amounts, reasons, numbers. */
record EventNotes(PageFrame frame, RecordedEvent event) {
  private static final List<String> FLAGS =
      List.of("newPassword", "newSecret", "newSupplierPrice", "newAddress");

  List<String> all() {
    List<String> notes = new ArrayList<>();
    amount(notes, "amount");
    amount(notes, "total");
    if (event.before() == null) {
      amount(notes, "listPrice");
      until(notes);
    }
    numbers(notes);
    reason(notes, "because");
    reason(notes, "source");
    reason(notes, "reason");
    as(notes, "note");
    as(notes, "detail");
    FLAGS.stream()
        .filter(flag -> Boolean.TRUE.equals(event.data().getValue(flag)))
        .forEach(flag -> notes.add(t().say("event." + flag)));
    return notes;
  }

  private Texts t() {
    return frame.t();
  }

  private void amount(List<String> notes, String field) {
    String amount = text(field);
    String currency = text("currency");
    if (amount != null && currency != null) {
      notes.add(t().decimal(amount) + " " + currency);
    }
  }

  private void until(List<String> notes) {
    String until = text("until");
    if (until != null) {
      try {
        notes.add(t().say("event.until", frame.time().time(Instant.parse(until))));
      } catch (DateTimeException notAnInstant) {
        notes.add(until);
      }
    }
  }

  private void numbers(List<String> notes) {
    for (String field : List.of("products", "created", "updated")) {
      if (event.data().getValue(field) instanceof Number number) {
        notes.add(t().say("event." + field, number));
      }
    }
  }

  /** A reason in words; a word that is not known here says nothing to people. */
  private void reason(List<String> notes, String field) {
    String key = "because." + text(field);
    if (t().knows(key)) {
      notes.add(t().say(key));
    }
  }

  /** A text that somebody wrote. */
  private void as(List<String> notes, String field) {
    String text = text(field);
    if (text != null && !text.isBlank()) {
      notes.add(text);
    }
  }

  private @Nullable String text(String field) {
    return event.data().getValue(field) instanceof String text ? text : null;
  }
}
