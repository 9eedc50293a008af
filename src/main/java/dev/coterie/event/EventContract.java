package dev.coterie.event;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Broadcast;
import dev.coterie.kernel.Page;
import org.jspecify.annotations.Nullable;

/** What others may ask about events, and subscribe to. */
public final class EventContract {
  public static final Ask<ReadEvents, Page<RecordedEvent>> READ = new Ask<>("event.read");

  public static final Ask<FindBegin, SubjectBegin> BEGIN = new Ask<>("event.begin");

  /** There may be more events than before; broadcast some times a second at most. */
  public static final Broadcast<MoreEvents> MORE = new Broadcast<>("event.appended");

  private EventContract() {}

  /**
   * The events that follow one, by id.
   *
   * @param after the id of that one, 0 for the first
   * @param subject null for all; of a customer's code that was given again, only what concerns the
   *     present holder
   * @param type null for all
   */
  public record ReadEvents(
      long after, int limit, @Nullable String subject, @Nullable String type) {}

  /** Asks from where on a subject's events concern a customer who has that code now. */
  public record FindBegin(String subject) {}

  /**
   * Where the events of a subject begin.
   *
   * @param after the last event of the time when another customer had the code; 0 where none had
   */
  public record SubjectBegin(long after) {}

  public record MoreEvents() {}
}
