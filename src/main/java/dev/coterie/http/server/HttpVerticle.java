package dev.coterie.http.server;

import dev.coterie.caller.KeyRing;
import dev.coterie.config.Config;
import dev.coterie.config.HttpConfig;
import dev.coterie.config.ShutdownConfig;
import dev.coterie.http.Site;
import dev.coterie.http.Site.Entrance;
import dev.coterie.http.access.Authentication;
import dev.coterie.http.access.WrongKeys;
import dev.coterie.http.docs.Docs;
import dev.coterie.http.pages.Pages;
import dev.coterie.ops.DirectMemory;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Answers HTTP. One instance runs on each event loop; all share the port. */
public final class HttpVerticle extends VerticleBase {
  private static final long TICK_MILLIS = 1_000;

  /** Port 0 would be another one for each instance. */
  private static final int ONE_FREE_PORT_FOR_ALL = -1;

  /** What the system itself keeps for a client that does not read: some megabytes by default. */
  private static final int SEND_BUFFER_BYTES = 131_072;

  private static final int LAST_REQUESTS_MILLIS = 500;

  private static final List<Integer> PROBLEMS = List.of(400, 404, 405, 413, 500);

  private final Config config;
  private final KeyRing keys;
  private final WrongKeys wrongKeys;
  private final List<Resource> resources;
  private final List<Site> sites;
  private final Path scratch;
  private final Runnable onEventLoop;
  private final OverloadResponses overload;
  private final Limits limits;
  private final Connections connections;
  private @Nullable HttpServer server;
  private @Nullable RequestDispatcher dispatcher;
  private @Nullable BusEndpoints busEndpoints;
  private Runnable unsubscribe = () -> {};

  /**
   * One server of those of a process, which share its limits.
   *
   * @param servers how many they are
   * @param scratch the directory of files that are needed for a moment
   * @param databaseIsUnavailable whether what needs the database is to be refused at once
   * @param onEventLoop is run once on the event loop of this instance
   */
  public HttpVerticle(
      Config config,
      KeyRing keys,
      WrongKeys wrongKeys,
      List<Resource> resources,
      List<Site> sites,
      MeterRegistry meters,
      int servers,
      Path scratch,
      BooleanSupplier databaseIsUnavailable,
      Runnable onEventLoop) {
    this.config = config;
    this.scratch = scratch;
    this.keys = keys;
    this.wrongKeys = wrongKeys;
    this.resources = List.copyOf(resources);
    this.sites = List.copyOf(sites);
    this.onEventLoop = onEventLoop;
    this.overload = new OverloadResponses(meters);
    HttpConfig http = config.http();
    this.limits =
        new Limits(
            share(http.maxLookups(), servers),
            share(http.maxRequests(), servers),
            share(http.maxUploads(), servers),
            share(http.maxStreams(), servers),
            overload,
            databaseIsUnavailable);
    this.connections =
        new Connections(
            new Connections.Limit(
                share(http.maxConnections(), servers),
                share(http.maxUnfinishedBytes(), servers),
                Math.min(http.maxUnreadBytes(), DirectMemory.forAnswers()) / servers),
            Deadlines.of(http),
            overload);
  }

  private static int share(int whole, int servers) {
    return (whole + servers - 1) / servers;
  }

  @Override
  public Future<?> start() {
    onEventLoop.run();
    unsubscribe =
        keys.whenRead(() -> context.runOnContext(here -> limits.streams().endForbidden()));
    vertx.setPeriodic(TICK_MILLIS, timer -> connections.tick());
    HttpServerOptions options =
        new HttpServerOptions()
            .setHandle100ContinueAutomatically(true)
            .setHttp2ClearTextEnabled(false)
            .setSendBufferSize(SEND_BUFFER_BYTES)
            .setMaxFormFields(Pages.MAX_FIELDS)
            .setMaxFormAttributeSize(Pages.MAX_FORM_BYTES)
            .setStrictThreadMode(true);
    RequestDispatcher dispatching = dispatcher();
    dispatcher = dispatching;
    HttpServer listening =
        vertx
            .createHttpServer(options)
            .requestHandler(dispatching)
            .connectionHandler(connection -> connections.opened(connection, options))
            .invalidRequestHandler(UnreadableRequests::refuse);
    server = listening;
    int port = config.http().port();
    return Future.all(
        listening
            .listen(port == 0 ? ONE_FREE_PORT_FOR_ALL : port, config.http().host())
            .recover(cause -> Future.failedFuture(config.http().address().explain(cause))),
        openToBus());
  }

