package dev.coterie.event;

import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.db.OldEvents;
import dev.coterie.db.Storage;
import dev.coterie.event.EventContract.FindBegin;
import dev.coterie.event.EventContract.MoreEvents;
import dev.coterie.event.EventContract.ReadEvents;
import dev.coterie.event.EventContract.ReadLatest;
import dev.coterie.event.EventContract.SubjectBegin;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.function.Supplier;

/** Reads events for those who ask, and broadcasts when there are more. */
public final class EventVerticle extends VerticleBase {
  private static final long QUIET_MILLIS = 50;

  private final Storage storage;
  private final Events events = new Events();
  private boolean quiet;
  private boolean missed;

  public EventVerticle(Storage storage) {
    this.storage = storage;
  }

  @Override
  public Future<?> start() {
    storage.feed().listen(this::changed);
    return Future.all(
        EventContract.READ.answerWith(vertx, this::read),
        EventContract.READ_LATEST.answerWith(vertx, this::readLatest),
        EventContract.BEGIN.answerWith(vertx, this::begin));
  }

  private void changed(List<Change> changes) {
    if (Change.anyOf(ChangeKind.EVENTS, changes)) {
      context.runOnContext(here -> broadcast());
    }
  }

  /** Looks after the reading whether any were missed, lest some be deleted between the two. */
  private Future<Result<Page<RecordedEvent>>> read(ReadEvents ask) {
    return page(ask.limit(), () -> events.read(storage.pool(), ask))
        .compose(page -> OldEvents.last(storage.pool()).map(last -> complete(ask, page, last)));
  }

  private static Result<Page<RecordedEvent>> complete(
      ReadEvents ask, Page<RecordedEvent> page, long pruned) {
    return ask.after() == 0 || ask.after() >= pruned
        ? Result.ok(page)
        : Result.refused(EventContract.pruned(ask.after(), pruned));
  }

  private Future<Page<RecordedEvent>> readLatest(ReadLatest ask) {
    return page(ask.limit(), () -> events.read(storage.pool(), ask));
  }

  private Future<Page<RecordedEvent>> page(int limit, Supplier<Future<List<RecordedEvent>>> read) {
    return storage
        .status()
        .require()
        .compose(there -> read.get())
        .map(found -> Page.cut(found, limit, event -> Long.toString(event.id())));
  }

  private Future<SubjectBegin> begin(FindBegin ask) {
    return storage
        .status()
        .require()
        .compose(there -> events.begin(storage.pool(), ask.subject()))
        .map(SubjectBegin::new);
  }

  /** Broadcasts at once, then stays quiet for a moment, so that many commits cost one message. */
  private void broadcast() {
    if (quiet) {
      missed = true;
      return;
    }
    quiet = true;
    missed = false;
    EventContract.MORE.publish(vertx, new MoreEvents());
    vertx.setTimer(QUIET_MILLIS, timer -> speakAgain());
  }

  private void speakAgain() {
    quiet = false;
    if (missed) {
      broadcast();
    }
  }
}
