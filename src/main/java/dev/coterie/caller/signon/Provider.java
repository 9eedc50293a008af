package dev.coterie.caller.signon;

import dev.coterie.config.OidcConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The OpenID Connect provider, whose addresses and keys are asked for when first needed. */
final class Provider {
  private final Vertx vertx;
  private final OidcConfig config;
  private final String clientId;
  private @Nullable Future<OAuth2Auth> discovered;

  Provider(Vertx vertx, OidcConfig config) {
    this.vertx = vertx;
    this.config = config;
    this.clientId = Objects.requireNonNull(config.clientId(), "set beside the issuer");
  }

  /** Where a browser is asked who it is. */
  Future<String> address(SignOnSecret secret) {
    return auth()
        .map(
            auth ->
                auth.authorizeURL(
                    new OAuth2AuthorizationURL()
                        .setRedirectUri(back())
                        .setScopes(config.scopes())
                        .setState(secret.state())
                        .setCodeChallenge(secret.challenge())
                        .setCodeChallengeMethod("S256")
                        .putAdditionalParameter("nonce", secret.nonce())));
  }

  /**
   * The claims of whom the code is about. Fails unless the token is signed by the provider, for
   * this service and this browser, and still good.
   */
  Future<JsonObject> claims(SignOnSecret secret, String code) {
    Oauth2Credentials credentials =
        new Oauth2Credentials()
            .setFlow(OAuth2FlowType.AUTH_CODE)
            .setCode(code)
            .setCodeVerifier(secret.verifier())
            .setRedirectUri(back());
    return auth()
        .compose(auth -> auth.authenticate(credentials))
        .map(user -> new IdToken(clientId, secret.nonce()).claims(user));
  }

  private String back() {
    return config.address() + SignOnContract.BACK;
  }

  private Future<OAuth2Auth> auth() {
    Future<OAuth2Auth> known = discovered;
    if (known == null) {
      known = discover();
      discovered = known;
      known.onFailure(unreachable -> discovered = null);
    }
    return known;
  }

  private Future<OAuth2Auth> discover() {
    OAuth2Options options =
        new OAuth2Options()
            .setSite(config.issuer())
            .setClientId(clientId)
            .setClientSecret(config.clientSecret());
    return OpenIDConnectAuth.discover(vertx, options)
        .onSuccess(auth -> auth.missingKeyHandler(unknown -> auth.jWKSet()));
  }
}
