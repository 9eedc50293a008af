package dev.coterie.crash;

import dev.coterie.testing.MainProcess;
import dev.coterie.testing.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The service as a process that is killed and started again, and whoever asks it all the same. */
final class Mortal implements AutoCloseable {
  static final String KEY = "key-of-the-mortal-0123456789";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(2);
  private static final int FIRST_REFUSAL = 400;
  private static final int FIRST_FAULT = 500;

  private final Map<String, String> settings;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile Instant now;
  private volatile MainProcess process;

  Mortal(String databaseUri, Instant begin) {
    settings =
        Map.of(
            "COTERIE_DATABASE_URI", databaseUri,
            "COTERIE_API_KEY", KEY,
            "COTERIE_CLOCK_SETTABLE", "true",
            "COTERIE_EXPIRY_EVERY_SECONDS", "1",
            "COTERIE_EXPIRY_BATCH", "3",
            "COTERIE_LOG_LEVEL", "WARN");
    now = begin;
    process = start();
  }

  private MainProcess start() {
    return new MainProcess(settings, "--clock=" + now);
  }

  void killAndStartAgain() {
    process.kill();
    process = start();
  }

  /** The clock goes on, now or with the next start. */
  synchronized void goOn(Duration duration) {
    now = now.plus(duration);
    put("/v1/clock", "{\"now\":\"" + now + "\"}");
  }

  Instant now() {
    return now;
  }

  Reply put(String path, String body) {
    return untilAnswered("PUT", path, body);
  }

  Reply post(String path, String body) {
    return untilAnswered("POST", path, body);
  }

  Reply get(String path) {
    return untilAnswered("GET", path, "");
  }

  /** Asks again until it is answered, as a shop would. */
  private Reply untilAnswered(String method, String path, String body) {
    long end = System.nanoTime() + LONGEST_OUTAGE.toNanos();
    String last = "nothing";
    while (System.nanoTime() < end) {
      try {
        Reply reply = send(method, path, body);
        if (reply.status() < FIRST_REFUSAL) {
          return reply;
        }
        last = reply.text();
        if (reply.status() < FIRST_FAULT) {
          throw new AssertionError(method + " " + path + " " + body + ": " + last);
        }
      } catch (UncheckedIOException cut) {
        last = cut.toString();
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    throw new AssertionError(method + " " + path + " was not answered: " + last);
  }

  private Reply send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(process.api() + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.headers().map(), response.body());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
