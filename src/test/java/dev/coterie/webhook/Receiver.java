package dev.coterie.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A receiver of webhooks on the loopback, which answers as it is told, and keeps what it got. */
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Got> all = new CopyOnWriteArrayList<>();
  private final List<String> hosts = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Function<Got, Integer> answer = got -> 204;
  private volatile boolean hangs;

  /**
   * A message that came.
   *
   * @param answered with which status
   */
  record Got(String id, long timestamp, String signatures, String text, int answered) {

    JsonObject event() {
      return new JsonObject(text);
    }

    String subject() {
      return event().getString("subject");
    }

    String type() {
      return event().getString("type");
    }

    private Got with(int status) {
      return new Got(id, timestamp, signatures, text, status);
    }
  }

  Receiver() {
    this(0);
  }

  Receiver(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** Answers from now on with this status. */
  void answer(int status) {
    answer = got -> status;
  }

  void answer(Function<Got, Integer> other) {
    answer = other;
  }

  /** Says nothing from now on, or does again. */
  void hang(boolean yes) {
    hangs = yes;
  }

  /** All that came, in the order in which it came. */
  List<Got> all() {
    return all;
  }

  /** By which host each was sent to it. */
  List<String> hosts() {
    return hosts;
  }

  /** The ids of what it took. */
  List<String> taken() {
    return all.stream().filter(got -> got.answered() < 300).map(Got::id).toList();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void take(HttpExchange exchange) throws IOException {
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = exchange.getRequestHeaders();
    hosts.add(headers.getFirst("Host"));
    Got got =
        new Got(
            headers.getFirst("webhook-id"),
            Long.parseLong(headers.getFirst("webhook-timestamp")),
            headers.getFirst("webhook-signature"),
            text,
            0);
    if (hangs) {
      all.add(got.with(999));
      awaitEnd();
      return;
    }
    int status = answer.apply(got);
    all.add(got.with(status));
    if (status / 100 == 3) {
      exchange.getResponseHeaders().add("Location", url("/elsewhere"));
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void awaitEnd() {
    try {
      closed.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
