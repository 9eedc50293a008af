package dev.coterie.http.server;

import dev.coterie.http.Answer;
import dev.coterie.http.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The answers to requests that are turned away before any work on them, counted by reason. */
final class OverloadResponses {
  private final Response busy;
  private final Response unavailable;
  private final Counter connections;
  private final Counter late;
  private final Counter shed;

  OverloadResponses(MeterRegistry meters) {
    busy =
        new Response(
            new Problem(503, "busy", "as much is asked at once as this process takes, try again"),
            counter(meters, "busy"));
    unavailable =
        new Response(
            new Problem(503, "not-available", "the database is unavailable, try again soon"),
            counter(meters, "unavailable"));
    connections = counter(meters, "connections");
    late = counter(meters, "late");
    shed = counter(meters, "memory");
  }

  private record Response(Problem problem, Counter counter) {

    Answer counted() {
      counter.increment();
      return Answer.of(problem);
    }
  }

  /** As many requests are worked on as may be. */
  Answer busy() {
    return busy.counted();
  }

  /** The database is unavailable. */
  Answer unavailable() {
    return unavailable.counted();
  }

  /** Counts a connection that was closed because there are too many. */
  void connectionClosed() {
    connections.increment();
  }

  /** Counts connections that were closed because their clients were idle or took too long. */
  void connectionsLate(int number) {
    late.increment(number);
  }

  /** Counts a connection that was closed because it held much memory where little is left. */
  void connectionShed() {
    shed.increment();
  }

  private static Counter counter(MeterRegistry meters, String reason) {
    return Counter.builder("coterie.http.refused")
        .description("requests and connections that were turned away")
        .tag("reason", reason)
        .register(meters);
  }
}
