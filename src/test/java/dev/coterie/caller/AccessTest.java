package dev.coterie.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  static final Shop SHOP = new Shop(COTERIE);

  @AfterEach
  void with_the_first_key_again() {
    COTERIE.useKey(RunningCoterie.KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer wrong", "Basic YWRtaW46cGFzc3dvcmQ="})
  void without_a_key_nothing_opens(String header) {
    Reply reply =
        COTERIE.exchange(
            HttpRequest.newBuilder(COTERIE.uri("/v1/groups"))
                .header("Authorization", header)
                .build());

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.code()).isEqualTo("unauthorized");
    assertThat(reply.header("www-authenticate")).isEqualTo("Bearer");
    assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
  }

  @Test
  void a_storefront_key_reads_prices_and_memberships_and_nothing_else() {
    SHOP.product("ACCESS", "1", null);
    SHOP.customer("seen");
    COTERIE.useKey(SHOP.storefrontKey("storefront"));

    assertThat(COTERIE.get("/v1/prices/ACCESS").status()).isEqualTo(200);
    assertThat(COTERIE.get("/v1/customers/seen/memberships").status()).isEqualTo(200);
    for (String path :
        new String[] {
          "/v1/groups", "/v1/products", "/v1/products/ACCESS", "/v1/customers/seen", "/v1/keys"
        }) {
      assertThat(COTERIE.get(path).code()).as(path).isEqualTo("wrong-scope");
      assertThat(COTERIE.get(path).status()).as(path).isEqualTo(403);
    }
    assertThat(COTERIE.put("/v1/products/ACCESS", new JsonObject()).status()).isEqualTo(403);
  }

  @Test
  void a_storefront_sees_no_notes_of_staff() {
    SHOP.percentGroup("noted", "1");
    SHOP.member("noted", "noted", new JsonObject().put("reason", "a secret reason"));
    COTERIE.useKey(SHOP.storefrontKey("no notes"));

    assertThat(COTERIE.get("/v1/customers/noted/memberships").text())
        .contains("\"status\":\"active\"")
        .doesNotContain("secret")
        .doesNotContain("actor");
  }

  @Test
  void a_revoked_key_is_useless_at_once() {
    String secret = SHOP.storefrontKey("short-lived");
    int id =
        COTERIE.get("/v1/keys").items().stream()
            .map(JsonObject.class::cast)
            .filter(key -> key.getString("name").equals("short-lived"))
            .findFirst()
            .orElseThrow()
            .getInteger("id");

    assertThat(COTERIE.delete("/v1/keys/" + id).status()).isEqualTo(204);

    COTERIE.useKey(secret);
    assertThat(COTERIE.get("/v1/prices/ACCESS").status()).isEqualTo(401);
  }

  @Test
  void the_last_admin_key_stays() {
    JsonObject first = COTERIE.get("/v1/keys").items().getJsonObject(0);

    assertThat(COTERIE.delete("/v1/keys/" + first.getInteger("id")).code())
        .isEqualTo("last-admin-key");
    assertThat(COTERIE.delete("/v1/keys/999999").code()).isEqualTo("unknown-key");
    assertThat(COTERIE.delete("/v1/keys/first").wrongFields()).containsExactly("id");
  }

  @Test
  void a_key_has_a_name_of_its_own_and_scopes_that_exist() {
    JsonObject key =
        new JsonObject().put("name", "twice").put("scopes", new JsonArray().add("storefront"));
    COTERIE.post("/v1/keys", key);

    assertThat(COTERIE.post("/v1/keys", key).code()).isEqualTo("name-taken");
    assertThat(
            COTERIE
                .post("/v1/keys", new JsonObject().put("scopes", new JsonArray().add("root")))
                .wrongFields())
        .containsExactlyInAnyOrder("name", "scopes");
    assertThat(COTERIE.post("/v1/keys", new JsonObject().put("name", "none")).wrongFields())
        .containsExactly("scopes");
  }

  @Test
  void neither_keys_nor_passwords_are_stored() throws SQLException {
    try (var connection = new Sql(COTERIE).connection();
        var sql = connection.createStatement();
        var rows =
            sql.executeQuery(
                "SELECT (SELECT string_agg(api_keys::text, '') FROM api_keys),"
                    + " (SELECT string_agg(users::text, '') FROM users)")) {
      rows.next();
      assertThat(rows.getString(1)).doesNotContain(RunningCoterie.KEY).contains("\\x");
      assertThat(rows.getString(2)).doesNotContain("password-for-tests").contains("$argon2id$");
    }
  }

  @Test
  void a_key_for_prices_reads_prices_by_every_way_and_can_do_nothing_else() {
    SHOP.product("SCOPED", "1", null);
    SHOP.customer("scoped");
    String prices = SHOP.key("prices alone", "prices");
    String orders = SHOP.key("orders alone", "orders");
    for (String path :
        new String[] {
          "/v1/prices/SCOPED",
          "/v1/prices/SCOPED?customer=scoped",
          "/v1/price-contexts?customer=scoped",
          "/v1/access?customer=scoped&page=/",
          "/v1/access/check?customer=scoped&page=/"
        }) {
      COTERIE.useKey(prices);
      assertThat(COTERIE.get(path).status()).as(path).isIn(200, 204);
      // what memory knows by now is answered past the router
      assertThat(COTERIE.get(path).status()).as(path).isIn(200, 204);
      COTERIE.useKey(orders);
      assertThat(COTERIE.get(path).code()).as(path).isEqualTo("wrong-scope");
    }
    COTERIE.useKey(prices);
    for (String path :
        new String[] {"/v1/customers/scoped/memberships", "/v1/orders/1", "/v1/charges"}) {
      assertThat(COTERIE.get(path).code()).as(path).isEqualTo("wrong-scope");
    }
  }

  @Test
  void an_address_that_tries_many_wrong_keys_has_to_wait_but_for_right_ones() {
    COTERIE.useKey("wrong-key-0123456789");
    List<Integer> statuses =
        Stream.generate(() -> COTERIE.get("/v1/groups").status()).limit(35).toList();
    Reply refusal = COTERIE.get("/v1/groups");

    assertThat(statuses).startsWith(401).endsWith(429);
    assertThat(refusal.code()).isEqualTo("too-many-wrong-keys");
    assertThat(refusal.header("retry-after")).isEqualTo("60");
    COTERIE.useKey(RunningCoterie.KEY);
    assertThat(COTERIE.get("/v1/groups").status()).isEqualTo(200);
  }
}
