package dev.coterie.attack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What the attacked process takes: of memory, and of descriptors. */
final class ProcessFigures {
  private static final double MEGABYTE = 1_048_576;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Target target;

  ProcessFigures(Target target) {
    this.target = target;
  }

  String report() throws InterruptedException {
    String metrics = get("/metrics");
    return "  heap %.0f MB, direct %.0f MB, %s, %d descriptors; live %s, ready %s%n"
        .formatted(
            sum(metrics, "jvm_memory_used_bytes{area=\"heap\"") / MEGABYTE,
            sum(metrics, "coterie_memory_direct_bytes") / MEGABYTE,
            resident(),
            descriptors(),
            word(get("/health/live")),
            word(get("/health/ready")));
  }

  private static String word(String health) {
    return health.contains("\"UP\"") ? "yes" : "no";
  }

  private static double sum(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private String resident() {
    try (Stream<String> lines = Files.lines(process().resolve("status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .findFirst()
          .map(line -> "RSS" + line.substring(6).replaceAll("\\s+", " "))
          .orElse("gone");
    } catch (IOException gone) {
      return "gone";
    }
  }

  private long descriptors() {
    try (Stream<Path> all = Files.list(process().resolve("fd"))) {
      return all.count();
    } catch (IOException gone) {
      return 0;
    }
  }

  private Path process() {
    return Path.of("/proc", Long.toString(target.pid()));
  }

  private String get(String path) throws InterruptedException {
    URI address = URI.create("http://localhost:" + target.managementPort() + path);
    try {
      return client
          .send(
              HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException gone) {
      return "";
    }
  }
}
