package dev.coterie.delivery;

import dev.coterie.delivery.EventContract.RecordedEvent;
import io.vertx.core.Future;
import java.util.List;

/** How far the publishing of events has come. */
interface Place {
  /** How many events are published at most before the place moves behind them. */
  int BATCH = 500;

  /** Events that follow each other, and the id of the one before them. */
  record Batch(long after, List<RecordedEvent> events) {

    boolean isEmpty() {
      return events.isEmpty();
    }

    /** Whether there may be more than it holds. */
    boolean isFull() {
      return events.size() == BATCH;
    }

    long last() {
      return events.get(events.size() - 1).id();
    }
  }

  /** Publishes a batch. */
  interface Publishing {
    Future<Void> publish(Batch batch);
  }

  /** Begins with the next event, or where it was left. */
  Future<Void> begin();

  /**
   * Has the events that follow published, and moves behind them once they are; a failure leaves the
   * place as it was. Answers with what was published.
   */
  Future<Batch> advance(Publishing publishing);

  /** The id of the last event that was published. */
  Future<Long> reached();
}
