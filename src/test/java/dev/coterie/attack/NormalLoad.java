package dev.coterie.attack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Clients as they should be, a few, each with a question after the other. */
final class NormalLoad implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int PAUSE_MILLIS = 5;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();

  private final Map<String, Answers> answers = new TreeMap<>();
  private volatile boolean isOver;

  NormalLoad(Target target) {
    List<Thread> threads =
        List.of(
            client(target, "a price", "GET", "/v1/prices/TEA-DARJEELING?customer=ada", ""),
            client(target, "a batch", "POST", "/v1/prices", BATCH),
            client(target, "a read", "GET", "/v1/groups?limit=1", ""),
            client(target, "a write", "PUT", "/v1/customers/ada", "{\"name\":\"Ada\"}"));
    threads.forEach(Thread::start);
  }

  private static final String BATCH = "{\"items\":[{\"sku\":\"TEA-DARJEELING\"}]}";

  /** What clients of one kind have seen since they were last asked. */
  private static final class Answers {
    private final Map<String, Integer> statuses = new TreeMap<>();
    private long[] micros = new long[1_024];
    private int count;

    synchronized void add(String status, long nanos) {
      statuses.merge(status, 1, Integer::sum);
      if (count == micros.length) {
        micros = Arrays.copyOf(micros, count * 2);
      }
      micros[count++] = nanos / 1_000;
    }

    synchronized String take() {
      long[] sorted = Arrays.copyOf(micros, count);
      Arrays.sort(sorted);
      String seen =
          count == 0
              ? "none"
              : "%s p50 %.1f ms p99 %.1f ms"
                  .formatted(statuses, at(sorted, 50) / 1_000.0, at(sorted, 99) / 1_000.0);
      statuses.clear();
      count = 0;
      return seen;
    }

    private static long at(long[] sorted, int percent) {
      return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
  }

  private Thread client(Target target, String name, String method, String path, String body) {
    Answers seen = new Answers();
    answers.put(name, seen);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + target.port() + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + target.key())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    Thread thread = new Thread(() -> askAgainAndAgain(request, seen), name);
    thread.setDaemon(true);
    return thread;
  }

  private void askAgainAndAgain(HttpRequest request, Answers seen) {
    try {
      while (!isOver) {
        long begin = System.nanoTime();
        seen.add(status(request), System.nanoTime() - begin);
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private String status(HttpRequest request) throws InterruptedException {
    try {
      return Integer.toString(client.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException cause) {
      return cause.getClass().getSimpleName();
    }
  }

  /** What was seen since the last time, a line for each kind of question. */
  String report() {
    StringBuilder report = new StringBuilder();
    answers.forEach((name, seen) -> report.append("  %-8s %s%n".formatted(name, seen.take())));
    return report.toString();
  }

  @Override
  public void close() {
    isOver = true;
  }
}
