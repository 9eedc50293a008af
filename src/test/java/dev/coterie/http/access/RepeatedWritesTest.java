package dev.coterie.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.coterie.testing.Mall;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Each write of the contract that takes an {@code Idempotency-Key}, done by a service that never
 * comes to remember its answer, as one that is killed after the commit: the repetition is answered
 * as the first one, and changes nothing.
 */
class RepeatedWritesTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_CONNECT_ENABLED", "true")
          .with("COTERIE_WEBHOOK_ALLOW_PRIVATE", "true")
          .with("COTERIE_ROLES", "http,membership,pricing,connect");

  private static final Sql SQL = new Sql(COTERIE::databaseUri);
  private static final Shop SHOP = new Shop(COTERIE);
  private static final Mall MALL = new Mall(COTERIE);

  /** A simulation ends with its process; the clock is a process's own. */
  private static final Set<String> OF_A_PROCESS = Set.of("POST /v1/simulations", "PUT /v1/clock");

  private static final String ALL_TABLES =
      """
      SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'
        AND table_name NOT IN ('remembered_answers', 'event_readers', 'flyway_schema_history')
      ORDER BY table_name
      """;

  private final Set<String> done = new TreeSet<>();
  private final Set<String> repeatable = repeatable();
  private final String allRows = allRows();

  @BeforeAll
  static void no_answer_is_remembered() {
    SQL.run(
        """
        CREATE FUNCTION killed() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN IF NEW.status IS NULL THEN RETURN NEW; END IF; RETURN NULL; END';
        CREATE TRIGGER killed BEFORE UPDATE ON remembered_answers
          FOR EACH ROW EXECUTE FUNCTION killed()
        """);
  }

  @Test
  void every_write_is_answered_as_the_first_one_was_though_that_was_not_remembered() {
    customers_and_products();
    groups_and_members();
    orders_and_money();
    lists();
    rules();
    shops();
    what_staff_decide();

    repeatable.removeAll(OF_A_PROCESS);
    assertThat(done).isEqualTo(repeatable);
  }

  private void customers_and_products() {
    upload("/v1/customers/imports", "Customer Code,Customer Email Address\nada,ada@shop.example\n");
    twice("PUT", "/v1/customers/eve", "{\"name\":\"Eve\"}");
    twice("DELETE", "/v1/customers/eve", "");
    upload(
        "/v1/products/imports",
        "sku,name,list_price,supplier_price,currency\nTEA,Tea,18.90,,USD\n");
    twice("PUT", "/v1/products/CUP", "{\"name\":\"Cup\",\"listPrice\":\"5\",\"currency\":\"USD\"}");
    twice("PATCH", "/v1/products/CUP", "{\"listPrice\":\"6.50\"}");
    twice("DELETE", "/v1/products/CUP", "");
  }

  private void groups_and_members() {
    twice(
        "POST",
        "/v1/groups",
        """
        {"code":"gold","kind":"discount","name":"Gold","durationDays":30,"trialDays":7,
         "fee":{"amount":"49.00","currency":"USD"},
         "pricing":{"basis":"discount","mode":"percent","value":"12.50"}}
        """);
    twice("PATCH", "/v1/groups", "[{\"code\":\"gold\",\"name\":\"Golden\"}]");
    twice("PATCH", "/v1/groups/gold", "{\"pricing\":{\"value\":\"10\"}}");
    twice("PUT", "/v1/groups/gold/product", "{\"enabled\":true}");
    twice("PUT", "/v1/groups/gold/members/ada", "{}");
    twice("POST", "/v1/groups/gold/members/ada/cancel", "{}");
    twice("POST", "/v1/groups/gold/members/ada/reinstate", "{}");
    twice("POST", "/v1/groups/gold/members/ada/pause", "{}");
    twice("POST", "/v1/groups/gold/members/ada/resume", "{}");
    twice("DELETE", "/v1/groups/gold/members/ada", "");
    SHOP.customer("tom");
    twice("POST", "/v1/groups/gold/members/tom/trial", "{}");
    SHOP.percentGroup("brief", "5");
    SHOP.member("kim", "brief");
    twice("DELETE", "/v1/groups/brief?members=end", "");
  }

  private void orders_and_money() {
    twice("POST", "/v1/customers/ada/account", BOOKING);
    twice("POST", "/v1/membership-quotes", "{\"customer\":\"ada\",\"group\":\"gold\"}");
    String line = "{\"id\":\"1\",\"sku\":\"membership-gold\",\"quantity\":1,\"unitPrice\":\"49\",";
    Reply paid =
        twice(
            "PUT",
            "/v1/orders/1001",
            """
            {"status":"paid","customer":"ada","currency":"USD","total":"49.00",
             "at":"2026-03-01T12:00:00Z","lines":[%s"gift":true}]}
            """
                .formatted(line));
    String code =
        paid.json().getJsonArray("lines").getJsonObject(0).getJsonArray("gifts").getString(0);
    SHOP.customer("grace");
    twice("POST", "/v1/gifts/" + code + "/redeem", "{\"customer\":\"grace\"}");
    again("POST", "/v1/orders/1001/retry", "", false);
  }

  private static final String BOOKING =
      "{\"kind\":\"credit\",\"amount\":\"5.00\",\"currency\":\"USD\",\"reason\":\"late parcel\"}";

  private void lists() {
    SHOP.group("press", new JsonObject().put("kind", "list"));
    String file = "Customer Code,Customer Email Address\nada,\n";
    String imports = "/v1/groups/press/imports";
    String one = imports + "/" + upload(imports + "?mode=add", file).json().getString("id");
    twice("POST", one + "/commit", "{}");
    twice("POST", one + "/undo", "");
    String other = COTERIE.upload(imports + "?mode=add", file).json().getString("id");
    twice("DELETE", imports + "/" + other, "");
  }

  private void rules() {
    twice("PUT", "/v1/pages", "{\"path\":\"/trade/*\",\"groups\":[\"gold\"]}");
    twice("DELETE", "/v1/pages?path=/trade/*", "");
    twice(
        "PUT",
        "/v1/product-rules",
        "{\"sku\":\"TEA\",\"others\":\"without-price\",\"groups\":[\"gold\"]}");
    twice("DELETE", "/v1/product-rules?sku=TEA", "");
  }

  private void shops() {
    MALL.plan("boutique", null);
    SHOP.customer("ann");
    twice("PUT", "/v1/mall/TEA", "{\"wholesalePrice\":\"11.00\",\"minimumPrice\":\"12.50\"}");
    twice("PUT", "/v1/shops/tea-house", "{\"name\":\"Tea house\",\"owner\":\"ann\"}");
    SHOP.member("ann", "boutique");
    twice("PATCH", "/v1/shops/tea-house", "{\"defaultRule\":{\"value\":\"25\"}}");
    String friends = "/v1/shops/tea-house/groups/friends";
    twice(
        "PUT", friends, "{\"name\":\"F\",\"rule\":" + Shop.rule("discount", "percent", "5") + "}");
    twice("PUT", friends + "/members/m-17", "{\"until\":null}");
    twice("DELETE", friends + "/members/m-17", "");
    twice("DELETE", friends, "");
    twice("POST", "/v1/shops/tea-house/listings/imports", "{\"skus\":[\"TEA\"]}");
    String listing = "/v1/shops/tea-house/listings/TEA";
    twice("PUT", listing, "{\"price\":\"19.90\"}");
    twice("PATCH", listing, "{\"promoted\":{\"position\":1}}");
    twice("DELETE", listing, "");
    twice("DELETE", "/v1/mall/TEA", "");
    MALL.key("tea-house");
    long key = SQL.whole("SELECT id FROM api_keys WHERE name = 'key of tea-house'");
    twice("DELETE", "/v1/shops/tea-house/keys/" + key, "");
  }

  private void what_staff_decide() {
    SHOP.storefrontKey("till");
    twice("DELETE", "/v1/keys/" + SQL.whole("SELECT id FROM api_keys WHERE name = 'till'"), "");
    SHOP.user("mia", "editor");
    twice("DELETE", "/v1/users/mia", "");
    JsonObject hook = new JsonObject().put("url", "http://127.0.0.1:9/").put("types", List.of());
    long id = COTERIE.post("/v1/webhooks", hook).json().getLong("id");
    twice("POST", "/v1/webhooks/" + id + "/replay", "{\"after\":0}");
    twice("PATCH", "/v1/webhooks/" + id, "{\"enabled\":false}");
    twice("DELETE", "/v1/webhooks/" + id, "");
    SQL.run(
        """
        INSERT INTO mails (kind, reference, customer_id, group_ids, address, status, recorded_at,
          due_at) SELECT 'order', '1001', id, '{}', 'desk@shop.example', 'failed', now(), now()
        FROM customers WHERE code = 'ada'
        """);
    twice("POST", "/v1/mails/" + SQL.whole("SELECT id FROM mails") + "/send", "");
  }

  private Reply twice(String method, String target, String body) {
    return again(method, target, body, true);
  }

  private Reply again(String method, String target, String body, boolean changes) {
    return again(method, target, "application/json", body, changes);
  }

  private Reply upload(String target, String csv) {
    return again("POST", target, "text/csv", csv, true);
  }

  private Reply again(String method, String target, String type, String body, boolean changes) {
    String what = method + " " + target;
    List<String> before = state();
    Reply first = send(method, target, type, body);
    List<String> after = state();
    Reply second = send(method, target, type, body);

    assertThat(first.status()).as(what + " " + first.text()).isBetween(200, 299);
    assertThat(!after.equals(before)).as("something was changed by " + what).isEqualTo(changes);
    assertThat(second.status() + " " + second.text())
        .as(what)
        .isEqualTo(first.status() + " " + first.text());
    assertThat(second.header("content-type")).isEqualTo(first.header("content-type"));
    assertThat(state()).as("after the repetition of " + what).isEqualTo(after);
    done.add(operation(method, target));
    return first;
  }

  private static Reply send(String method, String target, String type, String body) {
    var request = COTERIE.request(target).header("Idempotency-Key", method + " " + target);
    if (!body.isEmpty()) {
      request.header("Content-Type", type);
    }
    return COTERIE.send(
        request.method(
            method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private List<String> state() {
    return SQL.texts(allRows);
  }

  /** The query of all rows of all tables that hold what requests change. */
  private static String allRows() {
    return SQL.texts(ALL_TABLES).stream()
        .map(table -> "SELECT '" + table + "' || row::text AS row FROM " + table + " AS row")
        .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY 1"));
  }

  private String operation(String method, String target) {
    String path = target.replaceAll("\\?.*", "");
    return repeatable.stream()
        .filter(each -> (method + " " + path).matches(each.replaceAll("\\{\\w+}", "[^/]+")))
        .findFirst()
        .orElseThrow();
  }

  /** The operations of the contract that take an idempotency key. */
  private static Set<String> repeatable() {
    Set<String> repeatable = new TreeSet<>();
    JsonNode contract;
    try (InputStream file = RepeatedWritesTest.class.getResourceAsStream("/openapi.yaml")) {
      contract = new YAMLMapper().readTree(file);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    contract
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (method.getValue().toString().contains("parameters/IdempotencyKey")) {
                            repeatable.add(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return repeatable;
  }
}
