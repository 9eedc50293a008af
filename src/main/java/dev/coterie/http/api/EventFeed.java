package dev.coterie.http.api;

import dev.coterie.event.EventContract;
import dev.coterie.event.EventContract.FindBegin;
import dev.coterie.event.EventContract.ReadEvents;
import dev.coterie.event.EventFilter;
import dev.coterie.event.RecordedEvent;
import dev.coterie.http.server.Feed;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/** The events that follow one, read page by page, and of them those that are asked for. */
final class EventFeed implements Feed {
  private static final int PAGE = 100;
  private static final long UNKNOWN = -1;

  private final Vertx vertx;
  private final EventFilter filter;
  private long begin = UNKNOWN;
  private long after;

  EventFeed(Vertx vertx, long after, EventFilter filter) {
    this.vertx = vertx;
    this.after = after;
    this.filter = filter;
  }

  @Override
  public Future<?> begin() {
    return EventContract.READ
        .send(vertx, new ReadEvents(after, 1, EventFilter.ALL))
        .map(Result::orThrow);
  }

  @Override
  public Future<List<Frame>> next() {
    return begun().compose(begun -> read());
  }

  private Future<?> begun() {
    String subject = filter.subject();
    return subject == null || begin != UNKNOWN
        ? Future.succeededFuture()
        : EventContract.BEGIN
            .send(vertx, new FindBegin(subject))
            .onSuccess(found -> begin = found.after());
  }

  /** Reads all events, lest it search the same ones for each that is asked for. */
  private Future<List<Frame>> read() {
    return EventContract.READ
        .send(vertx, new ReadEvents(after, PAGE, EventFilter.ALL))
        .map(Result::orThrow)
        .compose(page -> page.items().isEmpty() ? none() : framesOf(page.items()));
  }

  @Override
  public Runnable whenMore(Runnable action) {
    return EventContract.MORE.subscribe(vertx, more -> action.run());
  }

  private static Future<List<Frame>> none() {
    return Future.succeededFuture(List.of());
  }

  private Future<List<Frame>> framesOf(List<RecordedEvent> events) {
    after = events.get(events.size() - 1).id();
    List<Frame> frames = events.stream().filter(this::isAskedFor).map(EventFeed::frame).toList();
    return frames.isEmpty() ? read() : Future.succeededFuture(frames);
  }

  private boolean isAskedFor(RecordedEvent event) {
    boolean ofPresentHolder =
        filter.subject() == null || event.id() > begin || !event.concernsCustomer();
    return ofPresentHolder && filter.admits(event);
  }

  private static Frame frame(RecordedEvent event) {
    return new Frame(Long.toString(event.id()), event.type(), event.json().encode());
  }
}
