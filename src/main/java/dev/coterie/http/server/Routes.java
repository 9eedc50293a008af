package dev.coterie.http.server;

import dev.coterie.caller.Caller;
import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.FileStream;
import dev.coterie.http.Problem;
import dev.coterie.http.access.Authentication;
import dev.coterie.http.access.Idempotency;
import dev.coterie.kernel.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where API classes say what they answer. Each route knows who may call it and which query
 * parameters it takes; any other parameter is refused.
 */
public final class Routes {
  private final Router router;
  private final Authentication authentication;
  private final DirectResponses responses;
  private final Streams streams;
  private final List<Shortcut> shortcuts;
  private final @Nullable Scope also;
  private final @Nullable Refusal refusal;

  private final RouteKind read;
  private final RouteKind feed;
  private final RouteKind lookup;
  private final RouteKind query;
  private final RouteKind write;
  private final RouteKind secretWrite;
  private final RouteKind upload;
  private final RouteKind table;

  Routes(
      Router router,
      Authentication authentication,
      Limits limits,
      Handler<RoutingContext> fileLimit,
      RequestBodies bodies,
      DirectResponses responses) {
    this.shortcuts = new ArrayList<>();
    this.also = null;
    this.refusal = null;
    this.router = router;
    this.authentication = authentication;
    this.responses = responses;
    this.streams = limits.streams();
    this.read = RouteKind.read(limits::passWork);
    this.feed = RouteKind.read(streamOr(limits::passStream, limits::passWork));
    this.lookup = RouteKind.read(limits::passLookup);
    this.query = lookup.withBody(bodies::readQuestion);
    this.secretWrite = RouteKind.write(limits::passWork).withBody(bodies::readWrite);
    this.write = secretWrite.repeatable();
    this.upload = write.withFile(fileLimit, bodies::readFile);
    this.table = write.withFile(fileLimit, bodies::readTable);
  }

  private Routes(Routes routes, @Nullable Scope also, @Nullable Refusal refusal) {
    this.shortcuts = routes.shortcuts;
    this.also = also;
    this.refusal = refusal;
    this.router = routes.router;
    this.authentication = routes.authentication;
    this.responses = routes.responses;
    this.streams = routes.streams;
    this.read = routes.read;
    this.feed = routes.feed;
    this.lookup = routes.lookup;
    this.query = routes.query;
    this.write = routes.write;
    this.secretWrite = routes.secretWrite;
    this.upload = routes.upload;
    this.table = routes.table;
  }

  /** The same for routes that keys of a further scope may call, too. */
  public Routes also(Scope scope) {
    return new Routes(this, scope, refusal);
  }

  /** The same for routes that are switched off: each answers with the refusal. */
  public Routes refusing(Refusal answer) {
    return new Routes(this, also, answer);
  }

  /** Something that everybody may read, without a key. */
  public void open(String path, Handler<RoutingContext> answerer) {
    router.get(path).handler(answerer);
  }

  /** A question that the database answers. */
  public void get(
      String path, Scope scope, Function<Exchange, Future<Answer>> answerer, String... params) {
    add(HttpMethod.GET, path, read, scope, to(answerer, params));
  }

  /** A list as a file. */
  public void file(
      String path, Scope scope, Function<Exchange, Future<FileStream>> file, String... params) {
    Set<String> known = Set.of(params);
    add(
        HttpMethod.GET,
        path,
        read,
        scope,
        context ->
            exchange(context, known)
                .compose(file)
                .onSuccess(made -> made.send(context))
                .onFailure(context::fail));
  }

  /**
   * A list without an end: one page of it, or, for a client that accepts a stream of events, all
   * that follows.
   *
   * @param feed reads the parameters that both have
   */
  public void feed(
      String path,
      Scope scope,
      Function<Exchange, Future<Answer>> page,
      Function<Exchange, Feed> feed,
      String... params) {
    add(
        HttpMethod.GET,
        path,
        this.feed,
        scope,
        streamOr(stream(scope, feed, params), to(page, params)));
  }

  /** A question that memory answers as a rule. */
  public void lookup(
      String path, Scope scope, Function<Exchange, Future<Answer>> answerer, String... params) {
    add(HttpMethod.GET, path, lookup, scope, to(answerer, params));
  }

  /** A question with a JSON body that memory answers as a rule. */
  public void query(
      String path, Scope scope, Function<Exchange, Future<Answer>> answerer, String... params) {
    add(HttpMethod.POST, path, query, scope, to(answerer, params));
  }

