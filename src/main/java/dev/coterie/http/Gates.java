package dev.coterie.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;

/**
 * What a request must pass before anything is done for it: not too much may be at work, and the
 * database must be there for whatever memory cannot answer. Belongs to one event loop.
 */
final class Gates {
  private final InFlight lookups;
  private final InFlight work;
  private final Streams streams;
  private final Refused refused;
  private final BooleanSupplier databaseIsAway;

  /**
   * The gates of one server.
   *
   * @param lookups how many lookups may wait for the database at once
   * @param work how many other requests may be at work at once
   * @param streams how many streams may be open at once
   */
  Gates(int lookups, int work, int streams, Refused refused, BooleanSupplier databaseIsAway) {
    this.lookups = new InFlight(lookups, refused);
    this.work = new InFlight(work, refused);
    this.streams = new Streams(streams, refused);
    this.refused = refused;
    this.databaseIsAway = databaseIsAway;
  }

  InFlight lookups() {
    return lookups;
  }

  InFlight work() {
    return work;
  }

  Streams streams() {
    return streams;
  }

  /** Lets lookups through, which fail by themselves where memory does not know. */
  void lookup(RoutingContext context) {
    lookups.begin(context);
  }

  /** Lets all else through. */
  void work(RoutingContext context) {
    if (databaseIsAway.getAsBoolean()) {
      Replies.write(context, refused.away().answer());
    } else {
      work.begin(context);
    }
  }

  /** Lets those through who want to hear on and on. */
  void stream(RoutingContext context) {
    if (databaseIsAway.getAsBoolean()) {
      Replies.write(context, refused.away().answer());
    } else {
      streams.begin(context);
    }
  }

  /** Closes; completes once nothing is at work. */
  Future<Void> drain() {
    return Future.join(lookups.drain(), work.drain(), streams.drain()).mapEmpty();
  }
}
