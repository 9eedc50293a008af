package dev.coterie.history;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/**
 * A node as clients see it. Exchanges are not held against the OpenAPI file, which other tests do,
 * so that there are many.
 */
record Node(String name, RunningCoterie coterie) {
  static final JsonObject NO_BODY = new JsonObject();

  private static final int FIRST_FAULT = 500;
  private static final int FIRST_REFUSAL = 400;

  /** An answer and when it was waited for. */
  record Timed(Reply reply, Span span) {}

  Timed get(String path) {
    return timed(coterie.request(path).GET());
  }

  Timed post(String path, JsonObject body) {
    return timed(json("POST", path, body));
  }

  /** Writes; where it is not known whether that was done, the span never ends. */
  Timed write(String method, String path, JsonObject body) {
    long begin = Span.now();
    try {
      Timed done = timed(json(method, path, body));
      int status = done.reply().status();
      if (status >= FIRST_REFUSAL && status < FIRST_FAULT) {
        throw new AssertionError(method + " " + path + " " + body + ": " + done.reply().text());
      }
      return status < FIRST_REFUSAL ? done : unknown(done.reply(), begin);
    } catch (UncheckedIOException lost) {
      return unknown(new Reply(0, Map.of(), "{}"), begin);
    }
  }

  private static Timed unknown(Reply reply, long begin) {
    return new Timed(reply, new Span(begin, Span.NEVER));
  }

  private HttpRequest.Builder json(String method, String path, JsonObject body) {
    HttpRequest.Builder request = coterie.request(path);
    return body.isEmpty()
        ? request.method(method, BodyPublishers.noBody())
        : request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.encode()));
  }

  private Timed timed(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    long begin = Span.now();
    Reply reply = coterie.exchange(request);
    return new Timed(reply, new Span(begin, Span.now()));
  }
}
