package dev.coterie.http.price;

import static dev.coterie.testing.Shop.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PricesTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_EXPIRY_EVERY_SECONDS", "3600");

  static final Shop SHOP = new Shop(COTERIE);

  @BeforeAll
  static void a_shop() {
    SHOP.product("BK-R89B-48", "2443.35", "1554.9479");
    SHOP.product("BK/ 漢字", "10.00", null);
    SHOP.product("EUR-1", "100", "50", "EUR");
    SHOP.percentGroup("gold", "10");
    SHOP.group("trade", new JsonObject().put("pricing", rule("markup", "percent", "15")));
    SHOP.group("fixed", new JsonObject().put("pricing", rule("discount", "fixed", "25")));
    SHOP.group("friends", new JsonObject().putNull("tier"));
    SHOP.member("ada", "gold");
    SHOP.member("alan", "trade");
    SHOP.customer("grace");
  }

  @Test
  void a_guest_pays_the_list_price() {
    assertThat(COTERIE.get("/v1/prices/BK-R89B-48").json())
        .isEqualTo(
            new JsonObject()
                .put("sku", "BK-R89B-48")
                .putNull("customer")
                .putNull("group")
                .put("currency", "USD")
                .put("quantity", 1)
                .put("listPrice", "2443.35")
                .put("price", "2443.35")
                .putNull("rule")
                .putNull("validUntil"));
  }

  @Test
  void a_member_pays_the_groups_price() {
    Reply reply = COTERIE.get("/v1/prices/BK-R89B-48?customer=ada&quantity=3");

    assertThat(reply.json().getString("price")).isEqualTo("2199.02");
    assertThat(reply.json().getString("group")).isEqualTo("gold");
    assertThat(reply.json().getInteger("quantity")).isEqualTo(3);
    assertThat(reply.json().getJsonObject("rule")).isEqualTo(rule("discount", "percent", "10"));
  }

  @Test
  void an_unknown_customer_is_a_guest_until_put_into_a_group() {
    assertThat(SHOP.price("BK-R89B-48", "newcomer")).isEqualTo("2443.35");

    SHOP.member("newcomer", "gold");

    assertThat(SHOP.price("BK-R89B-48", "newcomer")).isEqualTo("2199.02");
  }

  @Test
  void a_group_is_priced_without_inventing_a_customer() {
    JsonObject price = COTERIE.get("/v1/prices/BK-R89B-48?group=trade").json();

    assertThat(price.getString("price")).isEqualTo("1788.19");
    assertThat(price.getValue("customer")).isNull();
  }

  @Test
  void an_unknown_group_and_an_unknown_product_are_told_apart() {
    assertThat(COTERIE.get("/v1/prices/BK-R89B-48?group=none").code()).isEqualTo("unknown-group");
    assertThat(COTERIE.get("/v1/prices/none").code()).isEqualTo("unknown-product");
    assertThat(COTERIE.get("/v1/prices/none").status()).isEqualTo(404);
  }

  @Test
  void a_product_of_another_currency_knows_no_fixed_discount() {
    JsonObject price = COTERIE.get("/v1/prices/EUR-1?group=fixed&explain=true").json();

    assertThat(price.getString("price")).isEqualTo("100.00");
    assertThat(price.getString("currency")).isEqualTo("EUR");
    assertThat(price.getJsonArray("rejected"))
        .isEqualTo(
            new JsonArray()
                .add(new JsonObject().put("group", "fixed").put("reason", "other-currency")));
  }

  @Test
  void a_sku_is_any_text_that_a_path_can_carry() {
    assertThat(
            COTERIE.get("/v1/prices/" + RunningCoterie.encoded("BK/ 漢字")).json().getString("sku"))
        .isEqualTo("BK/ 漢字");
  }

  @Test
  void the_price_changes_at_the_very_instant_a_membership_ends_timer_or_no_timer() {
    Instant end = COTERIE.clock.instant().plus(Duration.ofDays(1));
    SHOP.member("leaver", "gold", new JsonObject().put("until", end.toString()));

    JsonObject before = COTERIE.get("/v1/prices/BK-R89B-48?customer=leaver").json();
    assertThat(before.getString("price")).isEqualTo("2199.02");
    assertThat(before.getString("validUntil")).isEqualTo(end.toString());
    assertThat(priceAt("leaver", end.minusNanos(1_000))).isEqualTo("2199.02");
    assertThat(priceAt("leaver", end)).isEqualTo("2443.35");

    COTERIE.clock.set(end);

    JsonObject after = COTERIE.get("/v1/prices/BK-R89B-48?customer=leaver").json();
    assertThat(after.getString("price")).isEqualTo("2443.35");
    assertThat(after.getValue("validUntil")).isNull();
    assertThat(priceAt("leaver", end.minusNanos(1_000))).isEqualTo("2199.02");
  }

  @Test
  void a_group_without_a_rule_is_no_reason_for_an_end_of_validity() {
    SHOP.member("friend", "friends", new JsonObject().put("until", "2030-01-01"));

    assertThat(COTERIE.get("/v1/prices/EUR-1?customer=friend").json().getValue("validUntil"))
        .isNull();
  }

  @Test
  void a_default_group_that_is_held_is_not_told_to_be_left_out() {
    SHOP.group(
        "base",
        new JsonObject().put("default", true).put("pricing", rule("discount", "percent", "1")));
    SHOP.member("basic", "base");

    JsonObject price = COTERIE.get("/v1/prices/EUR-1?customer=basic&explain=true").json();

    assertThat(price.getString("group")).isEqualTo("base");
    assertThat(price.getJsonArray("rejected")).isEmpty();
    COTERIE.patch("/v1/groups/base", new JsonObject().put("default", false));
  }

  @Test
  void a_default_group_is_named_once_to_one_whose_membership_of_it_is_over() {
    SHOP.group(
        "standard",
        new JsonObject().put("default", true).put("pricing", rule("discount", "percent", "1")));
    Instant end = COTERIE.clock.instant().plus(Duration.ofDays(1));
    SHOP.member("former", "standard", new JsonObject().put("until", end.toString()));

    JsonObject price =
        COTERIE.get("/v1/prices/EUR-1?customer=former&explain=true&at=" + end).json();

    assertThat(price.getString("group")).isEqualTo("standard");
    assertThat(price.getJsonArray("steps")).hasSize(1);
    assertThat(price.getJsonArray("rejected")).isEmpty();
    COTERIE.patch("/v1/groups/standard", new JsonObject().put("default", false));
  }

  @Test
  void a_batch_answers_in_the_order_of_its_items_and_lists_what_it_does_not_know() {
    JsonObject body =
        new JsonObject()
            .put("customer", "ada")
            .put("items", items("EUR-1", "none", "BK-R89B-48", "EUR-1", "none"));

    JsonObject answer = COTERIE.post("/v1/prices", body).json();

    assertThat(
            answer.getJsonArray("prices").stream()
                .map(one -> ((JsonObject) one).getString("price")))
        .containsExactly("90.00", "2199.02", "90.00");
    assertThat(answer.getJsonArray("unknown")).isEqualTo(new JsonArray().add("none"));
  }

  @Test
  void single_and_batch_give_the_same_answer() {
    JsonObject single = COTERIE.get("/v1/prices/BK-R89B-48?customer=alan&explain=true").json();
    JsonObject body =
        new JsonObject()
            .put("customer", "alan")
            .put("explain", true)
            .put("items", items("BK-R89B-48"));

    assertThat(COTERIE.post("/v1/prices", body).json().getJsonArray("prices").getJsonObject(0))
        .isEqualTo(single);
  }

  @Test
  void a_batch_has_at_most_1000_items() {
    JsonArray items = new JsonArray();
    for (int item = 0; item <= 1_000; item++) {
      items.add(new JsonObject().put("sku", "S" + item));
    }

    Reply reply = COTERIE.post("/v1/prices", new JsonObject().put("items", items));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.wrongFields()).containsExactly("items");
  }

  @Test
  void supplier_prices_and_margins_show_to_admins_only() {
    String path = "/v1/prices/BK-R89B-48?customer=alan&explain=true";
    JsonObject forAdmins = COTERIE.get(path).json();
    COTERIE.useKey(SHOP.storefrontKey("shop window"));
    JsonObject forStorefronts;
    try {
      forStorefronts = COTERIE.get(path).json();
    } finally {
      COTERIE.useKey(RunningCoterie.KEY);
    }

    assertThat(forAdmins.encode()).contains("1554.9479").contains("\"15\"");
    assertThat(forStorefronts.encode()).doesNotContain("1554.9479").doesNotContain("\"15\"");
    assertThat(forStorefronts.getString("price")).isEqualTo("1788.19");
    assertThat(forStorefronts.getJsonObject("rule").getString("basis")).isEqualTo("markup");
  }

  @Test
  void customer_and_group_exclude_each_other() {
    assertThat(COTERIE.get("/v1/prices/EUR-1?customer=ada&group=gold").wrongFields())
        .containsExactly("group");
  }

  private static String priceAt(String customer, Instant at) {
    return COTERIE
        .get("/v1/prices/BK-R89B-48?customer=" + customer + "&at=" + at)
        .json()
        .getString("price");
  }

  private static JsonArray items(String... skus) {
    JsonArray items = new JsonArray();
    for (String sku : skus) {
      items.add(new JsonObject().put("sku", sku).put("quantity", 1));
    }
    return items;
  }
}
