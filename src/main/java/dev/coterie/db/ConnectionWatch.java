package dev.coterie.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds connections whose other end has fallen silent and gives them up, so that what waits for
 * them fails instead of waiting for minutes, and others do not wait there next. For all threads.
 *
 * <p>A statement may rightly take long, so the server is asked on a new connection whether it is at
 * work on it. Where it is not, or does not answer, the question or its answer was lost.
 */
final class ConnectionWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);
  private static final long TICK_MILLIS = 1_000;
  private static final long PATIENCE_SECONDS = 2;
  private static final String AT_WORK =
      "SELECT pid FROM pg_stat_activity WHERE pid = ANY($1) AND state = 'active'";

  private final Vertx vertx;
  private final PrimaryServer primary;
  private final long silenceNanos;
  private final long timer;
  private final Set<WatchedConnection> open = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean asking = new AtomicBoolean();

  /**
   * Begins to watch.
   *
   * @param silence how long a statement may go without a byte before the server is asked
   */
  ConnectionWatch(Vertx vertx, PrimaryServer primary, Duration silence) {
    this.vertx = vertx;
    this.primary = primary;
    this.silenceNanos = silence.toNanos();
    this.timer = vertx.setPeriodic(TICK_MILLIS, tick -> look());
  }

  /** Watches a new connection of a pool, and hands it to the pool. */
  void opened(SqlConnection connection) {
    WatchedConnection watched = WatchedConnection.of(connection);
    open.add(watched);
    watched.whenClosed(() -> open.remove(watched));
    connection.close();
  }

  /**
   * Gives up what leads elsewhere, since another server is the primary now, and, where the database
   * was away for long, what has not been heard of meanwhile.
   */
  void back(SocketAddress server, Duration away) {
    long since = System.nanoTime() - away.toNanos();
    boolean isLong = away.toNanos() >= silenceNanos;
    giveUp(
        connection -> !connection.leadsTo(server) || (isLong && connection.heardBefore(since)),
        "the database was away");
  }

  void close() {
    vertx.cancelTimer(timer);
  }

  private void look() {
    List<WatchedConnection> silent = waitingFor(silenceNanos);
    if (!silent.isEmpty() && asking.compareAndSet(false, true)) {
      long since = silent.stream().mapToLong(WatchedConnection::waitsSince).min().orElseThrow();
      atWork(silent)
          .otherwise(noAnswer -> Set.of())
          .onSuccess(working -> judge(silent, working, since))
          .onComplete(done -> asking.set(false));
    }
  }

  private List<WatchedConnection> waitingFor(long nanos) {
    long now = System.nanoTime();
    return open.stream().filter(connection -> connection.isSilentFor(nanos, now)).toList();
  }

  /** Which of the connections the server is at work for. */
  private Future<Set<Integer>> atWork(List<WatchedConnection> silent) {
    Integer[] processes = silent.stream().map(WatchedConnection::process).toArray(Integer[]::new);
    Future<PgConnection> connected =
        primary.find().compose(server -> PgConnection.connect(vertx, server));
    return connected
        .compose(connection -> connection.preparedQuery(AT_WORK).execute(Tuple.of(processes)))
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .onComplete(done -> connected.onSuccess(WatchedConnection::giveUp))
        .map(
            rows -> {
              Set<Integer> working = new HashSet<>();
              rows.forEach(row -> working.add(row.getInteger("pid")));
              return working;
            });
  }

  private void judge(List<WatchedConnection> silent, Set<Integer> working, long since) {
    Set<WatchedConnection> lost = new HashSet<>(silent);
    lost.removeIf(connection -> working.contains(connection.process()));
    silent.stream()
        .filter(connection -> !lost.contains(connection))
        .forEach(WatchedConnection::excuse);
    lost.removeIf(connection -> !connection.isSilentFor(silenceNanos, System.nanoTime()));
    if (!lost.isEmpty()) {
      giveUp(
          connection ->
              lost.contains(connection)
                  || (!connection.isWaiting() && connection.heardBefore(since)),
          "their server fell silent");
    }
  }

  /** The idle ones first, lest they be lent to those who try again. */
  private void giveUp(Predicate<WatchedConnection> which, String why) {
    List<WatchedConnection> lost = open.stream().filter(which).toList();
    if (!lost.isEmpty()) {
      LOG.warn("{} connections to PostgreSQL are given up: {}", lost.size(), why);
      giveUp(lost, connection -> !connection.isWaiting())
          .onComplete(gone -> giveUp(lost, WatchedConnection::isWaiting));
    }
  }

  private static Future<?> giveUp(
      List<WatchedConnection> lost, Predicate<WatchedConnection> which) {
    return Future.join(lost.stream().filter(which).map(WatchedConnection::giveUp).toList());
  }
}
