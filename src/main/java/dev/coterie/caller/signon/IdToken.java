package dev.coterie.caller.signon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of an ID token beside its signature and its issuer, which the library has checked.
 *
 * @param clientId for whom it must be made
 * @param nonce of the login that it must be made for
 */
record IdToken(String clientId, String nonce) {
  private static final int LEEWAY_SECONDS = 60;

  /**
   * The claims of the token.
   *
   * @throws IllegalStateException if it is missing, not signed by the provider, for another service
   *     or login, or not good at this time
   */
  JsonObject claims(User user) {
    JsonObject token = user.attributes().getJsonObject("idToken");
    if (token == null) {
      throw new IllegalStateException("the ID token is missing or not signed by the provider");
    }
    require(isFor(token.getValue("aud")), "was made for another service");
    require(nonce.equals(token.getValue("nonce")), "was made for another login");
    require(token.getValue("sub") instanceof String, "names nobody");
    require(
        token.containsKey("exp") && !User.create(token, token).expired(LEEWAY_SECONDS),
        "is not good at this time");
    return token;
  }

  private boolean isFor(@Nullable Object audience) {
    return audience instanceof JsonArray list ? list.contains(clientId) : clientId.equals(audience);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException("the ID token " + otherwise);
    }
  }
}
