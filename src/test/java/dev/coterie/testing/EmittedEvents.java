package dev.coterie.testing;

import dev.coterie.config.DatabaseConfig;
import dev.coterie.db.ChangeFeed;
import dev.coterie.db.Event;
import dev.coterie.db.Pools;
import dev.coterie.db.PrimaryServer;
import dev.coterie.db.Transactions;
import dev.coterie.kernel.Actor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Emits events, as the service's own transactions do. */
public final class EmittedEvents implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;
  private final Transactions transactions;

  public EmittedEvents(String databaseUri) {
    PrimaryServer server = new PrimaryServer(vertx, databaseUri);
    pool = new Pools(vertx, server, new DatabaseConfig(null, Path.of("none"), 8, 1, 10, 5)).work();
    ChangeFeed feed = new ChangeFeed(vertx, server, Clock.systemUTC());
    transactions = new Transactions(pool, feed, Map.of());
  }

  /** One event, in a transaction of its own. */
  public void emit(String type, String subject) {
    RunningCoterie.await(commit(List.of(event(type, subject, 0))));
  }

  /** So many events of one subject, in transactions of their own at the same time. */
  public void emit(String type, String subject, int times) {
    RunningCoterie.await(
        Future.all(
            IntStream.range(0, times)
                .mapToObj(number -> commit(List.of(event(type, subject, number))))
                .toList()));
  }

  /** So many events of one subject, in one transaction. */
  public void emitAtOnce(String type, String subject, int times) {
    RunningCoterie.await(
        commit(
            IntStream.range(0, times).mapToObj(number -> event(type, subject, number)).toList()));
  }

  /** One event that no notification announces. */
  public void emitSilently(String type, String subject) {
    RunningCoterie.await(
        pool.query(
                "INSERT INTO events (type, at, subject, data) VALUES ('%s', now(), '%s', '{}')"
                    .formatted(type, subject))
            .execute());
  }

  public Pool pool() {
    return pool;
  }

  @Override
  public void close() {
    RunningCoterie.await(pool.close());
    RunningCoterie.await(vertx.close());
  }

  private Future<Boolean> commit(List<Event> events) {
    return transactions.certain(
        Actor.SYSTEM,
        tx -> {
          events.forEach(tx::emit);
          return Future.succeededFuture(true);
        });
  }

  private static Event event(String type, String subject, int number) {
    return new Event(
        type, RunningCoterie.BEGIN, subject, new JsonObject().put("number", number), null, null);
  }
}
