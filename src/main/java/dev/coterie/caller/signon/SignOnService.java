package dev.coterie.caller.signon;

import dev.coterie.caller.signon.SignOnContract.BeginSignOn;
import dev.coterie.caller.signon.SignOnContract.BegunSignOn;
import dev.coterie.caller.signon.SignOnContract.FinishSignOn;
import dev.coterie.caller.user.UserContract;
import dev.coterie.caller.user.UserContract.BegunSession;
import dev.coterie.caller.user.UserContract.EnterUser;
import dev.coterie.config.OidcConfig;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends browsers to the provider, and lets in whom it sends back. */
final class SignOnService {
  private static final Logger LOG = LoggerFactory.getLogger(SignOnService.class);
  private static final Refusal UNREACHABLE =
      Refusal.conflict("no-sign-on", "single sign-on cannot be reached at the moment");
  private static final Refusal WRONG =
      Refusal.conflict("wrong-sign-on", "single sign-on did not let this browser in");
  private static final Refusal NO_ROLE =
      Refusal.forbidden("no-role", "single sign-on gives no role here");
  private static final Refusal NO_NAME =
      Refusal.conflict("no-name", "single sign-on gives no name that a user can have");

  private final Vertx vertx;
  private final OidcConfig config;
  private final Provider provider;

  SignOnService(Vertx vertx, OidcConfig config) {
    this.vertx = vertx;
    this.config = config;
    this.provider = new Provider(vertx, config);
  }

  Future<Result<BegunSignOn>> begin(BeginSignOn ask) {
    SignOnSecret secret = SignOnSecret.random();
    return provider
        .address(secret)
        .map(address -> Result.ok(new BegunSignOn(secret.text(), address)))
        .recover(cause -> refused(UNREACHABLE, cause));
  }

  Future<Result<BegunSession>> finish(FinishSignOn ask) {
    SignOnSecret secret = new SignOnSecret(ask.secret());
    if (!secret.hasState(ask.state())) {
      return Future.succeededFuture(Result.refused(WRONG));
    }
    return provider
        .claims(secret, ask.code())
        .map(Result::ok)
        .recover(cause -> refused(WRONG, cause))
        .compose(
            claims ->
                claims.fold(
                    this::enter, refusal -> Future.succeededFuture(Result.refused(refusal))));
  }

  private static <T> Future<Result<T>> refused(Refusal refusal, Throwable cause) {
    LOG.warn("{}: {}", refusal.detail(), cause.toString());
    return Future.succeededFuture(Result.refused(refusal));
  }

  private Future<Result<BegunSession>> enter(JsonObject token) {
    Claims claims = new Claims(token, config);
    if (claims.role().isEmpty()) {
      return Future.succeededFuture(Result.refused(NO_ROLE));
    }
    if (claims.name().isEmpty()) {
      return Future.succeededFuture(Result.refused(NO_NAME));
    }
    return UserContract.ENTER.send(
        vertx,
        new EnterUser(claims.identity(), claims.name().orElseThrow(), claims.role().orElseThrow()));
  }
}
