package dev.coterie.http.api;

import dev.coterie.testing.RunningCoterie;
import java.net.http.HttpRequest;

/** Reads the service's metrics. */
final class Metrics {
  private Metrics() {}

  /** The sum of a metric over all its labels. */
  static double value(RunningCoterie coterie, String name) {
    String text =
        coterie.exchange(HttpRequest.newBuilder(coterie.managementUri("/metrics")).build()).text();
    return text.lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
