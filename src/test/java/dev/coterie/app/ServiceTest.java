package dev.coterie.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coterie.config.ConfigLoader;
import dev.coterie.testing.EventLines;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.MainProcess;
import dev.coterie.testing.Metrics;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.TestDatabases;
import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the service comes up, is watched, and goes down. */
class ServiceTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "COTERIE_HTTP_PORT", "0",
          "COTERIE_MANAGEMENT_PORT", "0",
          "COTERIE_SHUTDOWN_DRAIN_SECONDS", "0",
          "COTERIE_API_KEY", RunningCoterie.KEY);

  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Databases DATABASES = new Databases();

  @Test
  void it_waits_for_a_database_that_is_not_there_yet_and_is_ready_only_then() {
    TestDatabases.Late late = DATABASES.get().late();
    Service service = service(late.uri());
    Future<Service> started = service.start(false);
    Eventually.sees(true, () -> service.managementPort() > 0);
    String management = "http://localhost:" + service.managementPort();

    assertThat(status(management + "/health/live")).isEqualTo(200);
    assertThat(status(management + "/health/ready")).isEqualTo(503);
    assertThat(started.isComplete()).isFalse();

    late.create().run();

    RunningCoterie.await(started);
    assertThat(status(management + "/health/ready")).isEqualTo(200);
    assertThat(status("http://localhost:" + service.port() + "/v1/groups")).isEqualTo(200);
    RunningCoterie.await(service.stop());
  }

  @Test
  void while_it_stops_it_is_not_ready_and_finishes_what_is_in_flight() {
    Service service = service(DATABASES.get().migrated());
    RunningCoterie.await(service.start(false));
    String ready = "http://localhost:" + service.managementPort() + "/health/ready";
    HeldImport inFlight = new HeldImport(service.port());

    Future<Void> stopped = service.stop();

    assertThat(status(ready)).isEqualTo(503);
    assertThat(stopped.isComplete()).isFalse();
    assertThat(inFlight.finish()).contains("\"created\":1");
    Eventually.sees(true, () -> service.vertx().deploymentIDs().isEmpty());
    RunningCoterie.await(stopped);
  }

  @Test
  void before_it_stops_it_sends_clients_elsewhere_and_still_answers() {
    Service service = service(DATABASES.get().migrated(), "COTERIE_SHUTDOWN_DRAIN_SECONDS", "2");
    RunningCoterie.await(service.start(false));
    String api = "http://localhost:" + service.port();
    assertThat(reply(api + "/v1/groups").header("Connection")).isEmpty();
    assertThat(reply(api + "/v1/prices/NONE").header("Connection")).isEmpty();

    Future<Void> stopped = service.stop();

    assertThat(status("http://localhost:" + service.managementPort() + "/health/ready"))
        .isEqualTo(503);
    Eventually.sees("close", () -> reply(api + "/v1/groups").header("Connection"));
    Eventually.sees("close", () -> reply(api + "/v1/prices/NONE").header("Connection"));
    assertThat(status(api + "/v1/groups")).isEqualTo(200);
    RunningCoterie.await(stopped);
    assertThatThrownBy(() -> status(api + "/v1/groups")).hasCauseInstanceOf(ConnectException.class);
  }

  @Test
  void without_the_role_http_it_answers_management_only_and_says_so() {
    Service service = service(DATABASES.get().migrated(), "COTERIE_ROLES", "membership,expiry");
    RunningCoterie.await(service.start(false));
    ByteArrayOutputStream said = new ByteArrayOutputStream();

    new Banner(service, Options.of(List.of()))
        .print(new PrintStream(said, false, StandardCharsets.UTF_8));

    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("Management", "this process runs without the role http");
    assertThat(status("http://localhost:" + service.managementPort() + "/health/ready"))
        .isEqualTo(200);
    RunningCoterie.await(service.stop());
  }

  @Test
  void a_stream_ends_when_it_stops_and_keeps_it_from_nothing() {
    RunningCoterie coterie = new RunningCoterie().with("COTERIE_SHUTDOWN_GRACE_SECONDS", "600");
    coterie.startOn(DATABASES.get().migrated());
    EventLines stream = new EventLines(coterie, "/v1/events?subject=nobody", null);
    assertThat(stream.status()).isEqualTo(200);

    Future<Void> stopped = coterie.service().stop();

    assertThat(stream.ends()).isTrue();
    RunningCoterie.await(stopped);
  }

  @Test
  void its_metrics_tell_lookups_by_outcome_and_the_use_of_the_book() {
    Shop shop = new Shop(COTERIE);
    shop.product("METER", "1.00", null);
    double priced = Metrics.value(COTERIE, PRICED);
    double hits = Metrics.value(COTERIE, PRODUCT_HITS);

    shop.price("METER", "guest");
    shop.price("METER", "guest");
    COTERIE.get("/v1/prices/NO-METER");

    assertThat(Metrics.value(COTERIE, PRICED) - priced).isEqualTo(2);
    assertThat(Metrics.value(COTERIE, PRODUCT_HITS) - hits).isEqualTo(1);
    for (String name :
        new String[] {
          "coterie_pricing_lookups_seconds_count{outcome=\"unknown\"}",
          "coterie_pricing_lookups_seconds_bucket{outcome=\"priced\"",
          "vertx_pool_queue_time_seconds_count{pool_name=\"postgres\"",
          "jvm_memory_used_bytes"
        }) {
      assertThat(Metrics.value(COTERIE, name)).as(name).isPositive();
    }
    Eventually.sees(true, () -> Metrics.value(COTERIE, "coterie_eventloop_lag_seconds_count") > 0);
  }

  private static final String PRICED = "coterie_pricing_lookups_seconds_count{outcome=\"priced\"}";
  private static final String PRODUCT_HITS =
      "coterie_pricing_book_reads_total{of=\"products\",result=\"hit\"}";

  private static Service service(String databaseUri) {
    return service(databaseUri, "COTERIE_HTTP_HOST", "127.0.0.1");
  }

  private static Service service(String databaseUri, String variable, String value) {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put(variable, value);
    settings.put("COTERIE_DATABASE_URI", databaseUri);
    return new Service(ConfigLoader.load(settings), Clock.systemUTC());
  }

  private static int status(String url) {
    return reply(url).status();
  }

  private static Reply reply(String url) {
    return MainProcess.get(url, RunningCoterie.KEY);
  }

  /** An import of customers that the service has begun to read and that does not end yet. */
  private static final class HeldImport {
    private static final String CSV = "Customer Code,Customer Email Address\nslow,\n";

    private final Socket socket;

    HeldImport(int port) {
      try {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        write(
            """
            POST /v1/customers/imports HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer %s\r
            Content-Type: text/csv\r
            Content-Length: %d\r
            Expect: 100-continue\r
            \r
            """
                .formatted(RunningCoterie.KEY, CSV.length()));
        byte[] goOn = new byte["HTTP/1.1 100 Continue\r\n\r\n".length()];
        assertThat(socket.getInputStream().readNBytes(goOn, 0, goOn.length)).isPositive();
        assertThat(new String(goOn, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 100");
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }

    /** Sends the body; answers with the response. */
    String finish() {
      try {
        write(CSV);
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }

    private void write(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Gives the tests of this class databases of their own. */
  static final class Databases implements BeforeAllCallback {
    private @Nullable TestDatabases databases;

    @Override
    public void beforeAll(ExtensionContext context) {
      databases = TestDatabases.of(context);
    }

    TestDatabases get() {
      return Objects.requireNonNull(databases, "started");
    }
  }
}
