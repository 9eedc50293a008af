package dev.coterie.db;

import dev.coterie.config.DatabaseConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The connections to Postgres, in pools by who must not keep whom waiting. */
public final class Pools {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int CONNECTION_WAIT_SECONDS = 5;
  private static final int IMPORTS_AT_ONCE = 2;
  private static final int IMPORT_WAIT_SECONDS = 600;
  private static final int IMPORT_STATEMENT_SECONDS = 600;

  private final Vertx vertx;
  private final PrimaryServer primary;
  private final ConnectionWatch watch;
  private final Duration silence;
  private final Pool work;
  private final Pool prices;
  private final Pool imports;

  /** Connects to the primary when a connection is first needed. */
  public Pools(Vertx vertx, PrimaryServer primary, DatabaseConfig config) {
    this.vertx = vertx;
    this.primary = primary;
    this.silence = Duration.ofSeconds(config.silenceSeconds());
    this.watch = new ConnectionWatch(vertx, primary, silence);
    int statement = config.statementTimeoutSeconds();
    work = pool(size("postgres", config.poolSize(), CONNECTION_WAIT_SECONDS), statement, Map.of());
    // Its one statement finds rows by keys, whatever the keys are. Planned for each set of keys, as
    // Postgres would choose to, it takes three times as long.
    prices =
        pool(
            size("prices", config.pricePoolSize(), CONNECTION_WAIT_SECONDS),
            statement,
            Map.of("plan_cache_mode", "force_generic_plan"));
    imports =
        pool(
            size("imports", IMPORTS_AT_ONCE, IMPORT_WAIT_SECONDS),
            IMPORT_STATEMENT_SECONDS,
            Map.of());
  }

  /** For all work but prices and imports. */
  public Pool work() {
    return work;
  }

  /** To load what prices are made from; lookups wait neither for staff nor for imports. */
  public Pool prices() {
    return prices;
  }

  /** A few, so that long imports keep nobody else waiting. */
  public Pool imports() {
    return imports;
  }

  /**
   * The database is back after it was away for so long: connections that lead to another server, or
   * were not heard of meanwhile, are given up.
   */
  public void back(SocketAddress server, Duration away) {
    watch.back(server, away);
  }

  /** Closes all, the work in flight first. */
  public Future<Void> close() {
    watch.close();
    return Future.join(List.of(work.close(), prices.close(), imports.close())).mapEmpty();
  }

  private static PoolOptions size(String name, int most, int waitSeconds) {
    return new PoolOptions()
        .setName(name)
        .setMaxSize(most)
        .setConnectionTimeout(waitSeconds)
        .setConnectionTimeoutUnit(TimeUnit.SECONDS);
  }

  /** The user time-out is what a native transport can keep; the watch needs none. */
  private Pool pool(PoolOptions size, int statementSeconds, Map<String, String> properties) {
    return PgBuilder.pool()
        .with(size.setIdleTimeout(statementSeconds).setIdleTimeoutUnit(TimeUnit.SECONDS))
        .with(
            new NetClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setTcpKeepAlive(true)
                .setTcpUserTimeout((int) silence.toMillis()))
        .withConnectHandler(watch::opened)
        .connectingTo(server(statementSeconds, properties))
        .using(vertx)
        .build();
  }

  private Supplier<Future<SqlConnectOptions>> server(
      int statementSeconds, Map<String, String> properties) {
    return () ->
        primary
            .find()
            .map(
                found -> {
                  PgConnectOptions options = new PgConnectOptions(found);
                  options.addProperty("statement_timeout", statementSeconds + "s");
                  properties.forEach(options::addProperty);
                  return options;
                });
  }
}
