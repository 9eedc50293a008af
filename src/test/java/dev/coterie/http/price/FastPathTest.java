package dev.coterie.http.price;

import static dev.coterie.testing.Shop.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.http.server.RawHttp;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A question gets the same answer by the fast path and by its route. */
class FastPathTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_EXPIRY_EVERY_SECONDS", "3600");

  static final Shop SHOP = new Shop(COTERIE);
  private static final String ODD_SKU = "Tö\"a b+c/\\🍵";
  private static final String ODD_CUSTOMER = "zoë \"z\"+";
  private static final List<String> SKUS =
      List.of("P-1", "P_2.b~", "P-EUR", "P-JPY", "P-KWD", "none", ODD_SKU);
  private static final List<String> CUSTOMERS =
      List.of("ada", "alan", "many", "leaver", "friend", "unknown", ODD_CUSTOMER);
  private static final List<String> GROUPS = List.of("gold", "trade", "fixed", "list", "none");
  private static final String PLAIN = "{\"customer\":\"ada\",\"items\":[{\"sku\":\"P-1\"}]}";
  private static String storefront = "";

  @BeforeAll
  static void a_shop() {
    SHOP.product("P-1", "2443.35", "1554.9479");
    SHOP.product("P_2.b~", "10", null);
    SHOP.product("P-EUR", "100", "50", "EUR");
    SHOP.product("P-JPY", "1999", "1000", "JPY");
    SHOP.product("P-KWD", "0.005", "0.001", "KWD");
    SHOP.product(ODD_SKU, "7.77", "3.33");
    SHOP.percentGroup("gold", "10");
    SHOP.group("trade", untiered("markup", "percent", "15"));
    SHOP.group("fixed", untiered("discount", "fixed", "25"));
    SHOP.group("list", new JsonObject().putNull("tier"));
    SHOP.member("ada", "gold");
    SHOP.member("alan", "trade");
    for (String group : List.of("gold", "trade", "fixed", "list")) {
      SHOP.member("many", group);
    }
    SHOP.member("leaver", "gold", new JsonObject().put("until", "2027-01-02T03:04:05.006Z"));
    SHOP.member("friend", "list");
    String odd = RunningCoterie.encoded(ODD_CUSTOMER);
    COTERIE.put("/v1/customers/" + odd, new JsonObject().put("email", "zoe@example.com"));
    assertThat(COTERIE.put("/v1/groups/trade/members/" + odd, new JsonObject()).status())
        .isBetween(200, 201);
    storefront = SHOP.storefrontKey("storefront");
  }

  private static JsonObject untiered(String basis, String mode, String value) {
    return new JsonObject().putNull("tier").put("pricing", rule(basis, mode, value));
  }

  @AfterEach
  void with_the_first_key_again() {
    COTERIE.useKey(RunningCoterie.KEY);
  }

  @Test
  void one_price_is_the_same_with_and_without_the_quantity_that_is_meant_anyway() {
    for (String key : List.of(RunningCoterie.KEY, storefront)) {
      COTERIE.useKey(key);
      for (String target : targets()) {
        Reply cold = COTERIE.get(target);
        Reply fast = COTERIE.get(target);
        Reply routed = COTERIE.get(target + (target.contains("?") ? "&" : "?") + "quantity=1");

        assertThat(what(fast)).as(target).isEqualTo(what(routed)).isEqualTo(what(cold));
        assertThat(fast.status())
            .as(target)
            .isEqualTo(target.contains("/none") || target.endsWith("group=none") ? 404 : 200);
      }
    }
  }

  @Test
  void a_code_in_escapes_is_the_same_code() {
    COTERIE.get("/v1/prices/P-1?customer=ada");
    Reply plain = COTERIE.get("/v1/prices/P-1?customer=ada");

    assertThat(what(COTERIE.get("/v1/prices/P%2D1?customer=ada"))).isEqualTo(what(plain));
    assertThat(what(COTERIE.get("/v1/prices/P-1?customer=%61da"))).isEqualTo(what(plain));
    assertThat(what(COTERIE.get("/v1/prices/P-1?%63ustomer=ada"))).isEqualTo(what(plain));
    assertThat(COTERIE.get("/v1/prices/P-1?customer=a+b").json().getString("customer"))
        .isEqualTo("a b");
    assertThat(COTERIE.get("/v1/prices/P-1?customer=a%2Bb").json().getString("customer"))
        .isEqualTo("a+b");
  }

  @Test
  void a_storefront_sees_the_markup_by_no_way() {
    COTERIE.useKey(storefront);
    String batch = "{\"customer\":\"alan\",\"items\":[{\"sku\":\"P-1\"}]}";

    for (Reply reply :
        List.of(
            COTERIE.get("/v1/prices/P-1?customer=alan"),
            COTERIE.get("/v1/prices/P-1?customer=alan"),
            COTERIE.get("/v1/prices/P-1?group=trade"),
            COTERIE.json("POST", "/v1/prices", batch),
            COTERIE.json("POST", "/v1/prices", batch))) {
      assertThat(reply.text())
          .contains("\"price\":\"1788.19\"")
          .contains("\"rule\":{\"basis\":\"markup\",\"mode\":\"percent\",\"value\":null}")
          .doesNotContain("1554")
          .doesNotContain("\"15\"");
    }
    COTERIE.useKey(RunningCoterie.KEY);
    assertThat(COTERIE.get("/v1/prices/P-1?customer=alan").text()).contains("\"value\":\"15\"");
  }

  @Test
  void a_batch_is_the_same_however_it_is_written_and_whichever_way_it_takes() {
    for (String key : List.of(RunningCoterie.KEY, storefront)) {
      COTERIE.useKey(key);
      for (String customer : CUSTOMERS) {
        JsonObject plain = batch(customer, SKUS);
        JsonObject unusual = batch(customer, SKUS).putNull("at").put("explain", false);
        Reply first = COTERIE.post("/v1/prices", plain);

        assertThat(first.status()).isEqualTo(200);
        assertThat(what(COTERIE.post("/v1/prices", plain))).isEqualTo(what(first));
        assertThat(what(COTERIE.post("/v1/prices", unusual))).isEqualTo(what(first));
        assertThat(what(routed(plain.encode()))).isEqualTo(what(first));
        assertThat(what(routed(unusual.encode()))).isEqualTo(what(first));
        assertThat(what(COTERIE.json("POST", "/v1/prices", plain.encodePrettily())))
            .isEqualTo(what(first));
      }
    }
  }

  @Test
  void a_batch_is_its_prices_one_by_one_in_a_row() {
    for (String customer : CUSTOMERS) {
      List<String> skus =
          List.of("P-1", "P-1", "P-EUR", "P-JPY", "P_2.b~", ODD_SKU, "P-KWD", "P-1");
      String singles =
          skus.stream()
              .map(sku -> COTERIE.get(path(sku) + "?customer=" + RunningCoterie.encoded(customer)))
              .map(Reply::text)
              .collect(Collectors.joining(","));

      assertThat(COTERIE.post("/v1/prices", batch(customer, skus)).text())
          .isEqualTo("{\"prices\":[" + singles + "],\"unknown\":[]}");
    }
  }

  @Test
  void quantities_of_a_batch_come_back_by_either_way() {
    String items =
        "{\"sku\":\"P-1\",\"quantity\":2},{\"sku\":\"none\",\"quantity\":3},"
            + "{\"sku\":\"P-JPY\",\"quantity\":999999},{\"sku\":\"none\"},{\"sku\":\"P-1\"}";
    Reply plain = COTERIE.json("POST", "/v1/prices", "{\"items\":[" + items + "]}");
    Reply unusual = COTERIE.json("POST", "/v1/prices", "{\"at\":null,\"items\":[" + items + "]}");

    assertThat(what(plain)).isEqualTo(what(unusual));
    assertThat(
            plain.json().getJsonArray("prices").stream()
                .map(price -> ((JsonObject) price).getInteger("quantity")))
        .containsExactly(2, 999_999, 1);
    assertThat(plain.json().getJsonArray("unknown")).isEqualTo(new JsonArray().add("none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "null",
        "{}",
        "{\"items\":[]}",
        "{\"items\":[{\"sku\":\"P-1\",\"quantity\":0}]}",
        "{\"items\":[{\"sku\":\"P-1\",\"quantity\":",
        "{\"items\":[{\"sku\":\"P-1\",\"quantity\":1}]",
        "{\"items\":[{\"sku\":\"P-1\"}]} x",
        "{\"items\":[{\"sku\":\"P-1\"}],\"x\":1}",
        "{\"items\":[{\"sku\":\"\"}]}",
        "{\"customer\":\"\",\"items\":[{\"sku\":\"P-1\"}]}",
        "{\"customer\":\"ada\",\"group\":\"gold\",\"items\":[{\"sku\":\"P-1\"}]}",
        "{\"group\":\"none\",\"items\":[{\"sku\":\"P-1\"}]}",
        "{\"group\":\"gold\",\"items\":[{\"sku\":\"P-1\"}]}",
        "{\"customer\":\"\\u0061da\",\"items\":[{\"sku\":\"P-1\"}]}",
        "{\"customer\"\"items\":[{\"sku\":\"P-1\"}]}"
      })
  void a_body_is_judged_the_same_by_either_way(String body) {
    Reply fast = shortcut(body);

    assertThat(fast.status()).as(fast.text()).isLessThan(500);
    assertThat(what(fast)).isEqualTo(what(routed(body)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\":[{\"sku\":\"P-1\",\"quantity\":",
        "{\"items\":[{\"sku\":\"P-1\",\"quantity\": ",
        "{\"customer\"\"items\":[{\"sku\":\"P-1\"}]}",
        "{\"customer\":\"ada\n\",\"items\":[{\"sku\":\"P-1\"}]}"
      })
  void a_body_that_is_no_json_is_malformed_however_nearly_it_is_plain(String body) {
    Reply reply = shortcut(body);

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("malformed-json");
  }

  @Test
  void a_code_with_blanks_behind_it_is_refused_in_a_batch_too() {
    Reply reply = shortcut("{\"customer\":\"ada \",\"items\":[{\"sku\":\"P-1 \"}]}");

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.wrongFields()).containsExactlyInAnyOrder("customer", "items[0].sku");
  }

  @Test
  void a_thousand_items_are_taken_and_one_more_is_refused() {
    List<String> skus = new ArrayList<>();
    for (int item = 0; item < 1_000; item++) {
      skus.add(item % 2 == 0 ? "P-1" : "P-JPY");
    }
    assertThat(COTERIE.post("/v1/prices", batch("many", skus)).json().getJsonArray("prices").size())
        .isEqualTo(1_000);
    skus.add("P-1");

    assertThat(COTERIE.post("/v1/prices", batch("many", skus)).wrongFields())
        .containsExactly("items");
  }

  @Test
  void without_a_right_key_no_way_opens() {
    COTERIE.get("/v1/prices/P-1?customer=ada");
    for (String header : new String[] {"", "Bearer", "Bearer wrong", "Basic YTpi", "bearer "}) {
      Reply one = withKey(header, "/v1/prices/P-1?customer=ada");
      assertThat(one.status()).isEqualTo(401);
      assertThat(one.code()).isEqualTo("unauthorized");
      assertThat(one.header("www-authenticate")).isEqualTo("Bearer");
      assertThat(what(one)).isEqualTo(what(withKey(header, "/v1/prices/P-1?quantity=1")));

      Reply many = batchWithKey(header, BodyPublishers.ofString(PLAIN));
      assertThat(many.status()).isEqualTo(401);
      assertThat(many.code()).isEqualTo("unauthorized");
      assertThat(what(many)).isEqualTo(what(batchWithKey(header, inChunks(PLAIN))));
    }
    assertThat(withKey("bEARER " + storefront, "/v1/prices/P-1").status()).isEqualTo(200);
  }

  @Test
  void a_revoked_key_opens_no_shortcut() {
    COTERIE.useKey(SHOP.storefrontKey("revoked"));
    COTERIE.get("/v1/prices/P-1?customer=ada");
    assertThat(COTERIE.get("/v1/prices/P-1?customer=ada").status()).isEqualTo(200);
    String revoked =
        COTERIE
            .request("/v1/prices/P-1?customer=ada")
            .build()
            .headers()
            .firstValue("Authorization")
            .orElseThrow();
    COTERIE.useKey(RunningCoterie.KEY);
    JsonObject key =
        COTERIE.get("/v1/keys").items().stream()
            .map(JsonObject.class::cast)
            .filter(each -> each.getString("name").equals("revoked"))
            .findFirst()
            .orElseThrow();
    COTERIE.delete("/v1/keys/" + key.getInteger("id"));

    assertThat(withKey(revoked, "/v1/prices/P-1?customer=ada").status()).isEqualTo(401);
    assertThat(batchWithKey(revoked, BodyPublishers.ofString(PLAIN)).status()).isEqualTo(401);
  }

  @Test
  void a_storefront_may_ask_for_prices_and_not_for_more_by_paths_that_begin_alike() {
    COTERIE.useKey(storefront);

    assertThat(COTERIE.get("/v1/prices/P-1").status()).isEqualTo(200);
    for (String path : List.of("/v1/prices/../groups", "/v1/prices/%2E%2E/groups")) {
      assertThat(COTERIE.exchange(COTERIE.request(path).build()).status()).isEqualTo(400);
    }
    assertThat(COTERIE.get("/v1/prices/").status()).isEqualTo(405);
    assertThat(COTERIE.get("/v1/pricesP-1").status()).isEqualTo(404);
  }

  @Test
  void a_segment_of_dots_means_the_same_by_either_way() {
    String csv = "sku,name,list_price,supplier_price,currency\n..,Two,1,,USD\n.,One,1,,USD\n";
    assertThat(COTERIE.upload("/v1/products/imports", csv).status()).isEqualTo(200);
    assertThat(
            COTERIE
                .post("/v1/prices", batch("ada", List.of("..", ".")))
                .json()
                .getJsonArray("prices")
                .size())
        .isEqualTo(2);

    for (String dots : List.of("..", ".")) {
      assertThat(status(raw("GET /v1/prices/" + dots + "?customer=ada HTTP/1.1", "")))
          .as("/v1/prices/" + dots)
          .isEqualTo(
              status(raw("GET /v1/prices/" + dots + "?customer=ada&quantity=1 HTTP/1.1", "")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?customer=ada", "?customer=ada&quantity=1"})
  void an_id_that_is_brought_along_is_given_back(String query) {
    COTERIE.get("/v1/prices/P-1" + query);

    assertThat(withId("shop-42", query)).isEqualTo("shop-42");
    assertThat(withId("a b\"c", query)).isNotBlank().isNotEqualTo("a b\"c");
    assertThat(withId("x".repeat(65), query)).hasSizeLessThan(65);
  }

  @Test
  void a_batch_gives_the_id_back_too_and_answers_without_one_get_ids_of_their_own() {
    HttpRequest.Builder request =
        COTERIE
            .request("/v1/prices")
            .header("X-Request-Id", "shop-43")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(PLAIN));

    Reply reply = COTERIE.send(request);
    assertThat(reply.headers().get("x-request-id")).containsExactly("shop-43");
    COTERIE.get("/v1/prices/P-1");
    assertThat(COTERIE.get("/v1/prices/P-1").header("x-request-id"))
        .isNotBlank()
        .isNotEqualTo(COTERIE.get("/v1/prices/P-1").header("x-request-id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "DELETE", "PUT", "OPTIONS"})
  void another_method_on_the_same_path_takes_no_shortcut(String method) {
    COTERIE.get("/v1/prices/P-1?customer=ada");
    Reply fast = method(method, "/v1/prices/P-1?customer=ada");

    assertThat(what(fast)).isEqualTo(what(method(method, "/v1/prices/P-1?quantity=1")));
    assertThat(fast.status()).isEqualTo(405);
    assertThat(method(method, "/v1/prices").status()).isEqualTo(405);
  }

  @Test
  void a_client_that_waits_to_be_told_to_go_on_is_told_so() {
    Reply reply =
        COTERIE.send(
            COTERIE
                .request("/v1/prices")
                .expectContinue(true)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(PLAIN)));

    assertThat(what(reply)).isEqualTo(what(COTERIE.json("POST", "/v1/prices", PLAIN)));
    assertThat(raw("GET /v1/prices/P-1 HTTP/1.1", "Expect: 100-continue\r\n"))
        .contains("HTTP/1.1 200 OK");
  }

  @Test
  void a_body_in_chunks_is_read_as_well() {
    assertThat(what(routed(PLAIN))).isEqualTo(what(COTERIE.json("POST", "/v1/prices", PLAIN)));
  }

  @Test
  void a_body_that_comes_in_many_pieces_is_put_together() {
    String body = " ".repeat(300_000) + PLAIN;
    String headers = "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n";

    assertThat(raw("POST /v1/prices HTTP/1.1", headers, body))
        .contains(" 200 OK")
        .contains("2199.02");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: \r\n",
        "Content-Length: x\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: +2\r\n",
        "Content-Length: 2,2\r\n",
        "Content-Length: 0x2\r\n",
        "Content-Length: 2\r\nContent-Length: 3\r\n",
        "Content-Length: 99999999999999999999\r\n",
        ""
      })
  void a_length_that_is_none_is_answered_as_by_the_router(String header) {
    String fast = raw("POST /v1/prices HTTP/1.1", header + "Content-Type: application/json\r\n");
    String routed = raw("POST /v1/prices? HTTP/1.1", header + "Content-Type: application/json\r\n");

    assertThat(status(fast)).isEqualTo(status(routed)).startsWith("4");
  }

  @Test
  void another_type_than_json_is_refused_by_either_way() {
    for (String type :
        List.of("text/csv", "application/x-www-form-urlencoded", "application/jso")) {
      Reply fast = batchOfType(type, BodyPublishers.ofString(PLAIN));
      assertThat(fast.status()).isEqualTo(415);
      assertThat(what(fast)).isEqualTo(what(batchOfType(type, inChunks(PLAIN))));
    }
    for (String type :
        List.of("application/json; charset=utf-8", "Application/JSON", "application/x+json")) {
      assertThat(batchOfType(type, BodyPublishers.ofString(PLAIN)).status())
          .as(type)
          .isEqualTo(200);
    }
  }

  @Test
  void the_first_version_of_http_is_answered_too() {
    COTERIE.get("/v1/prices/P-1?customer=ada");
    String old = raw("GET /v1/prices/P-1?customer=ada HTTP/1.0", "");
    String routed = raw("GET /v1/prices/P-1?customer=ada&quantity=1 HTTP/1.0", "");

    assertThat(status(old)).isEqualTo("200");
    assertThat(withoutId(old)).isEqualTo(withoutId(routed));
    assertThat(old).contains("2199.02");
  }

  @Test
  void a_question_with_a_body_that_nobody_wants_ends_the_connection_by_either_way() {
    COTERIE.get("/v1/prices/P-1?customer=ada");
    String header = "Content-Length: 5\r\n";
    String fast = raw("GET /v1/prices/P-1?customer=ada HTTP/1.1", header, "hello");
    String routed = raw("GET /v1/prices/P-1?customer=ada&quantity=1 HTTP/1.1", header, "hello");

    assertThat(status(fast)).isEqualTo("200");
    assertThat(withoutId(fast)).isEqualTo(withoutId(routed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?customer=ada", "?customer=ada&quantity=1"})
  void a_question_that_says_it_has_no_body_keeps_its_connection(String query) {
    COTERIE.get("/v1/prices/P-1?customer=ada");
    String question =
        "GET /v1/prices/P-1%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
            .formatted(query, RunningCoterie.KEY);
    String answers =
        RawHttp.send(
            COTERIE.service().port(),
            (question + "Content-Length: 0\r\n\r\n") + question + "Connection: close\r\n\r\n");

    String[] both = answers.split("HTTP/1.1 200", -1);
    assertThat(both).as(answers).hasSize(3);
    assertThat(both[1]).doesNotContainIgnoringCase("connection: close");
  }

  @Test
  void questions_in_one_go_are_answered_in_their_order() {
    COTERIE.post("/v1/prices", batch("ada", List.of("P-1", "P-EUR", "P-JPY")));
    StringBuilder requests = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int number = 0; number < 60; number++) {
      String target =
          switch (number % 6) {
            case 0 -> "GET /v1/prices/P-1?customer=ada";
            case 1 -> "GET /v1/prices/P-EUR?customer=cold-" + number;
            case 2 -> "POST /v1/prices";
            case 3 -> "GET /v1/prices/P-JPY?customer=ada&quantity=7";
            case 4 -> "GET /v1/prices/none?group=gold";
            default -> "GET /v1/prices/P-1";
          };
      String body = number % 6 == 2 ? PLAIN : "";
      requests
          .append(target)
          .append(" HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ")
          .append(RunningCoterie.KEY)
          .append("\r\nX-Request-Id: n-")
          .append(number)
          .append(body.isEmpty() ? "" : "\r\nContent-Type: application/json\r\nContent-Length: ")
          .append(body.isEmpty() ? "" : String.valueOf(body.length()))
          .append(number == 59 ? "\r\nConnection: close" : "")
          .append("\r\n\r\n")
          .append(body);
      expected.add("n-" + number);
    }

    String answers = RawHttp.send(COTERIE.service().port(), requests.toString());

    assertThat(
            answers
                .lines()
                .filter(line -> line.regionMatches(true, 0, "x-request-id: ", 0, 14))
                .map(line -> line.substring(14)))
        .containsExactlyElementsOf(expected);
    assertThat(answers.split("\"quantity\":7", -1)).hasSize(11);
    assertThat(answers.split("HTTP/1.1 404", -1)).hasSize(11);
    assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(51);
  }

  private static List<String> targets() {
    List<String> targets = new ArrayList<>();
    for (String sku : SKUS) {
      targets.add(path(sku));
      CUSTOMERS.forEach(
          code -> targets.add(path(sku) + "?customer=" + RunningCoterie.encoded(code)));
      GROUPS.forEach(code -> targets.add(path(sku) + "?group=" + code));
    }
    return targets;
  }

  private static String path(String sku) {
    return "/v1/prices/" + RunningCoterie.encoded(sku);
  }

  private static JsonObject batch(String customer, List<String> skus) {
    JsonArray items = new JsonArray();
    skus.forEach(sku -> items.add(new JsonObject().put("sku", sku)));
    return new JsonObject().put("customer", customer).put("items", items);
  }

  /** By the router, as the shortcut takes no body whose length is not known. */
  private static Reply routed(String body) {
    return COTERIE.exchange(
        COTERIE
            .request("/v1/prices")
            .header("Content-Type", "application/json")
            .POST(inChunks(body))
            .build());
  }

  private static BodyPublisher inChunks(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
  }

  private static Reply shortcut(String body) {
    return COTERIE.exchange(
        COTERIE
            .request("/v1/prices")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static Reply batchOfType(String type, BodyPublisher body) {
    return COTERIE.exchange(
        COTERIE.request("/v1/prices").header("Content-Type", type).POST(body).build());
  }

  private static Reply batchWithKey(String header, BodyPublisher body) {
    return COTERIE.exchange(
        HttpRequest.newBuilder(COTERIE.uri("/v1/prices"))
            .header("Authorization", header)
            .header("Content-Type", "application/json")
            .POST(body)
            .build());
  }

  private static Reply withKey(String header, String path) {
    return COTERIE.exchange(
        HttpRequest.newBuilder(COTERIE.uri(path)).header("Authorization", header).build());
  }

  private static String withId(String id, String query) {
    return COTERIE
        .send(COTERIE.request("/v1/prices/P-1" + query).header("X-Request-Id", id).GET())
        .header("x-request-id");
  }

  private static Reply method(String method, String path) {
    return COTERIE.exchange(COTERIE.request(path).method(method, BodyPublishers.noBody()).build());
  }

  private static String raw(String line, String headers) {
    return raw(line, headers, "");
  }

  private static String raw(String line, String headers, String body) {
    return RawHttp.send(
        COTERIE.service().port(),
        "%s\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n%s\r\n%s"
            .formatted(line, RunningCoterie.KEY, headers, body));
  }

  private static String status(String answer) {
    return answer.isEmpty() ? "none" : answer.split(" ", 3)[1];
  }

  private static List<String> withoutId(String answer) {
    return answer
        .lines()
        .filter(line -> !line.regionMatches(true, 0, "x-request-id:", 0, 13))
        .sorted()
        .toList();
  }

  /** All of an answer but the id of its request and whether the connection stays. */
  private static Map<String, Object> what(Reply reply) {
    Map<String, Object> what = new TreeMap<>(reply.headers());
    what.remove("x-request-id");
    what.remove("connection");
    what.put("status", reply.status());
    what.put("text", reply.text());
    return what;
  }
}
