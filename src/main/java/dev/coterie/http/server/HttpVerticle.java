package dev.coterie.http.server;

import dev.coterie.caller.KeyRing;
import dev.coterie.config.Config;
import dev.coterie.config.HttpConfig;
import dev.coterie.http.Problem;
import dev.coterie.http.Site;
import dev.coterie.http.Site.Entrance;
import dev.coterie.http.access.Authentication;
import dev.coterie.http.docs.Docs;
import dev.coterie.http.pages.Pages;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
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

  private static final List<Integer> PROBLEMS = List.of(400, 404, 405, 413, 500);

  private final Config config;
  private final KeyRing keys;
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
    this.resources = List.copyOf(resources);
    this.sites = List.copyOf(sites);
    this.onEventLoop = onEventLoop;
    this.overload = new OverloadResponses(meters);
    HttpConfig http = config.http();
    this.limits =
        new Limits(
            share(http.maxLookups(), servers),
            share(http.maxRequests(), servers),
            share(http.maxStreams(), servers),
            overload,
            databaseIsUnavailable);
    this.connections =
        new Connections(share(http.maxConnections(), servers), http.idleSeconds(), overload);
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
            .setMaxFormFields(Pages.MAX_FIELDS)
            .setMaxFormAttributeSize(Pages.MAX_FORM_BYTES)
            .setStrictThreadMode(true);
    RequestDispatcher dispatching = dispatcher();
    dispatcher = dispatching;
    HttpServer listening =
        vertx
            .createHttpServer(options)
            .requestHandler(dispatching)
            .connectionHandler(connections::opened)
            .invalidRequestHandler(HttpVerticle::refuse);
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
            Future.join(closeToBus(), shutDown(), limits.drain())
                .timeout(config.shutdown().graceSeconds(), TimeUnit.SECONDS)
                .<Void>mapEmpty()
                .otherwise(graceIsOver -> null)
                .onComplete(drained));
    return drained.future();
  }

  private Future<Void> shutDown() {
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(config.shutdown().graceSeconds(), TimeUnit.SECONDS);
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

  /** Answers what is no HTTP request, before any route is looked for. */
  private static void refuse(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    int status =
        cause instanceof TooLongHttpLineException
            ? 414
            : cause instanceof TooLongHttpHeaderException ? 431 : 400;
    request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(Problem.of("HTTP", status, null).json().toBuffer())
        .onComplete(sent -> request.connection().close());
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
    Entrance entrance = new Entrance(limits::passWork, RequestLog::begin, RequestLog::markRead);
    sites.forEach(site -> site.addTo(router, entrance));
    Routes routes = routes(router);
    resources.forEach(resource -> resource.addTo(routes));
    router
        .route("/v1/*")
        .failureHandler(context -> ResponseWriter.fail(context, context.statusCode()));
    PROBLEMS.forEach(
        status -> router.errorHandler(status, context -> ResponseWriter.fail(context, status)));
    return new RequestDispatcher(router, limits.lookups(), routes.shortcuts());
  }

  private Routes routes(Router router) {
    Authentication authentication = new Authentication(keys);
    RequestBodies bodies = new RequestBodies(config.http(), scratch);
    return new Routes(
        router,
        authentication,
        limits,
        bodies,
        new DirectResponses(authentication, connections, limits.lookups(), bodies));
  }
}
