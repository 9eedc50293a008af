package dev.coterie.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.MainProcess;
import dev.coterie.testing.Nginx;
import dev.coterie.testing.Ports;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.TestDatabases;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes behind a real nginx, restarted in turn under load; so often as {@code -Drolling.times}
 * says. What was seen stands in {@code target/rolling.md}.
 */
class RollingRestartTest {
  private static final int TIMES = Integer.getInteger("rolling.times", 1);
  private static final Path REPORT = Path.of("target", "rolling.md");
  private static final int CLIENTS = 4;
  private static final int FIRST_ERROR = 300;

  private static String uri = "";

  @RegisterExtension
  static final BeforeAllCallback DATABASE =
      (ExtensionContext context) -> uri = TestDatabases.of(context).migrated();

  @TempDir Path directory;

  private final AtomicInteger sent = new AtomicInteger();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicInteger repeated = new AtomicInteger();
  private final Set<String> answering = ConcurrentHashMap.newKeySet();
  private String api = "";
  private volatile boolean over;

  @Test
  void nothing_that_may_be_repeated_fails_and_nothing_acknowledged_is_lost() throws Exception {
    int[] ports = {Ports.free(), Ports.free()};
    MainProcess[] nodes = {node(ports[0]), node(ports[1])};
    try (Nginx nginx = Nginx.of(directory, configuration(ports))) {
      api = "http://127.0.0.1:" + nginx.port();
      List<CompletableFuture<Void>> load =
          IntStream.range(0, CLIENTS)
              .mapToObj(client -> CompletableFuture.runAsync(() -> work(client)))
              .toList();
      for (int round = 0; round < TIMES; round++) {
        for (int node = 0; node < nodes.length; node++) {
          awaitAnswersOf(ports);
          nodes[node].terminate();
          nodes[node] = node(ports[node]);
        }
      }
      awaitAnswersOf(ports);
      over = true;
      load.forEach(CompletableFuture::join);
      List<String> lost =
          acknowledged.stream().filter(path -> status(get(path)) != 200).sorted().toList();

      Files.writeString(
          REPORT,
          "%d restarts, %d requests, %d acknowledged writes: %d failed, %d lost; %d POSTs were repeated by the client%n"
              .formatted(
                  TIMES * nodes.length,
                  sent.get(),
                  acknowledged.size(),
                  failed.size(),
                  lost.size(),
                  repeated.get()));
      assertThat(failed).isEmpty();
      assertThat(lost).isEmpty();
      assertThat(acknowledged).isNotEmpty();
    } finally {
      for (MainProcess node : nodes) {
        node.close();
      }
    }
  }

  private static MainProcess node(int port) {
    return new MainProcess(
        Map.of(
            "COTERIE_DATABASE_URI",
            uri,
            "COTERIE_HTTP_PORT",
            Integer.toString(port),
            "COTERIE_API_KEY",
            RunningCoterie.KEY,
            "COTERIE_SHUTDOWN_DRAIN_SECONDS",
            "1",
            "COTERIE_LOG_LEVEL",
            "warn"));
  }

  /** As a shop would have it; each answer tells which node it is of. */
  private static String configuration(int[] ports) {
    return """
      upstream coterie {
        server 127.0.0.1:%d max_fails=1 fail_timeout=1s;
        server 127.0.0.1:%d max_fails=1 fail_timeout=1s;
        keepalive 16;
      }
      server {
        listen 127.0.0.1:PORT;
        location / {
          proxy_pass http://coterie;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          add_header X-Node $upstream_addr always;
        }
      }
      """
        .formatted(ports[0], ports[1]);
  }

  /** Waits until both nodes have answered from now on. */
  private void awaitAnswersOf(int[] ports) {
    answering.clear();
    for (int port : ports) {
      Eventually.sees(true, () -> answering.contains("127.0.0.1:" + port));
    }
  }

  private void work(int client) {
    List<IntConsumer> kinds =
        List.of(
            number -> repeatable(get("/v1/customers?query=nobody")),
            number -> makeCustomer(client + "-" + number),
            number -> repeatable(get("/v1/price-contexts")),
            number -> makeGroup(client + "-" + number));
    for (int number = 0; !over; number++) {
      kinds.get(number % kinds.size()).accept(number);
    }
  }

  private void makeCustomer(String name) {
    String path = "/v1/customers/c" + name;
    if (repeatable(json(path).PUT(BodyPublishers.ofString("{}")))) {
      acknowledged.add(path);
    }
  }

  private boolean repeatable(HttpRequest.Builder request) {
    int status = status(request);
    if (status >= FIRST_ERROR) {
      failed.add(request.build().method() + " " + request.build().uri().getPath() + " " + status);
    }
    return status < FIRST_ERROR;
  }

  /** What nginx must not send again, the client may: by the key it is done once. */
  private void makeGroup(String name) {
    String body = "{\"code\":\"g%s\",\"kind\":\"list\",\"name\":\"G %s\"}".formatted(name, name);
    HttpRequest.Builder request =
        json("/v1/groups").header("Idempotency-Key", name).POST(BodyPublishers.ofString(body));
    int status = status(request);
    for (int tries = 1; status >= FIRST_ERROR && tries < 50; tries++) {
      repeated.incrementAndGet();
      status = status(request);
    }
    if (status < FIRST_ERROR) {
      acknowledged.add("/v1/groups/g" + name);
    } else {
      failed.add("POST " + name + " " + status);
    }
  }

  private HttpRequest.Builder json(String path) {
    return get(path).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create(api + path))
        .header("Authorization", "Bearer " + RunningCoterie.KEY);
  }

  private int status(HttpRequest.Builder request) {
    sent.incrementAndGet();
    Reply reply = MainProcess.send(request);
    answering.add(reply.header("X-Node"));
    return reply.status();
  }
}
