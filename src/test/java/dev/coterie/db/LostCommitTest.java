package dev.coterie.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.config.DatabaseConfig;
import dev.coterie.kernel.Actor;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.TestDatabases;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a node learns of transactions whose end it does not know. */
class LostCommitTest {
  private static String uri = "";

  @RegisterExtension
  static final BeforeAllCallback DATABASE =
      (ExtensionContext context) -> uri = TestDatabases.of(context).migrated();

  private final Vertx vertx = Vertx.vertx();
  private final PrimaryServer server = new PrimaryServer(vertx, uri);
  private final Pool pool =
      new Pools(vertx, server, new DatabaseConfig(null, Path.of("none"), 2, 1, 10, 5)).work();
  private final ChangeFeed feed = new ChangeFeed(vertx, server, Clock.systemUTC());
  private final List<Change> heard = new CopyOnWriteArrayList<>();

  @BeforeEach
  void a_feed_that_is_heard() {
    RunningCoterie.await(feed.start());
    feed.listen(heard::addAll);
  }

  @AfterEach
  void nothing_stays_open() {
    RunningCoterie.await(feed.close());
    RunningCoterie.await(pool.close());
    RunningCoterie.await(vertx.close());
  }

  @Test
  void a_change_is_forgotten_even_where_the_commit_is_not_known_to_have_succeeded() {
    Future<Boolean> failed =
        new Transactions(pool, feed, Map.of())
            .certain(
                Actor.SYSTEM,
                tx -> {
                  tx.changes(Change.product("LOST"));
                  return Future.<Boolean>failedFuture("the connection is gone");
                })
            .otherwise(false);

    assertThat(RunningCoterie.await(failed)).isFalse();
    assertThat(heard).containsExactly(Change.product("LOST"));
  }

  @Test
  void a_node_hears_of_its_own_commits_from_the_database_as_well() {
    RunningCoterie.await(
        new Transactions(pool, feed, Map.of())
            .certain(
                Actor.SYSTEM,
                tx -> {
                  tx.changes(Change.customer("a b"));
                  return Future.succeededFuture(true);
                }));

    Eventually.sees(
        List.of(Change.customer("a b"), Change.customer("a b")), () -> List.copyOf(heard));
  }
}
