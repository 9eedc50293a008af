package dev.coterie.http.pages;

import dev.coterie.caller.user.UserRole;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where page classes say what they answer, and which role may do it. */
public final class PageRoutes {
  private final Router router;
  private final Handler<RoutingContext> limit;
  private final Handler<RoutingContext> fileLimit;
  private final Handler<RoutingContext> files;
  private final SessionGate gate;
  private final PageWriter writer;

  PageRoutes(
      Router router,
      Handler<RoutingContext> limit,
      Handler<RoutingContext> fileLimit,
      Handler<RoutingContext> files,
      SessionGate gate,
      PageWriter writer) {
    this.router = router;
    this.limit = limit;
    this.fileLimit = fileLimit;
    this.files = files;
    this.gate = gate;
    this.writer = writer;
  }

  /** A page that every user of the mall may see. */
  public void get(String path, Function<Visit, Future<PageAnswer>> page) {
    get(path, UserRole.VIEWER, page);
  }

  public void get(String path, UserRole role, Function<Visit, Future<PageAnswer>> page) {
    add(HttpMethod.GET, path, role, page);
  }

  /** A page that is for owners of shops, too. */
  public void getByAll(String path, Function<Visit, Future<PageAnswer>> page) {
    add(HttpMethod.GET, path, null, page);
  }

  /** What a form does that is for owners of shops, too. */
  public void postByAll(String path, Function<Visit, Future<PageAnswer>> action) {
    add(HttpMethod.POST, path, null, action);
  }

  /** What a form of a page does. */
  public void post(String path, UserRole role, Function<Visit, Future<PageAnswer>> action) {
    add(HttpMethod.POST, path, role, action);
  }

  /** What a form with a file does; who may not do it is refused before the file is read. */
  public void upload(String path, UserRole role, Function<Visit, Future<PageAnswer>> action) {
    router
        .route(HttpMethod.POST, path)
        .handler(fileLimit)
        .handler(PageRoutes::hold)
        .handler(context -> gate.admit(context, context::next))
        .handler(context -> gate.requireRole(context, role))
        .handler(files)
        .handler(limit)
        .handler(gate::requireToken)
        .handler(context -> answer(context, action));
  }

  /** Lets the file wait until it is known who sends it; what is refused is read to nowhere. */
  private static void hold(RoutingContext context) {
    context.request().pause();
    context.addEndHandler(done -> context.request().resume());
    context.next();
  }

  private void add(
      HttpMethod method,
      String path,
      @Nullable UserRole role,
      Function<Visit, Future<PageAnswer>> page) {
    router
        .route(method, path)
        .handler(limit)
        .handler(gate::requireSession)
        .handler(context -> gate.requireRole(context, role))
        .handler(context -> answer(context, page));
  }

  private void answer(RoutingContext context, Function<Visit, Future<PageAnswer>> page) {
    Future.succeededFuture(writer.visit(context))
        .compose(page)
        .onSuccess(answer -> writer.write(context, answer))
        .onFailure(context::fail);
  }
}
