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
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Finds out by the API key who makes a request. */
public final class Authentication {
  private static final String BEARER = "Bearer ";
  private static final Header CHALLENGE = new Header("WWW-Authenticate", "Bearer");

  private static final Header WAIT =
      new Header("Retry-After", Integer.toString(WrongKeys.WAIT_SECONDS));

  private final KeyRing keys;
  private final WrongKeys wrongKeys;

  public Authentication(KeyRing keys, WrongKeys wrongKeys) {
    this.keys = keys;
    this.wrongKeys = wrongKeys;
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
  public Answer refusal(HttpServerRequest request, @Nullable Caller caller, Scope scope) {
    if (caller == null && triesTooOften(request)) {
      return Answer.of(
          new Problem(429, "too-many-wrong-keys", "this address sent too many wrong keys, wait"),
          WAIT);
    }
    return caller == null
        ? Answer.of(new Problem(401, "unauthorized", "send Authorization: Bearer KEY"), CHALLENGE)
        : Answer.of(
            new Problem(
                403, "wrong-scope", "this needs a key with the scope " + EnumNames.of(scope)));
  }

  /** A right key is let in whatever was tried from its address, which many may share. */
  private boolean triesTooOften(HttpServerRequest request) {
    SocketAddress address = request.remoteAddress();
    return request.headers().contains(HttpHeaders.AUTHORIZATION)
        && address != null
        && wrongKeys.areTooMany(address.host());
  }
}
