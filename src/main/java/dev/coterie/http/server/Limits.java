package dev.coterie.http.server;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;

/**
 * What a request must pass before anything is done for it: not too much may be at work, and the
 * database must be there for whatever memory cannot answer. Belongs to one event loop.
 */
final class Limits {
  private final ConcurrencyLimit lookups;
  private final ConcurrencyLimit work;
  private final Streams streams;
  private final OverloadResponses refused;
  private final BooleanSupplier databaseIsUnavailable;

  /**
   * The gates of one server.
   *
   * @param lookups how many lookups may wait for the database at once
   * @param work how many other requests may be at work at once
   * @param streams how many streams may be open at once
   */
  Limits(
      int lookups,
      int work,
      int streams,
      OverloadResponses refused,
      BooleanSupplier databaseIsUnavailable) {
    this.lookups = new ConcurrencyLimit(lookups, refused);
    this.work = new ConcurrencyLimit(work, refused);
    this.streams = new Streams(streams, refused);
    this.refused = refused;
    this.databaseIsUnavailable = databaseIsUnavailable;
  }

  ConcurrencyLimit lookups() {
    return lookups;
  }

  ConcurrencyLimit work() {
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
    if (databaseIsUnavailable.getAsBoolean()) {
      ResponseWriter.write(context, refused.unavailable().answer());
    } else {
      work.begin(context);
    }
  }

  /** Lets those through who want to hear on and on. */
  void stream(RoutingContext context) {
    if (databaseIsUnavailable.getAsBoolean()) {
      ResponseWriter.write(context, refused.unavailable().answer());
    } else {
      streams.begin(context);
    }
  }

  /** Closes; completes once nothing is at work. */
  Future<Void> drain() {
    return Future.join(lookups.drain(), work.drain(), streams.drain()).mapEmpty();
  }
}
