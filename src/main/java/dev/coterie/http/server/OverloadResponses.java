package dev.coterie.http.server;

import dev.coterie.http.Answer;
import dev.coterie.http.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Why requests are turned away before anything is done for them, and how often. */
final class OverloadResponses {
  private final Overload stopping;
  private final Overload busy;
  private final Overload unavailable;
  private final Counter connections;

  OverloadResponses(MeterRegistry meters) {
    stopping =
        new Overload(
            new Problem(503, "stopping", "this process is about to stop, ask another one"),
            counter(meters, "stopping"));
    busy =
        new Overload(
            new Problem(503, "busy", "as much is asked at once as this process takes, try again"),
            counter(meters, "busy"));
    unavailable =
        new Overload(
            new Problem(503, "not-available", "the database is unavailable, try again soon"),
            counter(meters, "unavailable"));
    connections = counter(meters, "connections");
  }

  /** One reason. */
  record Overload(Problem problem, Counter counter) {

    /** The answer, which counts. */
    Answer answer() {
      counter.increment();
      return Answer.of(problem);
    }
  }

  /** The process is about to stop. */
  Overload stopping() {
    return stopping;
  }

  /** Too much is at work. */
  Overload busy() {
    return busy;
  }

  /** The database is unavailable. */
  Overload unavailable() {
    return unavailable;
  }

  /** A connection was closed because there are too many. */
  void connection() {
    connections.increment();
  }

  private static Counter counter(MeterRegistry meters, String reason) {
    return Counter.builder("coterie.http.refused")
        .description("requests and connections that were turned away")
        .tag("reason", reason)
        .register(meters);
  }
}
