package dev.coterie.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.config.DatabaseConfig;
import dev.coterie.kernel.Actor;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.TestDatabases;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node waits until all others have forgotten what it made stale. */
class TurnsTest {
  private static String uri = "";

  @RegisterExtension
  static final BeforeAllCallback DATABASE =
      (ExtensionContext context) -> uri = TestDatabases.of(context).migrated();

  private final Vertx here = Vertx.vertx();
  private final Vertx there = Vertx.vertx();
  private final ChangeFeed feed =
      new ChangeFeed(here, new PrimaryServer(here, uri), Clock.systemUTC());
  private final ChangeFeed slow =
      new ChangeFeed(there, new PrimaryServer(there, uri), Clock.systemUTC());
  private final Pools pools =
      new Pools(
          here,
          new PrimaryServer(here, uri),
          new DatabaseConfig(null, Path.of("none"), 2, 1, 10, 5));
  private final AtomicInteger forgotten = new AtomicInteger();

  @BeforeEach
  void two_nodes() {
    RunningCoterie.await(feed.start());
    RunningCoterie.await(slow.start());
    slow.listen(
        changes -> {
          LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
          forgotten.incrementAndGet();
        });
  }

  @AfterEach
  void nothing_stays_open() {
    RunningCoterie.await(Future.all(feed.close(), slow.close(), pools.close()));
    RunningCoterie.await(Future.all(here.close(), there.close()));
  }

  private void commit() {
    RunningCoterie.await(
        new Transactions(pools.work(), feed, Map.of())
            .certain(
                Actor.SYSTEM,
                tx -> {
                  tx.changes(Change.product("TEA"));
                  return Future.succeededFuture(true);
                }));
  }

  @Test
  void a_node_that_is_slow_to_forget_is_waited_for_each_time() {
    for (int commits = 1; commits <= 3; commits++) {
      commit();

      RunningCoterie.await(feed.catchUp());

      assertThat(forgotten).hasValue(commits);
    }
  }

  @Test
  void a_node_that_is_gone_or_silent_is_not_waited_for_without_end() {
    RunningCoterie.await(slow.close());
    PgConnection silent = RunningCoterie.await(PgConnection.connect(here, Database.options(uri)));
    RunningCoterie.await(silent.query(Turns.LISTEN).execute());
    commit();

    RunningCoterie.await(feed.catchUp());

    assertThat(forgotten).hasValue(0);
    RunningCoterie.await(silent.close());
  }
}
