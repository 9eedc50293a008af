package dev.coterie.group;

import static dev.coterie.testing.Shop.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.EmittedEvent;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SpecialProductsTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  static final Shop SHOP = new Shop(COTERIE);
  static final Sql SQL = new Sql(COTERIE);
  private static final int AT_ONCE = 20;
  private static int number;

  private final String code = "plan-" + ++number;
  private final String sku = "membership-" + code;

  @Test
  void the_first_yes_makes_the_product_of_what_the_group_is() {
    plan("49");

    Reply reply = sell(true);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().getJsonObject("product")).isEqualTo(product("enabled", sku));
    assertThat(reply.json().getInteger("version")).isEqualTo(2);
    assertThat(COTERIE.get("/v1/products/" + sku).json())
        .isEqualTo(
            new JsonObject()
                .put("sku", sku)
                .put("name", code)
                .put("description", "A plan.")
                .put("listPrice", "49.00")
                .putNull("supplierPrice")
                .put("currency", "USD")
                .put("images", new JsonArray())
                .put("categories", new JsonArray())
                .put("group", code)
                .put("onSale", true));
  }

  @Test
  void no_takes_it_off_sale_and_keeps_it_and_yes_brings_back_the_same() {
    plan("49");
    sell(true);
    COTERIE.patch("/v1/products/" + sku, new JsonObject().put("name", "Edited"));

    assertThat(sell(false).json().getJsonObject("product")).isEqualTo(product("disabled", sku));
    assertThat(COTERIE.get("/v1/products/" + sku).json().getBoolean("onSale")).isFalse();
    assertThat(sell(true).json().getJsonObject("product")).isEqualTo(product("enabled", sku));
    assertThat(COTERIE.get("/v1/products/" + sku).json().getString("name")).isEqualTo("Edited");
  }

  @Test
  void the_same_again_changes_nothing_and_tells_nothing() {
    plan("49");
    assertThat(sell(false).json().getJsonObject("product")).isEqualTo(product("none", null));
    sell(true);
    JsonObject once = sell(true).json();
    sell(false);
    JsonObject off = sell(false).json();

    assertThat(once.getInteger("version")).isEqualTo(2);
    assertThat(off.getInteger("version")).isEqualTo(3);
    assertThat(EmittedEvent.to(SQL, code))
        .extracting(EmittedEvent::type)
        .containsExactly("group.created", "group.product.enabled", "group.product.disabled");
    assertThat(EmittedEvent.to(SQL, code).get(1).data())
        .isEqualTo(new JsonObject().put("group", code).put("sku", sku));
  }

  @Test
  void a_group_shows_its_product_wherever_it_is_read() {
    plan("49");
    sell(true);
    JsonObject enabled = product("enabled", sku);

    assertThat(COTERIE.get("/v1/groups/" + code).json().getJsonObject("product"))
        .isEqualTo(enabled);
    JsonObject patched =
        COTERIE.patch("/v1/groups/" + code, new JsonObject().put("rank", 1)).json();
    assertThat(patched.getJsonObject("product")).isEqualTo(enabled);
    assertThat(COTERIE.get("/v1/groups?limit=500").items().stream().map(JsonObject.class::cast))
        .filteredOn(group -> group.getString("code").equals(code))
        .extracting(group -> group.getJsonObject("product"))
        .containsExactly(enabled);
  }

  @Test
  void a_taken_sku_gets_a_number_and_a_long_one_stays_a_sku() {
    SHOP.product(sku, "1", null);
    plan("49");
    assertThat(sell(true).json().getJsonObject("product").getString("sku")).isEqualTo(sku + "-2");

    String longest = "x".repeat(64);
    SHOP.product(("membership-" + longest).substring(0, 64), "1", null);
    plan(longest, "49");
    String made =
        COTERIE
            .put("/v1/groups/" + longest + "/product", enabled(true))
            .json()
            .getJsonObject("product")
            .getString("sku");
    assertThat(made).hasSize(64).startsWith("membership-xxx").endsWith("x-2");
  }

  @Test
  void a_group_that_cannot_be_sold_is_refused_with_what_would_be_right() {
    SHOP.percentGroup(code, "10");
    assertThat(sell(true).code()).isEqualTo("no-fee");
    assertThat(sell(true).text()).contains("give it one");

    COTERIE.patch("/v1/groups/" + code, fee("5").put("archived", true));
    assertThat(sell(true).code()).isEqualTo("archived");

    SHOP.group(code + "-list", new JsonObject().put("kind", "list"));
    assertThat(COTERIE.put("/v1/groups/" + code + "-list/product", enabled(true)).code())
        .isEqualTo("not-for-sale");
    assertThat(COTERIE.put("/v1/groups/nobody/product", enabled(true)).code())
        .isEqualTo("unknown-group");
    assertThat(COTERIE.put("/v1/groups/" + code + "/product", new JsonObject()).wrongFields())
        .containsExactly("enabled");
  }

  @Test
  void a_stale_version_changes_nothing_not_even_where_there_is_nothing_to_change() {
    plan("49");
    JsonObject stale = enabled(true).put("version", 2);
    assertThat(COTERIE.put("/v1/groups/" + code + "/product", stale).code())
        .isEqualTo("stale-version");
    assertThat(COTERIE.put("/v1/groups/" + code + "/product", stale.put("version", 1)).status())
        .isEqualTo(200);
    assertThat(COTERIE.put("/v1/groups/" + code + "/product", stale).code())
        .isEqualTo("stale-version");
  }

  @Test
  void many_at_once_make_one_product_and_one_change() {
    plan("49");

    List<Reply> replies = atOnce(any -> sell(true));

    assertThat(replies).extracting(Reply::status).containsOnly(200);
    assertThat(COTERIE.get("/v1/groups/" + code).json().getInteger("version")).isEqualTo(2);
    assertThat(COTERIE.get("/v1/products?query=" + sku).items()).hasSize(1);
    assertThat(EmittedEvent.to(SQL, code))
        .extracting(EmittedEvent::type)
        .containsOnlyOnce("group.product.enabled");
  }

  @Test
  void a_changed_fee_is_the_price_in_the_next_lookup() {
    plan("49");
    sell(true);
    assertThat(SHOP.price(sku, "guest")).isEqualTo("49.00");

    COTERIE.patch("/v1/groups/" + code, fee("59"));

    assertThat(SHOP.price(sku, "guest")).isEqualTo("59.00");
    assertThat(COTERIE.get("/v1/products/" + sku).json().getString("listPrice")).isEqualTo("59.00");
    assertThat(EmittedEvent.to(SQL, sku))
        .containsExactly(
            new EmittedEvent(
                "price.changed",
                sku,
                new JsonObject().put("sku", sku).put("listPrice", "59.00").put("currency", "USD")));
    COTERIE.patch("/v1/groups/" + code, fee("59.0"));
    assertThat(EmittedEvent.to(SQL, sku)).hasSize(1);
  }

  @Test
  void a_price_that_was_not_there_is_there_once_the_product_is() {
    plan("49");
    assertThat(COTERIE.get("/v1/prices/" + sku).code()).isEqualTo("unknown-product");

    sell(true);

    assertThat(SHOP.price(sku, "guest")).isEqualTo("49.00");
  }

  @Test
  void a_group_with_a_product_keeps_a_fee() {
    plan("49");
    sell(true);

    Reply one = COTERIE.patch("/v1/groups/" + code, new JsonObject().putNull("fee"));
    Reply many =
        COTERIE.patch(
            "/v1/groups", new JsonArray().add(new JsonObject().put("code", code).putNull("fee")));

    assertThat(one.status()).isEqualTo(400);
    assertThat(one.wrongFields()).containsExactly("fee");
    assertThat(many.wrongFields()).containsExactly("[0].fee");
    assertThat(SHOP.price(sku, "guest")).isEqualTo("49.00");
  }

  @Test
  void it_is_edited_like_any_other_product_but_for_its_prices() {
    plan("49");
    sell(true);
    String path = "/v1/products/" + sku;
    JsonObject whole =
        new JsonObject()
            .put("name", "Gold for a year")
            .put("description", "All you need")
            .put("listPrice", "49.0")
            .put("currency", "USD")
            .put("images", new JsonArray().add("https://img.example/gold.png"))
            .put("categories", new JsonArray().add("plans"));

    JsonObject put = COTERIE.put(path, whole).json();

    assertThat(put.getString("name")).isEqualTo("Gold for a year");
    assertThat(put.getString("group")).isEqualTo(code);
    assertThat(COTERIE.put(path, whole.copy().put("listPrice", "48")).wrongFields())
        .containsExactly("listPrice");
    assertThat(
            COTERIE
                .put(path, whole.copy().put("currency", "EUR").put("supplierPrice", "1"))
                .wrongFields())
        .containsExactly("currency", "supplierPrice");
    assertThat(COTERIE.patch(path, new JsonObject().put("listPrice", "48")).text())
        .contains("must be 49.00, the fee of group " + code);
    assertThat(COTERIE.patch(path, new JsonObject().put("currency", "EUR")).wrongFields())
        .containsExactly("currency");
    assertThat(COTERIE.patch(path, new JsonObject().put("supplierPrice", "0")).wrongFields())
        .containsExactly("supplierPrice");
    assertThat(
            COTERIE.patch(path, new JsonObject().putNull("supplierPrice").put("listPrice", "49")))
        .extracting(Reply::status)
        .isEqualTo(200);
    assertThat(COTERIE.get(path).json()).isEqualTo(put);
    assertThat(EmittedEvent.to(SQL, sku))
        .extracting(EmittedEvent::type)
        .containsExactly("product.updated");
  }

  @Test
  void a_put_leaves_it_off_sale() {
    plan("49");
    sell(true);
    sell(false);
    JsonObject whole =
        new JsonObject().put("name", "Plan").put("listPrice", "49").put("currency", "USD");

    assertThat(COTERIE.put("/v1/products/" + sku, whole).json().getBoolean("onSale")).isFalse();
  }

  @Test
  void it_is_not_deleted_on_its_own_but_goes_with_its_group() {
    plan("49");
    sell(true);
    SHOP.price(sku, "guest");
    assertThat(COTERIE.delete("/v1/products/" + sku).code()).isEqualTo("group-product");

    assertThat(COTERIE.delete("/v1/groups/" + code).status()).isEqualTo(204);

    assertThat(COTERIE.get("/v1/products/" + sku).status()).isEqualTo(404);
    assertThat(COTERIE.get("/v1/prices/" + sku).status()).isEqualTo(404);
  }

  @Test
  void a_group_of_the_same_code_does_not_take_the_sku_of_one_that_was_deleted() {
    plan("49");
    sell(true);
    COTERIE.delete("/v1/groups/" + code);
    plan("49");

    assertThat(sell(true).json().getJsonObject("product").getString("sku")).isEqualTo(sku + "-2");
  }

  @Test
  void whatever_comes_at_once_the_price_is_the_fee() {
    plan("10");
    sell(true);
    JsonObject whole =
        new JsonObject().put("name", "Plan").put("listPrice", "12").put("currency", "USD");

    List<Reply> replies =
        atOnce(
            turn ->
                switch (turn % 4) {
                  case 0 -> COTERIE.patch("/v1/groups/" + code, fee(Integer.toString(11 + turn)));
                  case 1 -> COTERIE.put("/v1/products/" + sku, whole);
                  case 2 -> COTERIE.patch("/v1/products/" + sku, price("13"));
                  default -> importRow(sku + ",Plan,14,,USD", "abort");
                });

    assertThat(replies).extracting(Reply::status).containsAnyOf(200).doesNotContain(500);
    assertThat(COTERIE.get("/v1/products/" + sku).json().getString("listPrice"))
        .isEqualTo(
            COTERIE.get("/v1/groups/" + code).json().getJsonObject("fee").getString("amount"));
    assertThat(SHOP.price(sku, "guest"))
        .isEqualTo(COTERIE.get("/v1/products/" + sku).json().getString("listPrice"));
  }

  @Test
  void an_import_may_repeat_the_fee_and_change_the_name() {
    plan("49");
    sell(true);

    assertThat(importRow(sku + ",Imported,49.0,,USD", "abort").json().getInteger("updated"))
        .isEqualTo(1);

    assertThat(COTERIE.get("/v1/products/" + sku).json().getString("name")).isEqualTo("Imported");
    assertThat(COTERIE.get("/v1/products/" + sku).json().getString("group")).isEqualTo(code);
  }

  @Test
  void an_import_of_another_price_is_a_wrong_row() {
    plan("49");
    sell(true);

    Reply refused = importRow(sku + ",Plan,48,,USD", "abort");
    Reply margin = importRow(sku + ",Plan,49,3,USD", "abort");
    Reply currency = importRow(sku + ",Plan,49,,EUR", "abort");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("must be 49.00 USD");
    assertThat(invalid(refused)).containsExactly("2 list_price");
    assertThat(invalid(margin)).containsExactly("2 supplier_price");
    assertThat(invalid(currency)).containsExactly("2 list_price");
  }

  @Test
  void with_skip_neither_the_wrong_row_is_written_nor_one_that_repeats_it() {
    plan("49");
    sell(true);

    Reply reply =
        importRow(
            sku + ",Plan,48,,USD\n" + sku + ",Again,49,,USD\n" + code + "-other,Other,1,,USD",
            "skip");

    assertThat(invalid(reply)).containsExactly("2 list_price", "3 sku");
    assertThat(reply.json().getInteger("created")).isEqualTo(1);
    assertThat(reply.json().getInteger("unchanged")).isZero();
    assertThat(COTERIE.get("/v1/products/" + sku).json().getString("name")).isEqualTo(code);
  }

  @Test
  void no_rule_applies_to_it_whoever_asks_however() {
    plan("49");
    sell(true);
    COTERIE.patch(
        "/v1/groups/" + code, new JsonObject().put("pricing", rule("discount", "percent", "50")));
    String markup = code + "-markup";
    SHOP.group(
        markup, new JsonObject().putNull("tier").put("pricing", rule("markup", "percent", "1")));
    String byDefault = code + "-default";
    SHOP.group(
        byDefault,
        new JsonObject().put("default", true).put("pricing", rule("discount", "percent", "90")));
    SHOP.member(code, code);
    COTERIE.put("/v1/groups/" + markup + "/members/" + code, new JsonObject());
    SHOP.product(code + "-tea", "10", null);

    assertThat(SHOP.price(sku, code)).isEqualTo("49.00");
    assertThat(SHOP.price(sku, "guest")).isEqualTo("49.00");
    assertThat(SHOP.price(code + "-tea", code)).isEqualTo("5.00");
    JsonObject ofGroup = COTERIE.get("/v1/prices/" + sku + "?group=" + code).json();
    assertThat(ofGroup.getString("price")).isEqualTo("49.00");
    assertThat(ofGroup.getValue("group")).isNull();
    assertThat(ofGroup.getValue("rule")).isNull();
    JsonArray items =
        new JsonArray()
            .add(new JsonObject().put("sku", sku))
            .add(new JsonObject().put("sku", code + "-tea"));
    assertThat(
            COTERIE
                .post("/v1/prices", new JsonObject().put("customer", code).put("items", items))
                .json()
                .getJsonArray("prices")
                .stream()
                .map(price -> ((JsonObject) price).getString("price")))
        .containsExactly("49.00", "5.00");
    JsonObject explained =
        COTERIE.get("/v1/prices/" + sku + "?explain=true&customer=" + code).json();
    assertThat(explained.getJsonArray("steps")).isEmpty();
    assertThat(explained.getJsonArray("rejected"))
        .containsExactlyInAnyOrder(
            rejected(code, "group-product"),
            rejected(markup, "group-product"),
            rejected(byDefault, "default-not-needed"));
    assertThat(COTERIE.get("/v1/prices/" + sku + "?explain=true").json().getJsonArray("rejected"))
        .containsExactly(rejected(byDefault, "group-product"));

    COTERIE.patch("/v1/groups/" + byDefault, new JsonObject().put("default", false));
  }

  @Test
  void archiving_takes_it_off_sale_and_taking_that_back_leaves_it_there() {
    plan("49");
    sell(true);

    JsonObject archived =
        COTERIE.patch("/v1/groups/" + code, new JsonObject().put("archived", true)).json();
    JsonObject back =
        COTERIE.patch("/v1/groups/" + code, new JsonObject().put("archived", false)).json();

    assertThat(archived.getJsonObject("product")).isEqualTo(product("disabled", sku));
    assertThat(archived.getInteger("version")).isEqualTo(3);
    assertThat(back.getJsonObject("product")).isEqualTo(product("disabled", sku));
    assertThat(EmittedEvent.to(SQL, code))
        .extracting(EmittedEvent::type)
        .containsExactly(
            "group.created",
            "group.product.enabled",
            "group.product.disabled",
            "group.updated",
            "group.updated");
    assertThat(sell(true).json().getJsonObject("product")).isEqualTo(product("enabled", sku));
  }

  @Test
  void archiving_and_selling_at_once_never_leave_an_archived_group_on_sale() {
    plan("49");
    sell(true);

    atOnce(
        turn ->
            turn % 2 == 0
                ? sell(turn % 4 == 0)
                : COTERIE.patch("/v1/groups/" + code, new JsonObject().put("archived", true)));

    assertThat(COTERIE.get("/v1/groups/" + code).json().getJsonObject("product"))
        .isEqualTo(product("disabled", sku));
  }

  private void plan(String fee) {
    plan(code, fee);
  }

  private static void plan(String code, String fee) {
    SHOP.group(code, fee(fee).put("durationDays", 365).put("description", "A plan."));
  }

  private Reply sell(boolean enabled) {
    return COTERIE.put("/v1/groups/" + code + "/product", enabled(enabled));
  }

  private static Reply importRow(String rows, String onError) {
    String csv = "sku,name,list_price,supplier_price,currency\n" + rows + "\n";
    return COTERIE.upload("/v1/products/imports?onError=" + onError, csv);
  }

  private static List<String> invalid(Reply reply) {
    return reply.json().getJsonArray("invalid").stream()
        .map(JsonObject.class::cast)
        .map(row -> row.getInteger("row") + " " + row.getString("field"))
        .toList();
  }

  private static <T> List<T> atOnce(IntFunction<T> work) {
    List<CompletableFuture<T>> all = new ArrayList<>();
    IntStream.range(0, AT_ONCE)
        .forEach(turn -> all.add(CompletableFuture.supplyAsync(() -> work.apply(turn))));
    return all.stream().map(CompletableFuture::join).toList();
  }

  private static JsonObject fee(String amount) {
    return new JsonObject()
        .put("fee", new JsonObject().put("amount", amount).put("currency", "USD"));
  }

  private static JsonObject price(String amount) {
    return new JsonObject().put("listPrice", amount);
  }

  private static JsonObject enabled(boolean enabled) {
    return new JsonObject().put("enabled", enabled);
  }

  private static JsonObject product(String state, @Nullable String sku) {
    return new JsonObject().put("state", state).put("sku", sku);
  }

  private static JsonObject rejected(String group, String reason) {
    return new JsonObject().put("group", group).put("reason", reason);
  }
}
