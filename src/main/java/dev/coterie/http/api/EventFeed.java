package dev.coterie.http.api;

import dev.coterie.event.EventContract;
import dev.coterie.event.EventContract.FindBegin;
import dev.coterie.event.EventContract.ReadEvents;
import dev.coterie.event.RecordedEvent;
import dev.coterie.http.server.Feed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events that follow one, read page by page, and of them those that are asked for. */
final class EventFeed implements Feed {
  private static final int PAGE = 100;
  private static final long UNKNOWN = -1;

  private final Vertx vertx;
  private final @Nullable String subject;
  private final @Nullable String type;
  private long begin = UNKNOWN;
  private long after;

  EventFeed(Vertx vertx, long after, @Nullable String subject, @Nullable String type) {
    this.vertx = vertx;
    this.after = after;
    this.subject = subject;
    this.type = type;
  }

  @Override
  public Future<List<Frame>> next() {
    return begun().compose(begun -> read());
  }

  private Future<?> begun() {
    return subject == null || begin != UNKNOWN
        ? Future.succeededFuture()
        : EventContract.BEGIN
            .send(vertx, new FindBegin(subject))
            .onSuccess(found -> begin = found.after());
  }

  /** Reads all events, lest it search the same ones for each that is asked for. */
  private Future<List<Frame>> read() {
    return EventContract.READ
        .send(vertx, new ReadEvents(after, PAGE, null, null))
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
    return (subject == null || isOf(subject, event)) && (type == null || type.equals(event.type()));
  }

  private boolean isOf(String wanted, RecordedEvent event) {
    return wanted.equals(event.subject()) && (event.id() > begin || !event.concernsCustomer());
  }

  private static Frame frame(RecordedEvent event) {
    return new Frame(Long.toString(event.id()), event.type(), event.json().encode());
  }
}
