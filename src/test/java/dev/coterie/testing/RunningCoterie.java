package dev.coterie.testing;

import dev.coterie.app.Service;
import dev.coterie.config.ConfigLoader;
import dev.coterie.expiry.Announced;
import dev.coterie.expiry.ExpiryContract;
import dev.coterie.expiry.ExpiryContract.AnnounceDue;
import dev.coterie.kernel.Actor;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The whole service on free ports over a database of its own, for one test class. Every exchange
 * made through it is held against the OpenAPI file.
 */
public final class RunningCoterie implements BeforeAllCallback, AfterAllCallback {
  public static final String KEY = "key-for-tests-0123456789";
  public static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  public final SettableClock clock = new SettableClock(BEGIN);
  private final Map<String, String> settings = new HashMap<>();
  private HttpClient client = client();
  private @Nullable RunningCoterie neighbour;
  private UnaryOperator<String> address = uri -> uri;
  private @Nullable Service service;
  private String key = KEY;
  private boolean demo;

  public RunningCoterie() {
    settings.put("COTERIE_HTTP_PORT", "0");
    settings.put("COTERIE_HTTP_HOST", "127.0.0.1");
    settings.put("COTERIE_MANAGEMENT_PORT", "0");
    settings.put("COTERIE_MANAGEMENT_HOST", "127.0.0.1");
    settings.put("COTERIE_API_KEY", KEY);
    settings.put("COTERIE_ADMIN_PASSWORD", "password-for-tests");
    settings.put("COTERIE_SHUTDOWN_DRAIN_SECONDS", "0");
    settings.put("COTERIE_SHUTDOWN_GRACE_SECONDS", "5");
  }

  /** With another setting than the default, by the name of its environment variable. */
  public RunningCoterie with(String variable, String value) {
    settings.put(variable, value);
    return this;
  }

  /** Filled with the demo shop. */
  public RunningCoterie withDemo() {
    demo = true;
    return with("COTERIE_CONNECT_ENABLED", "true");
  }

  /** Reaching its database by another address. */
  public RunningCoterie by(UnaryOperator<String> way) {
    address = way;
    return this;
  }

  /** On the database of another one, started before this one. */
  public RunningCoterie beside(RunningCoterie other) {
    neighbour = other;
    return this;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    startOn(neighbour == null ? TestDatabases.of(context).migrated() : neighbour.databaseUri());
  }

  /** Starts it outside of the life of a test class; whoever does so also stops it. */
  public void startOn(String databaseUri) {
    settings.put("COTERIE_DATABASE_URI", address.apply(databaseUri));
    service = await(new Service(ConfigLoader.load(settings), clock).start(demo));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    await(service().stop());
  }

  public Service service() {
    return Objects.requireNonNull(service, "started");
  }

  public String databaseUri() {
    return Objects.requireNonNull(settings.get("COTERIE_DATABASE_URI"), "started");
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + service().port() + path);
  }

  public URI managementUri(String path) {
    return URI.create("http://127.0.0.1:" + service().managementPort() + path);
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /**
   * Sends the requests that follow over none of the connections that the service may close by now.
   */
  public void useNewConnections() {
    client = client();
  }

  /** Sends the requests that follow with another key. */
  public void useKey(String other) {
    key = other;
  }

  public Reply get(String path) {
    return send(request(path).GET());
  }

  public Reply delete(String path) {
    return send(request(path).DELETE());
  }

  public Reply put(String path, JsonObject body) {
    return json("PUT", path, body.encode());
  }

  public Reply post(String path, JsonObject body) {
    return json("POST", path, body.encode());
  }

  public Reply patch(String path, JsonObject body) {
    return json("PATCH", path, body.encode());
  }

  public Reply patch(String path, JsonArray body) {
    return json("PATCH", path, body.encode());
  }

  /** Sends a body as JSON, whatever it is. */
  public Reply json(String method, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  public Reply upload(String path, String csv) {
    return upload(path, csv.getBytes(StandardCharsets.UTF_8));
  }

  public Reply upload(String path, byte[] csv) {
    return send(
        request(path).header("Content-Type", "text/csv").POST(BodyPublishers.ofByteArray(csv)));
  }

  /** A request with this key, to be completed. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key);
  }

  /** Sends a request and holds the exchange against the OpenAPI file. */
  public Reply send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    Reply reply = exchange(request);
    OpenApiCheck.shared().check(request, reply);
    return reply;
  }

  /** Sends a request as it is, to wherever it says. */
  public Reply exchange(HttpRequest request) {
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Reply(response.statusCode(), response.headers().map(), response.body());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public static String encoded(String pathSegment) {
    return URLEncoder.encode(pathSegment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Announces all that is due by the service's clock, as the timer would little by little. */
  public void announceAll() {
    Announced announced;
    do {
      announced =
          await(
              ExpiryContract.ANNOUNCE.send(service().vertx(), Actor.SYSTEM, new AnnounceDue(100)));
    } while (announced.more());
  }

  /** The value of a future, waited for. */
  public static <T> T await(Future<T> future) {
    try {
      return future.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException cause) {
      throw new AssertionError("no answer within " + PATIENCE, cause);
    }
  }
}
