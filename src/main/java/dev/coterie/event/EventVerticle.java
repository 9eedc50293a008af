package dev.coterie.event;

import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.db.Storage;
import dev.coterie.event.EventContract.MoreEvents;
import dev.coterie.event.EventContract.ReadEvents;
import dev.coterie.kernel.Page;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Reads events for those who ask, and tells them when there are more. */
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
    storage
        .feed()
        .listen(
            changes -> {
              if (Change.tellsOf(ChangeKind.EVENTS, changes)) {
                context.runOnContext(here -> tell());
              }
            });
    return EventContract.READ.answerWith(vertx, this::read);
  }

  private Future<Page<RecordedEvent>> read(ReadEvents ask) {
    return storage
        .status()
        .require()
        .compose(there -> events.read(storage.pool(), ask))
        .map(found -> Page.cut(found, ask.limit(), event -> Long.toString(event.id())));
  }

  /**
   * Tells at once, and what comes soon after that all at once, so that many commits cost little.
   */
  private void tell() {
    if (quiet) {
      missed = true;
      return;
    }
    quiet = true;
    missed = false;
    EventContract.MORE.publish(vertx, new MoreEvents());
    vertx.setTimer(
        QUIET_MILLIS,
        timer -> {
          quiet = false;
          if (missed) {
            tell();
          }
        });
  }
}
