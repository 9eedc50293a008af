package dev.coterie.http.access;

import dev.coterie.caller.Caller;
import dev.coterie.caller.KeyRing;
import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Answer.Header;
import dev.coterie.http.Problem;
import dev.coterie.kernel.EnumNames;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Finds out by the API key who makes a request. */
public final class Authentication {
  private static final String BEARER = "Bearer ";
  private static final Header CHALLENGE = new Header("WWW-Authenticate", "Bearer");

  private final KeyRing keys;

  public Authentication(KeyRing keys) {
    this.keys = keys;
  }

  /** Who makes the request; null where it has no valid key. */
  public @Nullable Caller caller(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? keys.caller(header.substring(BEARER.length()).strip())
        : null;
  }

  /** Whether the request's key is still valid and has the scope. */
  public boolean permits(HttpServerRequest request, Scope scope) {
    Caller caller = caller(request);
    return caller != null && caller.may(scope);
  }

  /** The answer to a request that has no valid key, or one without the scope. */
  public static Answer refusal(@Nullable Caller caller, Scope scope) {
    return caller == null
        ? Answer.of(new Problem(401, "unauthorized", "send Authorization: Bearer KEY"), CHALLENGE)
        : Answer.of(
            new Problem(
                403, "wrong-scope", "this needs a key with the scope " + EnumNames.of(scope)));
  }
}