  /** A way past the router for requests that have a route too, and are answered alike by it. */
  public void shortcut(Function<DirectResponses, Shortcut> shortcut) {
    if (refusal == null) {
      shortcuts.add(shortcut.apply(responses));
    }
  }

  /** A write with a JSON body or none. */
  public void write(
      HttpMethod method,
      String path,
      Scope scope,
      Function<Exchange, Future<Answer>> answerer,
      String... params) {
    add(method, path, write, scope, to(answerer, params));
  }

  /** A write whose answer holds a secret, which must not be remembered. */
  public void secretWrite(
      HttpMethod method, String path, Scope scope, Function<Exchange, Future<Answer>> answerer) {
    add(method, path, secretWrite, scope, to(answerer));
  }

  /** A write whose body is a CSV file, streamed to disk before the answerer sees it. */
  public void upload(
      String path, Scope scope, Function<Exchange, Future<Answer>> answerer, String... params) {
    add(HttpMethod.POST, path, upload, scope, to(answerer, params));
  }

  /** A write whose body is a table, be it CSV or a workbook, streamed as {@link #upload} does. */
  public void uploadOfTable(
      String path, Scope scope, Function<Exchange, Future<Answer>> answerer, String... params) {
    add(HttpMethod.POST, path, table, scope, to(answerer, params));
  }

  List<Shortcut> shortcuts() {
    return shortcuts;
  }

  /**
   * The one chain of handlers. Authentication precedes the body, lest strangers' be read; the limit
   * follows it, lest who only begins to send holds a place.
   */
  private void add(
      HttpMethod method,
      String path,
      RouteKind kind,
      Scope scope,
      Handler<RoutingContext> answerer) {
    Route route = router.route(method, path);
    if (kind.isRead()) {
      route.handler(RequestLog::markRead);
    }
    route.handler(context -> authenticate(context, scope));
    if (refusal != null) {
      Answer off = Answer.of(Problem.of(refusal));
      route.handler(context -> ResponseWriter.send(context, off));
      return;
    }
    if (kind.fileLimit() != null) {
      route.handler(kind.fileLimit());
    }
    if (kind.body() != null) {
      route.handler(kind.body());
    }
    route.handler(kind.limit());
    if (kind.isRepeatable()) {
      route.handler(Routes::claim);
    }
    route.handler(answerer);
  }

  private void authenticate(RoutingContext context, Scope scope) {
    Caller caller = authentication.caller(context.request());
    if (caller != null && (caller.may(scope) || (also != null && caller.may(also)))) {
      Exchange.setCaller(context, caller);
      context.next();
    } else {
      ResponseWriter.send(context, authentication.refusal(context.request(), caller, scope));
    }
  }

  private static void claim(RoutingContext context) {
    Idempotency.claim(context)
        .onSuccess(answer -> sendOrGoOn(context, answer))
        .onFailure(context::fail);
  }

  private static void sendOrGoOn(RoutingContext context, Optional<Answer> answer) {
    if (answer.isPresent()) {
      ResponseWriter.write(context, answer.get());
    } else {
      context.next();
    }
  }

  private static Handler<RoutingContext> streamOr(
      Handler<RoutingContext> stream, Handler<RoutingContext> otherwise) {
    return context -> (LiveStream.isWanted(context.request()) ? stream : otherwise).handle(context);
  }

  private Handler<RoutingContext> stream(
      Scope scope, Function<Exchange, Feed> feed, String... params) {
    Set<String> known = Set.of(params);
    return context ->
        exchange(context, known)
            .map(feed)
            .compose(opened -> opened.begin().map(opened))
            .onSuccess(opened -> open(context, scope, opened))
            .onFailure(context::fail);
  }

  private void open(RoutingContext context, Scope scope, Feed feed) {
    streams.open(context, feed, () -> authentication.permits(context.request(), scope));
  }

  private static Handler<RoutingContext> to(
      Function<Exchange, Future<Answer>> answerer, String... params) {
    Set<String> known = Set.of(params);
    return context ->
        exchange(context, known)
            .compose(answerer)
            .onSuccess(answer -> ResponseWriter.send(context, answer))
            .onFailure(context::fail);
  }

  /** The request, or a refusal if it has other parameters than the known ones. */
  private static Future<Exchange> exchange(RoutingContext context, Set<String> known) {
    return Future.succeededFuture(new Exchange(context))
        .map(
            exchange -> {
              exchange.query().requireKnown(known);
              return exchange;
            });
  }
}
