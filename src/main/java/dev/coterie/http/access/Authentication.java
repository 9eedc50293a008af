package dev.coterie.http.access;

import dev.coterie.caller.Caller;
import dev.coterie.caller.KeyRing;
import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Problem;
import dev.coterie.http.server.ResponseWriter;
import dev.coterie.kernel.EnumNames;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Lets callers in by their API key. */
public final class Authentication {
  private static final String BEARER = "Bearer ";

  private final KeyRing keys;

  public Authentication(KeyRing keys) {
    this.keys = keys;
  }

  /** Lets those in who may do what the scope opens. */
  public Handler<RoutingContext> of(Scope scope) {
    return context -> admit(context, scope);
  }

  private void admit(RoutingContext context, Scope scope) {
    Caller caller = caller(context.request());
    if (caller == null) {
      context.response().putHeader("WWW-Authenticate", "Bearer");
      refuse(context, new Problem(401, "unauthorized", "send Authorization: Bearer KEY"));
    } else if (!caller.may(scope)) {
      String detail = "this needs a key with the scope " + EnumNames.of(scope);
      refuse(context, new Problem(403, "wrong-scope", detail));
    } else {
      Exchange.admit(context, caller);
      context.next();
    }
  }

  /** Whether the request's caller may do, by now, what the scope opens. */
  public boolean admits(HttpServerRequest request, Scope scope) {
    Caller caller = caller(request);
    return caller != null && caller.may(scope);
  }

  /** Who makes the request, null for a stranger. */
  public @Nullable Caller caller(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? keys.caller(header.substring(BEARER.length()).strip())
        : null;
  }

  private static void refuse(RoutingContext context, Problem problem) {
    ResponseWriter.send(context, Answer.of(problem));
  }
}
