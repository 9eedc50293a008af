package dev.coterie.event;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Broadcast;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.RefusalKind;
import dev.coterie.kernel.Result;
import java.util.List;

/** What others may ask about events, and subscribe to. */
public final class EventContract {
  /** Refused where events that follow were deleted for their age. */
  public static final Ask<ReadEvents, Result<Page<RecordedEvent>>> READ = new Ask<>("event.read");

  public static final Ask<ReadLatest, Page<RecordedEvent>> READ_LATEST =
      new Ask<>("event.readLatest");

  public static final Ask<FindBegin, SubjectBegin> BEGIN = new Ask<>("event.begin");

  /** There may be more events than before; broadcast some times a second at most. */
  public static final Broadcast<MoreEvents> MORE = new Broadcast<>("event.appended");

  /** Before which all events are. */
  public static final long NEWEST = Long.MAX_VALUE;

  private EventContract() {}

  /**
   * The events that follow one, by id.
   *
   * @param after the id of that one, 0 for the first that is kept
   */
  public record ReadEvents(long after, int limit, EventFilter filter) {}

  /**
   * The events that go before one, the newest first. The next page is the one before its {@code
   * next}.
   *
   * @param before the id of that one, {@link #NEWEST} for the newest
   */
  public record ReadLatest(long before, int limit, EventFilter filter) {}

  /** Asks from where on a subject's events concern a customer who has that code now. */
  public record FindBegin(String subject) {}

  /**
   * Where the events of a subject begin.
   *
   * @param after the last event of the time when another customer had the code; 0 where none had
   */
  public record SubjectBegin(long after) {}

  public record MoreEvents() {}

  static Refusal pruned(long after, long upTo) {
    return new Refusal(
        RefusalKind.GONE,
        "events-pruned",
        "events after %d were deleted for their age: what is kept follows after=%d"
            .formatted(after, upTo),
        List.of());
  }
}
