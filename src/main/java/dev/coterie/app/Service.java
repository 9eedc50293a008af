package dev.coterie.app;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.coterie.audit.Findings;
import dev.coterie.bus.RecordCodec;
import dev.coterie.caller.FirstCredentials;
import dev.coterie.config.Config;
import dev.coterie.config.ShutdownConfig;
import dev.coterie.db.ChangeFeed;
import dev.coterie.db.Database;
import dev.coterie.db.DatabaseStatus;
import dev.coterie.db.EmbeddedServer;
import dev.coterie.db.Pools;
import dev.coterie.db.PrimaryServer;
import dev.coterie.db.Storage;
import dev.coterie.demo.DemoShop;
import dev.coterie.ops.Management;
import dev.coterie.ops.MemoryWatch;
import dev.coterie.ops.Meters;
import dev.coterie.ops.Readiness;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running Coterie: the order in which it comes up, and goes down.
 *
 * <p>The event bus is joined and management answers first, then the database is awaited and its
 * schema brought up to date, then the modules are deployed; only then is it ready.
 */
public final class Service {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private static final long STOP_STEP_SECONDS = 3;

  private final Config config;
  private final Clock clock;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Readiness readiness;
  private volatile @Nullable Vertx vertx;
  private volatile @Nullable ScratchDirectory scratch;
  private volatile @Nullable EmbeddedServer embedded;
  private volatile @Nullable HttpServer management;
  private volatile @Nullable ChangeFeed feed;
  private volatile @Nullable Pools pools;
  private volatile @Nullable Deployment deployment;
  private volatile @Nullable FirstCredentials credentials;

  public Service(Config config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.readiness = new Readiness(config.health().readyWithoutDatabase());
    Meters.bindProcess(meters);
  }

  /**
   * Comes up; completes once it is ready.
   *
   * @param demo whether to fill an empty database with the demo shop
   */
  public Future<Service> start(boolean demo) {
    return scratch()
        .compose(this::bus)
        .onSuccess(joined -> vertx = joined)
        .onSuccess(joined -> begun().keep(joined))
        .onSuccess(RecordCodec::register)
        .onSuccess(MemoryWatch::begin)
        .compose(joined -> start(joined, demo))
        .map(this);
  }

  /**
   * What earlier versions left in a database that this one has migrated, a sentence each; to be
   * stopped then.
   */
  public Future<List<String>> audit() {
    Vertx alone = Vertx.vertx();
    vertx = alone;
    return alone
        .executeBlocking(this::databaseUri)
        .map(uri -> new Pools(alone, new PrimaryServer(alone, uri), config.database()))
        .onSuccess(opened -> pools = opened)
        .compose(opened -> new Findings().read(opened.work()));
  }

  private Future<Void> start(Vertx joined, boolean demo) {
    return Management.listen(joined, config.management(), meters, readiness)
        .onSuccess(server -> management = server)
        .compose(server -> joined.executeBlocking(this::databaseUri))
        .compose(uri -> open(joined, new PrimaryServer(joined, uri), demo))
        .compose(
            done ->
                demo
                    ? DemoShop.fill(joined, clock, config.connect().enabled(), begun().path())
                    : Future.<Void>succeededFuture())
        .onSuccess(done -> readiness.ready(reached()::isUnavailable));
  }

  /** The directory of this process's files. */
  private Future<Path> scratch() {
    try {
      ScratchDirectory made = ScratchDirectory.in(Path.of(System.getProperty("java.io.tmpdir")));
      scratch = made;
      return Future.succeededFuture(made.path());
    } catch (IOException cause) {
      return Future.failedFuture(cause);
    }
  }

  private ScratchDirectory begun() {
    return Objects.requireNonNull(scratch, "begun");
  }

