package dev.coterie.http.pages;

import dev.coterie.caller.user.UserContract.Session;
import dev.coterie.caller.user.UserRole;
import dev.coterie.http.FileStream;
import dev.coterie.http.Problem;
import gg.jte.generated.precompiled.Templates;
import gg.jte.output.Utf8ByteOutput;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes pages: the one place where HTML leaves, with all that keeps browsers from harm. */
final class PageWriter {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'; img-src 'self' data:";

  private final Templates templates;
  private final Assets assets;
  private final Surroundings surroundings;
  private final String policyWithImages;

  PageWriter(Templates templates, Assets assets, Surroundings surroundings) {
    this.templates = templates;
    this.assets = assets;
    this.surroundings = surroundings;
    this.policyWithImages =
        Stream.concat(Stream.of(POLICY), surroundings.imageHosts().hosts().stream())
            .collect(Collectors.joining(" "));
  }

  Visit visit(RoutingContext context) {
    return new Visit(context, frame(context));
  }

  private PageFrame frame(RoutingContext context) {
    Session session = Visit.session(context);
    String theme = cookie(context, Look.THEME);
    Texts texts = Texts.of(languages(context));
    return new PageFrame(
        texts,
        surroundings.moments(texts.locale()),
        assets,
        surroundings.imageHosts(),
        theme == null ? "auto" : theme,
        context.request().path(),
        session == null ? "" : session.formToken(),
        session == null ? null : session.user().name(),
        session == null ? UserRole.VIEWER : session.user().role(),
        session != null && session.user().seesCost(),
        surroundings.opensShops());
  }

  private static List<@Nullable String> languages(RoutingContext context) {
    List<@Nullable String> languages = new ArrayList<>();
    languages.add(cookie(context, Look.LANGUAGE));
    for (LanguageHeader accepted : context.acceptableLanguages()) {
      languages.add(accepted.tag());
    }
    return languages;
  }

  private static @Nullable String cookie(RoutingContext context, String name) {
    Cookie cookie = context.request().getCookie(name);
    return cookie == null ? null : cookie.getValue();
  }

  void write(RoutingContext context, PageAnswer answer) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (answer.place() != null) {
      go(context, answer.place());
    } else if (answer.file() != null) {
      FileStream.head(response, answer.file().name(), answer.file().type());
      response.end(answer.file().content());
    } else if (answer.stream() != null) {
      answer.stream().send(context);
    } else {
      writePage(context, answer);
    }
  }

  /** A worker makes the page, since that takes as long as some hundred lookups. */
  private void writePage(RoutingContext context, PageAnswer answer) {
    boolean packs = Packing.isWanted(context);
    context
        .vertx()
        .executeBlocking(() -> body(answer, packs), false)
        .onSuccess(
            page -> {
              head(context.response(), answer);
              Packing.send(context, page, packs);
            })
        .onFailure(context::fail);
  }

  private static Buffer body(PageAnswer answer, boolean packs) {
    byte[] html = html(answer);
    return packs ? Packing.packed(html) : Buffer.buffer(html);
  }

  /** Has the browser ask for another place. */
  static void go(RoutingContext context, String place) {
    context.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, place).end();
  }

  private void head(HttpServerResponse response, PageAnswer answer) {
    response
        .setStatusCode(answer.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .putHeader("Content-Security-Policy", answer.showsImages() ? policyWithImages : POLICY)
        .putHeader("Referrer-Policy", "same-origin")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader(HttpHeaders.VARY, "HX-Request, HX-Target, Accept-Encoding, Accept-Language");
  }

  private static byte[] html(PageAnswer answer) {
    Utf8ByteOutput html = new Utf8ByteOutput();
    Objects.requireNonNull(answer.model(), "a page or a place").render(html);
    return html.toByteArray();
  }

  private static String words(Texts texts, Problem problem) {
    return texts.sayOr("error." + problem.code(), texts.answer(problem.detail(), problem.errors()));
  }

  /** The page that says what went wrong, under the id that the log has it under. */
  void fail(RoutingContext context, int status) {
    Problem problem = Problem.of("HTTP", status, context.failure());
    String id = context.response().headers().get("X-Request-Id");
    PageFrame frame = frame(context);
    ErrorView view =
        new ErrorView(
            frame, problem.status(), words(frame.t(), problem), Objects.requireNonNullElse(id, ""));
    write(context, PageAnswer.page(problem.status(), templates.error(view)));
  }
}
