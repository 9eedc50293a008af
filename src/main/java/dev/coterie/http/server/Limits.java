package dev.coterie.http.server;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;

/**
 * The limits of one server: how many requests of each kind are worked on at once, and none that
 * need the database while it is unavailable. Belongs to one event loop.
 */
final class Limits {
  private final ConcurrencyLimit lookups;
  private final ConcurrencyLimit work;
  private final ConcurrencyLimit uploads;
  private final Streams streams;
  private final OverloadResponses overload;
  private final BooleanSupplier databaseIsUnavailable;

  /**
   * The limits of one server.
   *
   * @param maxLookups how many lookups may wait for the database at once
   * @param maxWork how many other requests may be worked on at once
   * @param maxUploads how many files may be received and worked on at once
   * @param maxStreams how many streams may be open at once
   */
  Limits(
      int maxLookups,
      int maxWork,
      int maxUploads,
      int maxStreams,
      OverloadResponses overload,
      BooleanSupplier databaseIsUnavailable) {
    this.lookups = new ConcurrencyLimit(maxLookups, overload);
    this.work = new ConcurrencyLimit(maxWork, overload);
    this.uploads = new ConcurrencyLimit(maxUploads, overload);
    this.streams = new Streams(maxStreams, overload);
    this.overload = overload;
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

  /** Hands lookups on, which fail by themselves where memory does not know the answer. */
  void passLookup(RoutingContext context) {
    lookups.pass(context);
  }

  /** Hands requests on that need the database. */
  void passWork(RoutingContext context) {
    if (databaseIsUnavailable.getAsBoolean()) {
      ResponseWriter.write(context, overload.unavailable());
    } else {
      work.pass(context);
    }
  }

  /** Hands requests on whose body is a file, before that is read. */
  void passUpload(RoutingContext context) {
    uploads.pass(context);
  }

  /** Hands requests for a stream on. */
  void passStream(RoutingContext context) {
    if (databaseIsUnavailable.getAsBoolean()) {
      ResponseWriter.write(context, overload.unavailable());
    } else {
      streams.pass(context);
    }
  }

  /** Ends the streams; completes once no request is worked on. */
  Future<Void> drain() {
    return Future.join(lookups.drain(), work.drain(), uploads.drain(), streams.drain()).mapEmpty();
  }
}
