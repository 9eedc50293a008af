package dev.coterie.http.api;

import dev.coterie.event.EventContract;
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

  private final Vertx vertx;
  private final @Nullable String subject;
  private final @Nullable String type;
  private long after;

  EventFeed(Vertx vertx, long after, @Nullable String subject, @Nullable String type) {
    this.vertx = vertx;
    this.after = after;
    this.subject = subject;
    this.type = type;
  }

  /** Reads all events, lest it search the same ones for each that is asked for. */
  @Override
  public Future<List<Frame>> next() {
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
    return frames.isEmpty() ? next() : Future.succeededFuture(frames);
  }

  private boolean isAskedFor(RecordedEvent event) {
    return (subject == null || subject.equals(event.subject()))
        && (type == null || type.equals(event.type()));
  }

  private static Frame frame(RecordedEvent event) {
    return new Frame(Long.toString(event.id()), event.type(), event.json().encode());
  }
}
