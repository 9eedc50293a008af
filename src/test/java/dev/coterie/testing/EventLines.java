package dev.coterie.testing;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A stream of events as a client without a library for it reads it, line by line. */
public final class EventLines implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final HttpResponse<InputStream> response;
  private final BufferedReader lines;

  /** Follows the path; a client that comes back says what it read last. */
  public EventLines(RunningCoterie coterie, String path, @Nullable String lastEventId) {
    HttpRequest.Builder request = coterie.request(path).header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
    lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /** One event. */
  public record Event(long id, String type, JsonObject data) {}

  public int status() {
    return response.statusCode();
  }

  /** The problem that came instead of a stream. */
  public Reply refusal() {
    String text = lines.lines().collect(Collectors.joining("\n"));
    return new Reply(status(), response.headers().map(), text);
  }

  /** The next event, waited for. */
  public Event next() {
    String id = line();
    while (id.isEmpty() || id.startsWith(":")) {
      id = line();
    }
    Event event =
        new Event(
            Long.parseLong(after("id: ", id)),
            after("event: ", line()),
            new JsonObject(after("data: ", line())));
    if (!line().isEmpty()) {
      throw new AssertionError("an event ends with an empty line");
    }
    return event;
  }

  /** Whether the stream ends, after comments at most, without being broken off. */
  public boolean ends() {
    return lines.lines().allMatch(line -> line.isEmpty() || line.startsWith(":"));
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private String line() {
    try {
      String line = lines.readLine();
      if (line == null) {
        throw new AssertionError("the stream has ended");
      }
      return line;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static String after(String field, String line) {
    if (!line.startsWith(field)) {
      throw new AssertionError("not " + field + "but " + line);
    }
    return line.substring(field.length());
  }
}
