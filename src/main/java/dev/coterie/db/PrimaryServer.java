package dev.coterie.db;

import dev.coterie.kernel.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which of the configured servers accepts writes. It is looked for once and then remembered, until
 * somebody finds that it does not answer any more. For all threads.
 */
public final class PrimaryServer {
  private static final long PATIENCE_SECONDS = 2;

  private final Vertx vertx;
  private final List<PgConnectOptions> servers;
  private @Nullable Future<PgConnectOptions> found;

  /**
   * One of the servers of an address.
   *
   * @param uri {@code postgresql://user:password@host:port,host:port/name}
   */
  public PrimaryServer(Vertx vertx, String uri) {
    this.vertx = vertx;
    this.servers = new ServerAddresses(uri).each().stream().map(Database::options).toList();
  }

  /**
   * How it is connected to. All servers are asked at once, and the first that accepts writes is it;
   * fails where none does.
   */
  public synchronized Future<PgConnectOptions> find() {
    Future<PgConnectOptions> known = found;
    if (known != null && !known.failed()) {
      return known;
    }
    Future<PgConnectOptions> search = search();
    found = search;
    return search;
  }

  /** Looks for it again when it is needed next. */
  synchronized void forget() {
    if (found != null && found.isComplete()) {
      found = null;
    }
  }

  /** All that it may be, as {@code host:port}. */
  @Override
  public String toString() {
    return servers.stream()
        .map(server -> server.getHost() + ":" + server.getPort())
        .collect(Collectors.joining(", "));
  }

  private Future<PgConnectOptions> search() {
    List<Future<PgConnectOptions>> asked = servers.stream().map(this::ask).toList();
    return Future.any(asked)
        .map(any -> asked.stream().filter(Future::succeeded).findFirst().orElseThrow().result());
  }

  /** A server that is no primary refuses the connection, as all connections demand. */
  private Future<PgConnectOptions> ask(PgConnectOptions server) {
    Future<PgConnection> connected = PgConnection.connect(vertx, server);
    return connected
        .compose(PrimaryServer::requireWritable)
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .onComplete(done -> connected.onSuccess(PgConnection::close))
        .map(server);
  }

  /** A primary may be closed to writes as well, by its configuration. */
  private static Future<Void> requireWritable(PgConnection connection) {
    return connection
        .query("SELECT current_setting('transaction_read_only') AS closed")
        .execute()
        .compose(
            rows ->
                rows.iterator().next().getString("closed").equals("off")
                    ? Future.succeededFuture()
                    : Future.failedFuture(new Unavailable("a PostgreSQL that accepts writes")));
  }
}
