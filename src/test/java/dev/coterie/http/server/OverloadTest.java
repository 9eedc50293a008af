package dev.coterie.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.Metrics;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More is asked than the service takes; what it takes is answered, and nothing piles up. */
class OverloadTest {
  private static final int MAX = 10;
  private static final int CLIENTS = 100;
  private static final String REFUSED = "coterie_http_refused_total{reason=\"%s\"}";

  @RegisterExtension
  @Order(1)
  static final Wire WIRE = Wire.sound();

  @RegisterExtension
  @Order(2)
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_HTTP_MAX_LOOKUPS", Integer.toString(MAX))
          .with("COTERIE_HTTP_MAX_CONNECTIONS", "200")
          .with("COTERIE_HTTP_IDLE_SECONDS", "3")
          .by(WIRE::to);

  /** Those of the test before are idle for about as long as they may be. */
  @BeforeEach
  void no_connection_is_about_to_be_closed() {
    COTERIE.useNewConnections();
  }

  @Test
  void lookups_that_wait_beyond_the_limit_are_refused_and_those_in_memory_go_on() {
    new Shop(COTERIE).product("READY", "5.00", null);
    COTERIE.get("/v1/prices/READY");
    double before = Metrics.value(COTERIE, REFUSED.formatted("busy"));
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<CompletableFuture<Reply>> waiting = new ArrayList<>();

    WIRE.freeze();
    for (int client = 0; client < CLIENTS; client++) {
      String path = "/v1/prices/MISSING-" + client;
      waiting.add(CompletableFuture.supplyAsync(() -> COTERIE.get(path), clients));
    }
    List<String> codes = waiting.stream().map(CompletableFuture::join).map(Reply::code).toList();
    COTERIE.useNewConnections();
    Reply ready = COTERIE.get("/v1/prices/READY");
    WIRE.mend();
    clients.shutdown();

    assertThat(ready.json().getString("price")).isEqualTo("5.00");
    assertThat(codes).contains("busy").containsOnly("busy", "not-available");
    assertThat(Metrics.value(COTERIE, REFUSED.formatted("busy")) - before)
        .isGreaterThanOrEqualTo(Collections.frequency(codes, "busy"));
    Eventually.sees(404, () -> COTERIE.get("/v1/prices/MISSING-0").status());
  }

  @Test
  void connections_beyond_the_limit_are_closed_and_idle_ones_make_room() throws IOException {
    List<Socket> idle = new ArrayList<>();
    for (int number = 0; number < 400; number++) {
      idle.add(new Socket(InetAddress.getLoopbackAddress(), COTERIE.service().port()));
    }

    Eventually.sees(true, () -> Metrics.value(COTERIE, REFUSED.formatted("connections")) >= 200);
    for (Socket socket : idle) {
      socket.setSoTimeout(30_000);
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      socket.close();
    }
    COTERIE.useNewConnections();
    assertThat(COTERIE.get("/v1/groups").status()).isEqualTo(200);
  }

  @Test
  void who_sends_a_request_letter_by_letter_is_idle() throws IOException {
    try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), COTERIE.service().port())) {
      slow.setSoTimeout(30_000);
      slow.getOutputStream()
          .write("GET /v1/prices/READY HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));

      assertThat(slow.getInputStream().read()).isEqualTo(-1);
    }
  }
}
