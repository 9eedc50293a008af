package dev.coterie.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The invalidation feed: says to this node's memory what every committed transaction, here or on
 * another node, made stale.
 *
 * <p>The notification itself names the keys, since forgetting is idempotent and needs no order.
 * What was missed while the listening connection was down cannot be named, so everything is
 * forgotten once it listens again. A silent connection is found by a heartbeat.
 *
 * <p>Listeners are called on whichever thread learned of the change and must not block.
 */
public final class ChangeFeed {
  static final String CHANNEL = "coterie_changes";

  private static final String LISTEN = "LISTEN " + CHANNEL + "; " + Turns.LISTEN;

  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
  private static final long HEARTBEAT_MILLIS = 1_000;
  private static final long HEARTBEAT_PATIENCE_SECONDS = 2;
  private static final long CONNECT_PATIENCE_SECONDS = 5;
  private static final long SILENCE_MILLIS = 1_000;
  private static final long RETRY_MILLIS = 200;

  private final Vertx vertx;
  private final PrimaryServer primary;
  private final Clock clock;
  private final DatabaseStatus database = new DatabaseStatus();
  private final List<Consumer<List<Change>>> listeners = new CopyOnWriteArrayList<>();
  private final Turns turns = new Turns();
  private volatile @Nullable PgConnection listening;
  private volatile Instant alive = Instant.EPOCH;
  private volatile boolean closed;
  private volatile @Nullable PgConnection lastLost;
  private volatile long lostAt;
  private volatile BiConsumer<SocketAddress, Duration> whenBack = (server, away) -> {};

  public ChangeFeed(Vertx vertx, PrimaryServer primary, Clock clock) {
    this.vertx = vertx;
    this.primary = primary;
    this.clock = clock;
  }

  /** How the database is reached, as the listening connection shows. */
  public DatabaseStatus database() {
    return database;
  }

  /** Adds a listener to what each transaction changed, for the life of the process. */
  public void listen(Consumer<List<Change>> listener) {
    listeners.add(listener);
  }

  /** What is to be done once a server is reached again: which one, and how long it took. */
  public void whenBack(BiConsumer<SocketAddress, Duration> action) {
    whenBack = action;
  }

  /** Begins to listen; completes once changes of other nodes arrive. */
  public Future<Void> start() {
    Future<PgConnection> connected =
        primary
            .find()
            .compose(server -> PgConnection.connect(vertx, server))
            .compose(connection -> connection.query(LISTEN).execute().map(connection));
    return connected
        .timeout(CONNECT_PATIENCE_SECONDS, TimeUnit.SECONDS)
        .onSuccess(this::connected)
        .onFailure(late -> connected.onSuccess(PgConnection::close))
        .onFailure(away -> primary.forget())
        .mapEmpty();
  }

  /**
   * Completes once all that was committed before this call was forgotten here and on all other
   * nodes that listen. Never fails: while nothing is heard, memory counts as outdated anyhow.
   */
  public Future<Void> catchUp() {
    PgConnection connection = listening;
    return connection == null ? Future.succeededFuture() : turns.take(connection);
  }

  public Future<Void> close() {
    closed = true;
    PgConnection connection = listening;
    return connection == null ? Future.succeededFuture() : connection.close();
  }

  private void connected(PgConnection connection) {
    listening = connection;
    alive = clock.instant();
    if (lastLost != null) {
      Duration away = Duration.ofNanos(System.nanoTime() - lostAt);
      whenBack.accept(WatchedConnection.serverOf(connection), away);
    }
    connection.notificationHandler(notification -> notified(connection, notification));
    connection.closeHandler(gone -> lost(connection));
    scheduleHeartbeat(connection);
    database.available();
    invalidate(Arrays.stream(ChangeKind.values()).map(Change::all).toList());
    database.current();
  }

  /**
   * A notification of any node's commit. This node's own ones come back too: where the answer to a
   * commit was lost, this is how the node learns that it succeeded.
   */
  private void notified(PgConnection connection, PgNotification notification) {
    if (!turns.takes(connection, notification)) {
      invalidate(ChangeSet.decode(notification.getPayload()));
    }
  }

  /** A connection was closed or fell silent; counts once for each connection. */
  private void lost(PgConnection connection) {
    if (!closed && connection == listening) {
      listening = null;
      LOG.warn("the connection that listens for changes is gone, connecting again");
      database.stale(alive);
      lostAt = System.nanoTime();
      lastLost = connection;
      primary.forget();
      vertx.setTimer(
          SILENCE_MILLIS,
          timer -> {
            if (connection == lastLost) {
              reportIfStillStale();
            }
          });
      startAgain(1);
    }
  }

  private void startAgain(int attempt) {
    if (!closed) {
      start()
          .onSuccess(
              done -> LOG.info("listening for changes again, all that was cached is forgotten"))
          .onFailure(
              cause -> {
                LOG.debug("attempt {} to listen for changes again failed", attempt, cause);
                if (attempt > 1) {
                  reportIfStillStale();
                }
                vertx.setTimer(RETRY_MILLIS, timer -> startAgain(attempt + 1));
              });
    }
  }

  /** A database that neither refuses nor accepts a connection at once is as good as unavailable. */
  private void reportIfStillStale() {
    if (database.knownUntil() != null && !database.isUnavailable()) {
      LOG.warn("PostgreSQL is unavailable: prices are answered from memory, all else is refused");
      database.unavailable();
    }
  }

  private void scheduleHeartbeat(PgConnection connection) {
    vertx.setTimer(
        HEARTBEAT_MILLIS,
        timer -> {
          Instant asked = clock.instant();
          connection
              .query("SELECT 1")
              .execute()
              .timeout(HEARTBEAT_PATIENCE_SECONDS, TimeUnit.SECONDS)
              .onSuccess(answered -> alive = asked)
              .onSuccess(answered -> scheduleHeartbeat(connection))
              .onFailure(dead -> giveUp(connection));
        });
  }

  private void giveUp(PgConnection silent) {
    lost(silent);
    silent.notificationHandler(late -> {});
    WatchedConnection.giveUp(silent);
  }

  /** The server that was the primary accepts no writes: another one may. */
  void notPrimary() {
    PgConnection connection = listening;
    if (connection != null) {
      giveUp(connection);
    }
  }

  /** Passes changes on to all listeners: those of a transaction, or all that may have changed. */
  void invalidate(List<Change> changes) {
    if (!changes.isEmpty()) {
      listeners.forEach(listener -> listener.accept(changes));
    }
  }
}
