package dev.coterie.http.pages;

import dev.coterie.http.Site;
import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The management pages below {@code /admin}, as one part of the server. */
public final class Pages implements Site {
  /** How long a form may be, and so any field of it. */
  public static final int MAX_FORM_BYTES = 1_048_576;

  /** How many fields a form may have: a sheet of groups has some for each row. */
  public static final int MAX_FIELDS = 10_000;

  private static final BodyHandler FORMS = BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES);

  private final Templates templates = new StaticTemplates();
  private final Assets assets = new Assets();
  private final SessionGate gate = new SessionGate();
  private final PageWriter writer;
  private final boolean signsOn;
  private final BodyHandler files;
  private final List<AdminPage> pages;

  /**
   * All pages.
   *
   * @param maxFileBytes how long an uploaded file may be
   * @param scratch the directory of files that are needed for a moment
   * @param makers each makes a page of the templates
   */
  public Pages(
      Surroundings surroundings,
      long maxFileBytes,
      Path scratch,
      List<Function<Templates, AdminPage>> makers) {
    this.files =
        BodyHandler.create(scratch.toString())
            .setBodyLimit(maxFileBytes)
            .setDeleteUploadedFilesOnEnd(true);
    this.writer = new PageWriter(templates, assets, surroundings);
    this.signsOn = surroundings.signsOn();
    this.pages = makers.stream().map(maker -> maker.apply(templates)).toList();
  }

  @Override
  public void addTo(Router router, Entrance entrance) {
    Handler<RoutingContext> limit = entrance.limit();
    assets.addTo(router);
    router.route("/admin/*").handler(entrance.log());
    router.post("/admin/*").handler(Pages::readForm);
    Look.addTo(router);
    LoginPage login = new LoginPage(templates, writer, gate, signsOn);
    login.addTo(router, limit);
    if (signsOn) {
      new SignOnPages(login).addTo(router, limit);
    }
    PageRoutes routes =
        new PageRoutes(router, limit, entrance.file(), this::readFile, gate, writer);
    pages.forEach(page -> page.addTo(routes));
    router.get("/admin").handler(context -> context.redirect("/admin/"));
    router.route("/admin/*").handler(gate::requireSession).handler(context -> context.fail(404));
    router.route("/admin/*").failureHandler(context -> writer.fail(context, context.statusCode()));
  }

  /** Leaves a form with a file to the route that takes it, which first asks who sends it. */
  private static void readForm(RoutingContext context) {
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      context.next();
    } else {
      FORMS.handle(context);
    }
  }

  private void readFile(RoutingContext context) {
    files.handle(context);
    context.request().resume();
  }
}
