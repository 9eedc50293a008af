package dev.coterie.ops;

import dev.coterie.config.ManagementConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.healthchecks.HealthCheckHandler;

/**
 * The port for those who run the service: {@code /health/live}, {@code /health/ready}, {@code
 * /metrics}.
 */
public final class Management {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private Management() {}

  /** Begins to answer; to be called before all else starts, and closed after all else has ended. */
  public static Future<HttpServer> listen(
      Vertx vertx, ManagementConfig config, PrometheusMeterRegistry metrics, Readiness readiness) {
    Router router = Router.router(vertx);
    router.route().handler(Management::secure);
    router
        .get("/health/live")
        .handler(HealthCheckHandler.createWithHealthChecks(live(vertx, metrics)));
    router
        .get("/health/ready")
        .handler(HealthCheckHandler.createWithHealthChecks(ready(vertx, readiness, metrics)));
    router.get("/metrics").handler(context -> scrape(vertx, metrics, context));
    return vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(config.port(), config.host())
        .recover(cause -> Future.failedFuture(config.address().explain(cause)));
  }

  /** None of it is for browsers to show. */
  private static void secure(RoutingContext context) {
    context
        .response()
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    context.next();
  }

  private static HealthChecks live(Vertx vertx, MeterRegistry metrics) {
    return HealthChecks.create(vertx)
        .register("process", check -> check.complete(eventLoops(metrics)));
  }

  /** A process whose event loops are stuck answers nothing, and is helped by a restart alone. */
  private static Status eventLoops(MeterRegistry metrics) {
    return Meters.areEventLoopsAlive(metrics) ? Status.OK() : Status.KO();
  }

  private static HealthChecks ready(Vertx vertx, Readiness readiness, MeterRegistry metrics) {
    return HealthChecks.create(vertx)
        .register("eventLoops", check -> check.complete(eventLoops(metrics)))
        .register("service", check -> check.complete(status(readiness.state())));
  }

  private static Status status(Readiness.ReadinessState state) {
    JsonObject data = new JsonObject().put("state", state.name());
    return state == Readiness.ReadinessState.READY ? Status.OK(data) : Status.KO(data);
  }

  private static void scrape(Vertx vertx, PrometheusMeterRegistry metrics, RoutingContext context) {
    vertx
        .executeBlocking(() -> metrics.scrape())
        .onSuccess(text -> context.response().putHeader("Content-Type", PROMETHEUS_TEXT).end(text))
        .onFailure(context::fail);
  }
}
