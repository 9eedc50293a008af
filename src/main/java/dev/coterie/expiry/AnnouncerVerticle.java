package dev.coterie.expiry;

import dev.coterie.bus.AnsweringVerticle;
import dev.coterie.db.Storage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/** Announces the notices that are due whenever a timer asks for it, and says what is to come. */
public record AnnouncerVerticle(Storage storage, Clock clock) implements AnsweringVerticle {

  @Override
  public List<Future<Void>> answers(Vertx vertx) {
    Announcer announcer = new Announcer(storage, clock);
    EndsToCome ends = new EndsToCome();
    return List.of(
        ExpiryContract.ANNOUNCE.answerWith(vertx, announcer::announce),
        ExpiryContract.ENDS.answerWith(vertx, ask -> ends.find(storage.pool(), ask)));
  }
}
