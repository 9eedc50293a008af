package dev.coterie.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coterie.bus.Faults;
import dev.coterie.config.DatabaseConfig;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.TestDatabases;
import dev.coterie.testing.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections whose server falls silent, told from those whose statement takes long. */
class ConnectionWatchTest {
  private static final int CONNECTIONS = 4;
  private static final int SILENCE_SECONDS = 1;
  private static final String SLOW = "SELECT 'done' AS said FROM pg_sleep(4)";

  private static String uri = "";

  @RegisterExtension
  static final BeforeAllCallback DATABASE =
      (ExtensionContext context) -> uri = TestDatabases.of(context).migrated();

  private final Vertx vertx = Vertx.vertx();
  private final Wire wire = Wire.sound();
  private final Pools pools =
      new Pools(
          vertx,
          new PrimaryServer(vertx, wire.to(uri)),
          new DatabaseConfig(null, Path.of("none"), CONNECTIONS, 1, 60, SILENCE_SECONDS));
  private final Pool pool = pools.work();

  @AfterEach
  void nothing_stays_open() {
    wire.cut();
    RunningCoterie.await(pools.close());
    RunningCoterie.await(vertx.close());
  }

  @Test
  void a_statement_that_takes_long_is_waited_for() {
    assertThat(RunningCoterie.await(ask(SLOW))).isEqualTo("done");
  }

  @Test
  void a_statement_on_a_silent_connection_is_given_up_and_so_are_the_idle_ones_of_that_age() {
    connect(CONNECTIONS);
    wire.forgetOpen();

    Future<String> lost = ask("SELECT 'heard' AS said");

    assertThatThrownBy(() -> RunningCoterie.await(lost)).matches(Faults::isUnavailable);
    for (int i = 0; i < 2 * CONNECTIONS; i++) {
      assertThat(RunningCoterie.await(ask("SELECT 'heard' AS said"))).isEqualTo("heard");
    }
  }

  @Test
  void a_statement_that_takes_long_outlives_a_silent_connection_beside_it() {
    connect(CONNECTIONS - 1);
    wire.forgetOpen();
    List<Future<String>> lost =
        IntStream.range(0, CONNECTIONS - 1).mapToObj(i -> ask("SELECT 'heard' AS said")).toList();

    Future<String> slow = ask(SLOW);

    RunningCoterie.await(Future.join(lost).otherwiseEmpty());
    assertThat(lost).allMatch(Future::failed);
    assertThat(RunningCoterie.await(slow)).isEqualTo("done");
  }

  /** Has so many connections made. */
  private void connect(int connections) {
    RunningCoterie.await(
        Future.all(
            IntStream.range(0, connections)
                .mapToObj(i -> ask("SELECT 'done' AS said FROM pg_sleep(0.2)"))
                .toList()));
  }

  private Future<String> ask(String sql) {
    return pool.query(sql).execute().map(rows -> rows.iterator().next().getString("said"));
  }
}