  /** The event bus and all that runs on it: this process's own, or that of the cluster. */
  private Future<Vertx> bus(Path files) {
    VertxBuilder builder = Vertx.builder().withMetrics(new MicrometerMetricsFactory(meters));
    VertxOptions options =
        new VertxOptions()
            .setMetricsOptions(Meters.vertxOptions())
            .setFileSystemOptions(
                new FileSystemOptions().setFileCacheDir(files.resolve("vertx").toString()));
    return config.cluster().enabled()
        ? Cluster.join(builder, options, config.cluster())
        : Future.succeededFuture(builder.with(options).build());
  }

  /** Sends clients elsewhere for a while, then finishes what is in flight and goes down. */
  public Future<Void> stop() {
    ShutdownConfig shutdown = config.shutdown();
    LOG.info(
        "stopping: not ready any more, requests are taken for {} s and then have {} s to end",
        shutdown.drainSeconds(),
        shutdown.graceSeconds());
    readiness.draining();
    Deployment deployed = deployment;
    ChangeFeed changes = feed;
    Pools opened = pools;
    Vertx joined = vertx;
    return (deployed == null ? Future.<Void>succeededFuture() : leave(deployed))
        .eventually(() -> changes == null ? Future.succeededFuture() : bounded(changes.close()))
        .eventually(() -> opened == null ? Future.succeededFuture() : bounded(opened.close()))
        .eventually(() -> joined == null ? Future.succeededFuture() : bounded(joined.close()))
        .eventually(() -> close(embedded))
        .eventually(() -> close(scratch));
  }

  /** Waits on no event loop, since what follows ends them. */
  private Future<Void> leave(Deployment deployed) {
    deployed.sendClientsElsewhere();
    int seconds = config.shutdown().drainSeconds();
    CompletableFuture<Void> elsewhere =
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(seconds, SECONDS));
    return Future.fromCompletionStage(elsewhere).compose(left -> deployed.undeploy());
  }

  /** A step of the stop that must not keep the next from being taken. */
  private static Future<Void> bounded(Future<Void> step) {
    CompletableFuture<Void> bounded =
        step.toCompletionStage().toCompletableFuture().orTimeout(STOP_STEP_SECONDS, SECONDS);
    return Future.fromCompletionStage(bounded);
  }

  public Vertx vertx() {
    return Objects.requireNonNull(vertx, "started");
  }

  /** The port of the API, 0 in a process without the role http. */
  public int port() {
    return Objects.requireNonNull(deployment, "started").port();
  }

  /** The port of management, 0 before it answers. */
  public int managementPort() {
    HttpServer server = management;
    return server == null ? 0 : server.actualPort();
  }

  /** What may be shown once, to whoever started the service. */
  public FirstCredentials credentials() {
    return Objects.requireNonNull(credentials, "started");
  }

  private String databaseUri() throws IOException {
    String uri = config.database().uri();
    if (uri != null) {
      return uri;
    }
    EmbeddedServer server = EmbeddedServer.start(config.database().directory());
    embedded = server;
    return server.uri();
  }

  private Future<Void> open(Vertx joined, PrimaryServer primary, boolean demo) {
    Pools opened = new Pools(joined, primary, config.database());
    ChangeFeed changes = new ChangeFeed(joined, primary, clock);
    changes.whenBack(opened::back);
    Storage storage = new Storage(opened, changes);
    Deployment deployed =
        new Deployment(new Platform(joined, config, storage, clock, meters, demo, begun().path()));
    pools = opened;
    feed = changes;
    deployment = deployed;
    return Database.await(joined, primary)
        .compose(server -> joined.executeBlocking(() -> migrate(server)))
        .compose(done -> changes.start())
        .compose(done -> FirstCredentials.ensure(joined, storage, config, clock))
        .onSuccess(made -> credentials = made)
        .compose(made -> deployed.deploy());
  }

  private DatabaseStatus reached() {
    return Objects.requireNonNull(feed, "opened").database();
  }

  private static boolean migrate(PgConnectOptions options) {
    Database.migrate(options);
    return true;
  }

  private static Future<Void> close(@Nullable AutoCloseable part) {
    try {
      if (part != null) {
        part.close();
      }
      return Future.succeededFuture();
    } catch (Exception cause) {
      return Future.failedFuture(cause);
    }
  }
}
