package dev.coterie.delivery;

import dev.coterie.event.RecordedEvent;
import java.util.List;

/** Events that follow each other, and the id of the one before them. */
public record EventBatch(long after, List<RecordedEvent> events) {
  /** How many events are published at most before the cursor moves behind them. */
  static final int MAX_EVENTS = 500;

  public boolean isEmpty() {
    return events.isEmpty();
  }

  /** Whether there may be more than it holds. */
  public boolean isFull() {
    return events.size() == MAX_EVENTS;
  }

  public long last() {
    return events.get(events.size() - 1).id();
  }
}
