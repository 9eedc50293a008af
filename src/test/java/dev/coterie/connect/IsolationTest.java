package dev.coterie.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.ApiOperation;
import dev.coterie.testing.Mall;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Each operation of the contract, tried on one shop with the key of another shop and with none:
 * nothing is read and nothing written. What each came to stands in {@code target/isolation.md}
 * afterwards.
 */
class IsolationTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_CONNECT_ENABLED", "true")
          .with("COTERIE_ROLES", "http,membership,pricing,connect");

  private static final Mall MALL = new Mall(COTERIE);
  private static final Sql SQL = new Sql(COTERIE::databaseUri);
  private static final String WRONG_SCOPE = "403 wrong-scope";
  private static final String UNKNOWN_SHOP = "404 unknown-shop";
  private static final String MALL_OF_ALL = "200 the mall, which all shops see";

  private static final Map<String, String> PARAMETERS =
      Map.of("slug", "victim", "sku", "LAMP", "code", "friends", "customer", "m-17");

  private static String foreign = "";
  private static long keyOfVictim;

  @BeforeAll
  static void two_shops() {
    MALL.plan("boutique", null);
    MALL.offers("LAMP", "10.00", null);
    for (String owner : List.of("victim", "rival")) {
      MALL.opens(owner, "boutique");
      MALL.lists(owner, "LAMP");
      JsonObject friends =
          new JsonObject().put("name", "F").put("rule", Shop.rule("discount", "percent", "5"));
      String group = "/v1/shops/" + owner + "/groups/friends";
      assertThat(COTERIE.put(group, friends).status()).isEqualTo(201);
      assertThat(COTERIE.put(group + "/members/m-17", new JsonObject()).status()).isEqualTo(200);
    }
    MALL.key("victim");
    foreign = MALL.key("rival");
    keyOfVictim = SQL.whole("SELECT id FROM api_keys WHERE name = 'key of victim'");
  }

  @Test
  void the_key_of_another_shop_reads_nothing_and_writes_nothing() throws IOException {
    List<ApiOperation> operations = operations();
    List<String> before = state();
    Map<String, String> came = new TreeMap<>();
    Map<String, String> expected = new TreeMap<>();

    for (ApiOperation operation : operations) {
      came.put(operation.name(), outcome(operation, call(operation, foreign)));
      expected.put(operation.name(), expected(operation));
    }

    write(came);
    assertThat(operations).hasSizeGreaterThan(90);
    assertThat(came).isEqualTo(expected);
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void without_a_key_nothing_is_read_or_written() {
    List<String> before = state();

    for (ApiOperation operation : operations()) {
      Reply reply = call(operation, "");
      assertThat(reply.status()).as(operation.toString()).isEqualTo(401);
    }

    assertThat(state()).isEqualTo(before);
  }

  @Test
  void neither_a_cursor_nor_an_idempotency_key_leads_into_another_shop() {
    MALL.offers("VASE", "10.00", null);
    MALL.lists("victim", "VASE");
    MALL.lists("rival", "VASE");
    String cursor = COTERIE.get("/v1/shops/victim/listings?limit=1").json().getString("next");
    COTERIE.useKey(foreign);
    try {
      Reply own = COTERIE.get("/v1/shops/rival/listings?limit=1&cursor=" + cursor);
      Reply others = COTERIE.get("/v1/shops/victim/listings?limit=1&cursor=" + cursor);
      HttpRequest.Builder again =
          COTERIE
              .request("/v1/shops/rival/listings/VASE")
              .header("Idempotency-Key", "once")
              .header("Content-Type", "application/json")
              .PUT(BodyPublishers.ofString("{\"price\":\"11.00\"}"));

      assertThat(own.json().getJsonArray("items").getJsonObject(0).getString("sku"))
          .isEqualTo("VASE");
      assertThat(others.code()).isEqualTo("unknown-shop");
      assertThat(COTERIE.send(again).status()).isEqualTo(200);
    } finally {
      COTERIE.useKey(RunningCoterie.KEY);
    }
    HttpRequest.Builder same =
        COTERIE
            .request("/v1/shops/victim/listings/VASE")
            .header("Idempotency-Key", "once")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"price\":\"12.50\"}"));
    assertThat(COTERIE.send(same).json().getString("price")).isEqualTo("12.50");
  }

  @Test
  void a_shops_own_key_neither_renames_it_nor_hands_it_on() {
    COTERIE.useKey(foreign);
    try {
      for (JsonObject change :
          List.of(
              new JsonObject().put("slug", "victim-2"), new JsonObject().put("owner", "victim"))) {
        assertThat(COTERIE.patch("/v1/shops/rival", change).code()).isEqualTo("wrong-scope");
      }
      assertThat(COTERIE.patch("/v1/shops/rival", new JsonObject().put("name", "R")).status())
          .isEqualTo(200);
    } finally {
      COTERIE.useKey(RunningCoterie.KEY);
    }
  }

  private static String expected(ApiOperation operation) {
    boolean ofShops = operation.scopes().contains("shop");
    if (!ofShops) {
      return WRONG_SCOPE;
    }
    return operation.path().startsWith("/v1/mall") ? MALL_OF_ALL : UNKNOWN_SHOP;
  }

  private static String outcome(ApiOperation operation, Reply reply) {
    return reply.status() == 200 && operation.path().startsWith("/v1/mall")
        ? MALL_OF_ALL
        : reply.status() + " " + (reply.status() < 400 ? "" : reply.code());
  }

  /** All that the contract knows but the test clock, which only a standing clock has. */
  private static List<ApiOperation> operations() {
    return ApiOperation.all().stream().filter(each -> !each.path().equals("/v1/clock")).toList();
  }

  private static Reply call(ApiOperation operation, String key) {
    String target = operation.path();
    for (Map.Entry<String, String> parameter : PARAMETERS.entrySet()) {
      target = target.replace("{" + parameter.getKey() + "}", parameter.getValue());
    }
    target = target.replace("{id}", Long.toString(keyOfVictim)).replaceAll("\\{\\w+}", "victim");
    return COTERIE.exchange(operation.request(COTERIE, target, key, operation.example()).build());
  }

  private static List<String> state() {
    List<String> state = new ArrayList<>();
    for (String table :
        List.of(
            "shops",
            "listings",
            "shop_groups",
            "shop_members",
            "mall_offers",
            "customers",
            "customer_groups",
            "products",
            "events",
            "users")) {
      state.addAll(SQL.texts("SELECT row::text FROM " + table + " AS row ORDER BY 1"));
    }
    state.addAll(SQL.texts("SELECT name FROM api_keys ORDER BY name"));
    return state;
  }

  private static void write(Map<String, String> came) throws IOException {
    StringBuilder table =
        new StringBuilder("| operation | with another shop's key |\n| --- | --- |\n");
    came.forEach(
        (operation, outcome) -> table.append("| `%s` | %s |\n".formatted(operation, outcome)));
    Files.writeString(Path.of("target", "isolation.md"), table);
  }
}
