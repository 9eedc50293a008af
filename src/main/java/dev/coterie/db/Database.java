package dev.coterie.db;

import dev.coterie.config.InvalidConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to Postgres: waits for the server and brings the schema up to date. */
public final class Database {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int OLDEST_SERVER = 150_000;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int PREPARED_STATEMENTS = 256;
  private static final long RETRY_MILLIS = 1_000;

  private Database() {}

  /**
   * How every connection is made. The address is either configured or the embedded server's.
   *
   * @throws InvalidConfig if it cannot be read; the message has nothing of it
   */
  public static PgConnectOptions options(String uri) {
    PgConnectOptions options = parse(uri);
    options
        .setCachePreparedStatements(true)
        .setPreparedStatementCacheMaxSize(PREPARED_STATEMENTS)
        // a search is planned anew each time, by how rare it is what it looks for
        .setPreparedStatementCacheSqlFilter(
            sql -> !sql.startsWith(ListQuery.MARK) && !sql.contains("LIKE "))
        .addProperty("application_name", "coterie")
        // refused by a standby, so that no connection ever leads to one
        .addProperty("transaction_read_only", "off");
    return options;
  }

  /** Its own exceptions show the whole address, and so the password in it. */
  private static PgConnectOptions parse(String uri) {
    try {
      return PgConnectOptions.fromUri(uri);
    } catch (IllegalArgumentException showsPassword) {
      throw new InvalidConfig(
          "database.uri",
          "must be of the form postgresql://user:password@host:port/name, with what is special in an"
              + " address percent-encoded");
    }
  }

  /** Completes once a primary answers; until then says, every second, what it waits for. */
  public static Future<PgConnectOptions> await(Vertx vertx, PrimaryServer primary) {
    Promise<PgConnectOptions> there = Promise.promise();
    tryConnect(vertx, primary, there);
    return there.future();
  }

  /** Brings the schema up to date; blocks, so call it on a worker. */
  public static void migrate(PgConnectOptions options) {
    Flyway.configure()
        .dataSource(jdbcUrl(options), options.getUser(), options.getPassword())
        .locations("classpath:db")
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }

  private static void tryConnect(
      Vertx vertx, PrimaryServer primary, Promise<PgConnectOptions> there) {
    primary
        .find()
        .compose(server -> serverVersion(vertx, server).map(version -> accepted(version, server)))
        .onSuccess(there::tryComplete)
        .onFailure(
            cause -> {
              if (cause instanceof UnsupportedOperationException) {
                there.tryFail(cause);
              } else {
                LOG.warn("waiting for PostgreSQL at {}: {}", primary, cause.getMessage());
                primary.forget();
                vertx.setTimer(RETRY_MILLIS, timer -> tryConnect(vertx, primary, there));
              }
            });
  }

  private static Future<Integer> serverVersion(Vertx vertx, PgConnectOptions options) {
    return PgConnection.connect(vertx, options)
        .timeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
        .compose(
            connection ->
                connection
                    .query("SELECT current_setting('server_version_num')::int AS version")
                    .execute()
                    .map(rows -> rows.iterator().next().getInteger("version"))
                    .eventually(connection::close));
  }

  private static PgConnectOptions accepted(int version, PgConnectOptions server) {
    if (version < OLDEST_SERVER) {
      throw new UnsupportedOperationException(
          "PostgreSQL 15 or newer is needed, the server's version number is " + version);
    }
    return server;
  }

  private static String jdbcUrl(PgConnectOptions options) {
    return "jdbc:postgresql://%s:%d/%s?sslmode=%s"
        .formatted(
            options.getHost(),
            options.getPort(),
            options.getDatabase(),
            options.getSslMode().value);
  }
}