  /**
   * Has each answer close its connection from now on, so that clients come back elsewhere; requests
   * are still taken. May be called on any thread.
   */
  public void sendClientsElsewhere() {
    RequestDispatcher dispatching = dispatcher;
    if (dispatching != null) {
      context.runOnContext(here -> dispatching.closeConnections());
    }
  }

  /**
   * Accepts no more connections, once all servers that share the port are told so; completes once
   * requests in flight are answered or the grace is over. May be called on any thread.
   */
  public Future<Void> drain() {
    Promise<Void> drained = Promise.promise();
    context.runOnContext(
        here ->
            closePort()
                .compose(closed -> finishRequests())
                .compose(worked -> haveAnswersRead())
                .onComplete(drained));
    return drained.future();
  }

  /** Nobody reports when the port is closed; until then requests come that are to be answered. */
  private Future<?> closePort() {
    ShutdownConfig shutdown = config.shutdown();
    if (server != null) {
      server.shutdown(shutdown.graceSeconds(), TimeUnit.SECONDS);
    }
    return shutdown.drainSeconds() == 0
        ? Future.succeededFuture()
        : vertx.timer(LAST_REQUESTS_MILLIS, TimeUnit.MILLISECONDS);
  }

  private Future<Void> finishRequests() {
    connections.closeStalled();
    return closeToBus()
        .eventually(limits::drain)
        .timeout(config.shutdown().graceSeconds(), TimeUnit.SECONDS)
        .<Void>mapEmpty()
        .otherwise(graceIsOver -> null);
  }

  /** A moment for those who read; the server would wait for the others as long as they like. */
  private Future<Void> haveAnswersRead() {
    return connections.hasUnread()
        ? vertx.timer(1, TimeUnit.SECONDS).onSuccess(over -> connections.closeUnread()).mapEmpty()
        : Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    unsubscribe.run();
    return server == null ? Future.succeededFuture() : server.close();
  }

  /** The port it listens on, which matters where the configured one is 0. */
  public int port() {
    return server == null ? 0 : server.actualPort();
  }

  private Future<Void> openToBus() {
    BusEndpoints endpoints = new BusEndpoints(vertx, limits);
    busEndpoints = endpoints;
    resources.forEach(resource -> resource.addTo(endpoints));
    return endpoints.open();
  }

  private Future<Void> closeToBus() {
    return busEndpoints == null ? Future.succeededFuture() : busEndpoints.close();
  }

  /** The routes and shortcuts of all resources. */
  RequestDispatcher dispatcher() {
    Router router = Router.router(vertx);
    router.route().handler(connections::track);
    router.route("/v1/*").handler(RequestLog::begin);
    Docs.addTo(router);
    Entrance entrance =
        new Entrance(limits::passWork, this::passFile, RequestLog::begin, RequestLog::markRead);
    sites.forEach(site -> site.addTo(router, entrance));
    Routes routes = routes(router);
    resources.forEach(resource -> resource.addTo(routes));
    router
        .route("/v1/*")
        .failureHandler(context -> ResponseWriter.fail(context, context.statusCode()));
    PROBLEMS.forEach(
        status -> router.errorHandler(status, context -> ResponseWriter.fail(context, status)));
    return new RequestDispatcher(router, connections, routes.shortcuts());
  }

  /** Hands a request on whose body goes into a file. */
  private void passFile(RoutingContext context) {
    connections.sendsToDisk(context.request().connection());
    limits.passUpload(context);
  }

  private Routes routes(Router router) {
    Authentication authentication = new Authentication(keys, wrongKeys);
    RequestBodies bodies = new RequestBodies(config.http(), scratch);
    return new Routes(
        router,
        authentication,
        limits,
        this::passFile,
        bodies,
        new DirectResponses(authentication, connections, limits.lookups(), bodies));
  }
}
