package dev.coterie.db;

import dev.coterie.config.DatabaseConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The connections to Postgres, by who must not keep whom waiting.
 *
 * @param work for all other work
 * @param prices to load what prices are made from; lookups wait neither for staff nor for imports
 * @param imports a few, so that long imports keep nobody else waiting
 */
public record Pools(Pool work, Pool prices, Pool imports) {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int CONNECTION_WAIT_SECONDS = 5;
  private static final int IMPORTS_AT_ONCE = 2;
  private static final int IMPORT_WAIT_SECONDS = 600;
  private static final int IMPORT_STATEMENT_SECONDS = 600;
  private static final int SILENCE_MARGIN_SECONDS = 5;

  /** Connects when a connection is first needed. */
  public static Pools open(Vertx vertx, PgConnectOptions options, DatabaseConfig config) {
    return new Pools(
        work(vertx, options, config), prices(vertx, options, config), imports(vertx, options));
  }

  /** The pool for all work but prices and imports. */
  public static Pool work(Vertx vertx, PgConnectOptions options, DatabaseConfig config) {
    PoolOptions size = size("postgres", config.poolSize(), CONNECTION_WAIT_SECONDS);
    return pool(vertx, options, size, config.statementTimeoutSeconds());
  }

  /**
   * Its one statement finds rows by keys, whatever the keys are. Planned for each set of keys, as
   * Postgres would choose to, it takes three times as long.
   */
  private static Pool prices(Vertx vertx, PgConnectOptions options, DatabaseConfig config) {
    PoolOptions size = size("prices", config.pricePoolSize(), CONNECTION_WAIT_SECONDS);
    PgConnectOptions plannedOnce =
        new PgConnectOptions(options).addProperty("plan_cache_mode", "force_generic_plan");
    return pool(vertx, plannedOnce, size, config.statementTimeoutSeconds());
  }

  private static Pool imports(Vertx vertx, PgConnectOptions options) {
    PoolOptions size = size("imports", IMPORTS_AT_ONCE, IMPORT_WAIT_SECONDS);
    return pool(vertx, options, size, IMPORT_STATEMENT_SECONDS);
  }

  private static PoolOptions size(String name, int most, int waitSeconds) {
    return new PoolOptions()
        .setName(name)
        .setMaxSize(most)
        .setConnectionTimeout(waitSeconds)
        .setConnectionTimeoutUnit(TimeUnit.SECONDS);
  }

  /**
   * A connection that is silent for longer than any statement may take is dead, and closed; one
   * that is merely not needed is given back by the pool before that.
   */
  private static Pool pool(
      Vertx vertx, PgConnectOptions options, PoolOptions size, int statementSeconds) {
    PgConnectOptions timed =
        new PgConnectOptions(options).addProperty("statement_timeout", statementSeconds + "s");
    return PgBuilder.pool()
        .with(size.setIdleTimeout(statementSeconds).setIdleTimeoutUnit(TimeUnit.SECONDS))
        .with(
            new NetClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setTcpKeepAlive(true)
                .setIdleTimeout(statementSeconds + SILENCE_MARGIN_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS))
        .connectingTo(timed)
        .using(vertx)
        .build();
  }

  /** Closes all, the work in flight first. */
  public Future<Void> close() {
    return Future.join(List.of(work.close(), prices.close(), imports.close())).mapEmpty();
  }
}
