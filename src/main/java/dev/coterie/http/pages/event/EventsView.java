package dev.coterie.http.pages.event;

import dev.coterie.event.EventType;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.SortedList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All events, or those of a filter.
 *
 * @param after the cursor of this page, empty for the first one
 * @param next the key of the last event of it, null on the last page
 */
public record EventsView(
    PageFrame frame,
    Notice notice,
    EventsForm form,
    SortedList<EventColumn> list,
    List<EventLine> lines,
    String after,
    @Nullable String next) {

  /** A type that may be chosen, with what it says happened. */
  public record Choice(String type, String text) {}

  /** By their words. */
  public List<Choice> types() {
    return Arrays.stream(EventType.values())
        .map(type -> new Choice(type.text(), EventLines.what(frame.t(), type.text())))
        .sorted(Comparator.comparing(Choice::text))
        .toList();
  }
}
