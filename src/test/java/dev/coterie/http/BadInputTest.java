package dev.coterie.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.http.server.RawHttp;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, the answer is a 4xx that says what is wrong, and the service goes on. */
class BadInputTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  static final Shop SHOP = new Shop(COTERIE);

  @BeforeAll
  static void a_product() {
    SHOP.product("GOOD", "10.00", null);
  }

  @AfterEach
  void the_service_keeps_answering() {
    assertThat(SHOP.price("GOOD", "guest")).isEqualTo("10.00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "null", "\"text\"", "12", "{\"a\":1,}", "{'a':1}", "\u0000"})
  void a_body_that_is_no_json_object(String body) {
    Reply reply = COTERIE.json("PUT", "/v1/products/BAD", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("malformed-json");
  }

  @Test
  void json_in_another_encoding_than_utf_8() {
    byte[] latin1 =
        "{\"name\":\"Größe\",\"listPrice\":\"1\",\"currency\":\"USD\"}"
            .getBytes(StandardCharsets.ISO_8859_1);
    Reply reply =
        COTERIE.send(
            COTERIE
                .request("/v1/products/BAD")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(latin1)));

    assertThat(reply.status()).isEqualTo(400);
  }

  @Test
  void a_deeply_nested_body() {
    Reply reply = COTERIE.json("POST", "/v1/prices", "[".repeat(100_000));

    assertThat(reply.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "listPrice|12.5",
        "listPrice|\"1e30\"",
        "listPrice|\"1000000000000000000000000000000\"",
        "listPrice|\"-0.01\"",
        "listPrice|\"12,50\"",
        "listPrice|\"\"",
        "listPrice|null",
        "listPrice|true",
        "listPrice|\"1.00001\"",
        "supplierPrice|[]",
        "currency|\"XXX\"",
        "currency|\"usd\"",
        "currency|7",
        "name|\"\"",
        "name|\"a\\u0000b\"",
        "name|\"a\\nb\"",
        "name|\"\\ud800\"",
        "name|[\"a\"]",
        "images|\"https://x.example\"",
        "images|[\"//x.example/tea.png\"]",
        "images|[\"/\\\\x.example/tea.png\"]",
        "images|[\"tea.png\"]",
        "images|[\"javascript:alert(1)\"]",
        "images|[\"/a tea.png\"]",
        "categories|[null]",
        "sku|\"OTHER\"",
      })
  void a_wrong_field_of_a_product_is_named(String field, String value) {
    JsonObject body =
        new JsonObject().put("name", "Tea").put("listPrice", "1").put("currency", "USD");
    body.remove(field);
    String json = "{\"%s\":%s,%s".formatted(field, value, body.encode().substring(1));

    Reply reply = COTERIE.json("PUT", "/v1/products/BAD", json);

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.wrongFields().get(0)).startsWith(field);
    assertThat(COTERIE.get("/v1/products/BAD").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "quantity=0,quantity",
    "quantity=-1,quantity",
    "quantity=1.5,quantity",
    "quantity=99999999999999999999,quantity",
    "quantity=1&quantity=2,quantity",
    "quanttiy=1,quanttiy",
    "at=yesterday,at",
    "at=2026-02-30T00:00:00Z,at",
    "at=%2B999999999-01-01T00:00:00Z,at",
    "explain=yes,explain",
    "group=a%20b,group",
    "customer=,customer",
    "customer=%00,customer",
  })
  void a_wrong_parameter_of_a_price_is_named(String query, String parameter) {
    Reply reply = COTERIE.get("/v1/prices/GOOD?" + query);

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.wrongFields()).containsExactly(parameter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/products/GOOD", "/v1/products", "/v1/groups", "/v1/keys", "/v1/customers"})
  void an_unknown_parameter_is_named_wherever_it_comes(String path) {
    assertThat(COTERIE.get(path + "?x=1").wrongFields()).containsExactly("x");
  }

  @Test
  void wrong_items_of_a_batch_are_named_by_their_place() {
    Reply reply =
        COTERIE.json(
            "POST",
            "/v1/prices",
            "{\"items\":[{\"sku\":\"GOOD\"},{\"sku\":1},{\"quantity\":0,\"sku\":\"A\"},7,{\"sku\":\"B\",\"x\":1}]}");

    assertThat(reply.wrongFields())
        .containsExactlyInAnyOrder("items[1].sku", "items[2].quantity", "items[3]", "items[4].x");
    assertThat(COTERIE.json("POST", "/v1/prices", "{}").wrongFields()).containsExactly("items");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/prices/%00", "/v1/prices/%20", "/v1/customers/%0A"})
  void a_wrong_path_parameter_is_named(String path) {
    Reply reply = COTERIE.get(path);

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.wrongFields()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/prices/%", "/v1/prices/%zz", "/v1/prices/A?at=%"})
  void a_path_that_is_no_url(String path) {
    assertThat(RawHttp.get(COTERIE.service().port(), path, RunningCoterie.KEY)).isEqualTo(400);
  }

  @Test
  void an_unknown_path_and_an_unknown_method_are_problems() {
    assertThat(COTERIE.get("/v1/nothing").code()).isEqualTo("unknown-path");
    assertThat(COTERIE.json("POST", "/v1/groups/gold", "{}").code())
        .isEqualTo("method-not-allowed");
    assertThat(COTERIE.json("POST", "/v1/groups/gold", "{}").status()).isEqualTo(405);
  }

  @Test
  void a_body_of_50_megabytes_is_refused_without_being_read_to_its_end() {
    Reply reply =
        COTERIE.json("POST", "/v1/prices", "{\"items\":\"" + "x".repeat(50_000_000) + "\"}");

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.code()).isEqualTo("too-large");
  }

  @Test
  void a_body_of_nothing_but_unknown_fields_is_refused_after_the_first_hundred() {
    StringBuilder body = new StringBuilder("{\"a\":1");
    for (int field = 0; field < 50_000; field++) {
      body.append(",\"").append(field).append("\":1");
    }

    Reply reply = COTERIE.json("POST", "/v1/prices", body.append("}").toString());

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.wrongFields()).hasSize(100);
  }

  @Test
  void a_chunk_that_is_none_leaves_no_file_behind() {
    long before = uploads();
    for (int attempt = 0; attempt < 20; attempt++) {
      RawHttp.send(
          COTERIE.service().port(),
          """
          POST /v1/products/imports HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Content-Type: text/csv\r
          Transfer-Encoding: chunked\r
          \r
          5\r
          sku,n\r
          zz\r
          """
              .formatted(RunningCoterie.KEY));
    }

    Eventually.sees(before, BadInputTest::uploads);
  }

  private static long uploads() {
    return list(new File(System.getProperty("java.io.tmpdir")))
        .filter(each -> each.getName().startsWith("coterie-run-"))
        .flatMap(BadInputTest::list)
        .filter(each -> each.getName().endsWith(".upload"))
        .count();
  }

  private static Stream<File> list(File directory) {
    File[] files = directory.listFiles();
    return files == null ? Stream.of() : Arrays.stream(files);
  }

  @Test
  void a_request_line_beyond_all_measure_is_a_problem_too() {
    String answer =
        RawHttp.send(
            COTERIE.service().port(),
            "GET /v1/prices/" + "x".repeat(10_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

    assertThat(answer).contains(" 414 ").contains("application/problem+json");
  }

  @Test
  void a_form_is_an_unsupported_media_type() {
    Reply reply =
        COTERIE.send(
            COTERIE
                .request("/v1/prices")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a=b")));

    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.json().getString("detail")).contains("application/json");
  }

  @Test
  void every_answer_carries_a_request_id_the_callers_own_if_it_is_a_sane_one() {
    assertThat(COTERIE.get("/v1/prices/GOOD").header("x-request-id")).isNotBlank();
    assertThat(
            COTERIE
                .send(COTERIE.request("/v1/prices/GOOD").header("X-Request-Id", "shop-42").GET())
                .header("x-request-id"))
        .isEqualTo("shop-42");
    assertThat(
            COTERIE
                .send(COTERIE.request("/v1/prices/GOOD").header("X-Request-Id", "a b\"c").GET())
                .header("x-request-id"))
        .isNotEqualTo("a b\"c");
  }
}
