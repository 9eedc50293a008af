package dev.coterie.caller.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A token lets in only for this service, this login, and this time. */
class IdTokenTest {
  private static final IdToken EXPECTED = new IdToken("coterie", "nonce-1");

  @Test
  void a_token_for_this_login_is_taken_for_one_service_or_several() {
    assertThat(EXPECTED.claims(user(good()))).isEqualTo(good());
    EXPECTED.claims(user(good().put("aud", new JsonArray().add("other").add("coterie"))));
  }

  @Test
  void any_other_token_is_not() {
    refused(good().put("aud", "another"), "for another service");
    refused(good().put("aud", new JsonArray().add("another")), "for another service");
    refused(without("aud"), "for another service");
    refused(good().put("nonce", "nonce-2"), "for another login");
    refused(without("nonce"), "for another login");
    refused(without("sub"), "names nobody");
    refused(good().put("exp", seconds(-120)), "not good at this time");
    refused(good().put("nbf", seconds(3600)), "not good at this time");
    refused(without("exp"), "not good at this time");
    assertThatThrownBy(() -> EXPECTED.claims(User.create(new JsonObject())))
        .hasMessageContaining("is missing or not signed");
  }

  private static void refused(JsonObject token, String why) {
    assertThatThrownBy(() -> EXPECTED.claims(user(token))).hasMessageContaining(why);
  }

  private static JsonObject without(String claim) {
    JsonObject token = good();
    token.remove(claim);
    return token;
  }

  private static JsonObject good() {
    return new JsonObject()
        .put("sub", "zoe")
        .put("aud", "coterie")
        .put("nonce", "nonce-1")
        .put("exp", seconds(3600));
  }

  private static long seconds(long from) {
    return Instant.now().getEpochSecond() + from;
  }

  private static User user(JsonObject token) {
    return User.create(new JsonObject(), new JsonObject().put("idToken", token));
  }
}
