package dev.coterie.testing;

import java.net.http.HttpRequest;

/** Reads the service's metrics. */
public final class Metrics {
  private Metrics() {}

  /** The sum of the metrics whose line begins so: a name, and perhaps labels. */
  public static double value(RunningCoterie coterie, String begin) {
    String text =
        coterie.exchange(HttpRequest.newBuilder(coterie.managementUri("/metrics")).build()).text();
    return text.lines()
        .filter(line -> line.startsWith(begin))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
