package dev.coterie.webhook;

import dev.coterie.kernel.InvalidValue;
import dev.coterie.webhook.Reception.Manner;
import dev.coterie.webhook.address.AddressGuard;
import dev.coterie.webhook.address.WebhookAddress;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Receivers as a sender sees them: each message by a connection of its own to an address that was
 * found for it, with no redirect followed, and what came of it.
 */
final class WebhookClient {
  /** Senders bound how many there are. */
  private static final int CONNECTIONS = 10_000;

  /** Threads of their own, lest names that nobody answers for keep pages waiting. */
  private static final int LOOKUPS = 8;

  /** So that a try ends by its own time-out, which says more, and its connection soon after. */
  private static final Duration IDLE_LONGER = Duration.ofSeconds(1);

  private final WorkerExecutor lookups;
  private final AddressGuard guard;
  private final Duration timeout;
  private final HttpClient client;

  WebhookClient(Vertx vertx, AddressGuard guard, Duration timeout) {
    this.lookups = vertx.createSharedWorkerExecutor("webhook-lookups", LOOKUPS);
    this.guard = guard;
    this.timeout = timeout;
    int millis = Math.toIntExact(timeout.toMillis());
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout(millis)
                .setSslHandshakeTimeout(millis)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(timeout.plus(IDLE_LONGER).toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS));
  }

  /**
   * Posts a message within the time-out; never fails.
   *
   * @param turn chooses among several addresses of the host, another one each time
   */
  Future<Reception> post(String url, WebhookMessage message, int turn) {
    Promise<Integer> answered = Promise.promise();
    Future<Integer> inTime = answered.future().timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    Future<HttpClientRequest> connected = connect(url, message, turn);
    connected
        .compose(request -> send(request, message, inTime))
        .onSuccess(response -> answered.tryComplete(response.statusCode()))
        .onFailure(answered::tryFail);
    return inTime
        .onFailure(cause -> connected.onSuccess(HttpClientRequest::reset))
        .map(Reception::of)
        .recover(cause -> Future.succeededFuture(failed(cause)));
  }

  Future<Void> close() {
    return client.close().eventually(lookups::close);
  }

  private Future<HttpClientRequest> connect(String url, WebhookMessage message, int turn) {
    return lookups
        .executeBlocking(() -> options(WebhookAddress.of(url), turn), false)
        .compose(options -> client.request(options.setHeaders(message.headers())));
  }

  private RequestOptions options(WebhookAddress address, int turn) {
    List<InetAddress> found = guard.admit(address);
    InetAddress chosen = found.get(Math.floorMod(turn, found.size()));
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(address.port(), chosen.getHostAddress()))
        .setHost(address.host())
        .setPort(address.port())
        .setSsl(address.isEncrypted())
        .setURI(address.target())
        .setFollowRedirects(false);
  }

  /** Sends nothing of a message that was given up while the receiver was being connected to. */
  private Future<HttpClientResponse> send(
      HttpClientRequest request, WebhookMessage message, Future<Integer> inTime) {
    return inTime.isComplete()
        ? Future.failedFuture("given up")
        : request.send(message.body()).onSuccess(response -> readToNowhere(request, response));
  }

  private void readToNowhere(HttpClientRequest request, HttpClientResponse response) {
    response
        .end()
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(endless -> request.reset());
  }

  private Reception failed(Throwable cause) {
    if (cause instanceof InvalidValue invalid) {
      return Reception.failed(Manner.FORBIDDEN, "the address " + invalid.whatWouldBeRight());
    }
    return cause instanceof TimeoutException
        ? Reception.failed(
            Manner.SILENT, "the receiver did not answer within " + timeout.toSeconds() + " s")
        : Reception.failed(Manner.UNREACHED, "the receiver cannot be reached: " + words(cause));
  }

  /** What the cause says, or at least what it is. */
  private static String words(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
