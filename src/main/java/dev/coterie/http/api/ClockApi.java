package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.PUT;

import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.StandingClock;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** {@code /v1/clock}: a test clock, read and set. */
public final class ClockApi implements Resource {
  private static final String NOW = "now";

  private final StandingClock clock;

  public ClockApi(StandingClock clock) {
    this.clock = clock;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/v1/clock", Scope.ADMIN, exchange -> now());
    routes.write(PUT, "/v1/clock", Scope.ADMIN, this::set);
  }

  private Future<Answer> set(Exchange exchange) {
    Fields body = exchange.body();
    Instant now = body.instant(NOW);
    body.check();
    if (!clock.goOnTo(now)) {
      body.reject(NOW, "must not be before " + clock.instant());
      body.check();
    }
    return now();
  }

  private Future<Answer> now() {
    return Future.succeededFuture(Answer.ok(new JsonObject().put(NOW, clock.instant())));
  }
}
