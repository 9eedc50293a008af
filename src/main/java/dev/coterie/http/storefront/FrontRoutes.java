package dev.coterie.http.storefront;

import dev.coterie.http.Problem;
import dev.coterie.http.Site.Entrance;
import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.Function;

/** Where pages for customers say what they answer. */
public final class FrontRoutes {
  private static final BodyHandler FORMS = BodyHandler.create(false).setBodyLimit(4_096);

  private final Router router;
  private final Entrance entrance;
  private final FrontKit kit;
  private final FrontWriter writer;

  FrontRoutes(Router router, Entrance entrance, FrontKit kit, FrontWriter writer) {
    this.router = router;
    this.entrance = entrance;
    this.kit = kit;
    this.writer = writer;
  }

  public void get(String path, Function<FrontVisit, Future<FrontAnswer>> page) {
    Route route = router.get(path).handler(entrance.log()).handler(entrance.markRead());
    answer(route.handler(entrance.limit()), page);
  }

  /** What a form of a page does; one of another site does nothing. */
  public void post(String path, Function<FrontVisit, Future<FrontAnswer>> action) {
    Route route =
        router
            .post(path)
            .handler(entrance.log())
            .handler(SameSite::require)
            .handler(FrontRoutes::readForm)
            .handler(entrance.limit());
    answer(route, action);
  }

  /** A body handler must not come after a handler of ours, unless it is called by one. */
  private static void readForm(RoutingContext context) {
    FORMS.handle(context);
  }

  private void answer(Route route, Function<FrontVisit, Future<FrontAnswer>> page) {
    route
        .handler(
            context ->
                Future.succeededFuture(new FrontVisit(context, kit))
                    .compose(page)
                    .onSuccess(answer -> writer.write(context, answer))
                    .onFailure(context::fail))
        .failureHandler(this::fail);
  }

  /** The page that says what went wrong, and nothing of a shop that is not open. */
  private void fail(RoutingContext context) {
    Problem problem = Problem.of("HTTP", context.statusCode(), context.failure());
    FrontVisit visit = new FrontVisit(context, kit);
    writer.write(
        context,
        FrontAnswer.once(
            problem.status(), kit.templates().storefrontError(FrontErrorView.of(visit, problem))));
  }
}
