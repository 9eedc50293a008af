package dev.coterie.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.Mall;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a shop may list, at which prices, and what becomes of them when the mall changes. */
class ListingsTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_CONNECT_ENABLED", "true");

  private static final Mall MALL = new Mall(COTERIE);
  private static final Sql SQL = new Sql(COTERIE::databaseUri);
  private static final String LISTINGS = "/v1/shops/ada/listings/";

  @BeforeAll
  static void a_mall_and_a_shop() {
    MALL.plan("stall", 2);
    MALL.plan("boutique", null);
    MALL.opens("ada", "boutique");
  }

  @Test
  void a_listing_is_priced_by_its_rule_its_own_price_or_the_shops_default() {
    MALL.offers("TEA", "10.00", null);

    put("TEA", new JsonObject());
    assertThat(MALL.price("ada", "TEA").getString("price")).isEqualTo("12.00");
    put("TEA", new JsonObject().put("rule", Shop.rule("markup", "percent", "12.5")));
    assertThat(MALL.price("ada", "TEA").getString("price")).isEqualTo("11.25");
    put("TEA", new JsonObject().put("rule", Shop.rule("markup", "fixed", "0.999")));
    assertThat(MALL.price("ada", "TEA").getString("price")).isEqualTo("11.00");
    put("TEA", new JsonObject().put("price", "13.37"));
    assertThat(MALL.price("ada", "TEA").getString("price")).isEqualTo("13.37");

    Reply patched =
        COTERIE.patch(
            LISTINGS + "TEA", new JsonObject().put("rule", Shop.rule("markup", "percent", "50")));

    assertThat(patched.json().getValue("price")).isNull();
    assertThat(MALL.price("ada", "TEA").getString("listPrice")).isEqualTo("15.00");
  }

  @Test
  void a_new_default_rule_reprices_all_that_have_none_of_their_own() {
    MALL.offers("DEFAULT", "10.00", null);
    MALL.opens("default", "boutique");
    MALL.lists("default", "DEFAULT");

    JsonObject half = new JsonObject().put("defaultRule", new JsonObject().put("value", "50"));
    assertThat(COTERIE.patch("/v1/shops/default", half).status()).isEqualTo(200);

    assertThat(MALL.price("default", "DEFAULT").getString("price")).isEqualTo("15.00");
    MALL.offer("DEFAULT", "10.00", "14.00");
    JsonObject tenth = new JsonObject().put("defaultRule", new JsonObject().put("value", "10"));
    assertThat(COTERIE.patch("/v1/shops/default", tenth).status()).isEqualTo(200);
    assertThat(MALL.price("default", "DEFAULT").getString("price")).isEqualTo("14.00");
    Eventually.sees(List.of("default"), () -> lifted("DEFAULT"));
  }

  @Test
  void a_price_under_the_minimum_or_under_cost_is_refused_when_it_is_written() {
    MALL.offers("DESK", "100.00", "150.00");

    assertRefused(put("DESK", new JsonObject().put("price", "149.99")), 409, "below-minimum");
    assertRefused(
        put("DESK", new JsonObject().put("rule", Shop.rule("markup", "percent", "49.99"))),
        409,
        "below-minimum");
    MALL.offer("DESK", "100.00", null);
    assertRefused(put("DESK", new JsonObject().put("price", "99.99")), 409, "below-cost");
    assertRefused(put("DESK", new JsonObject().put("price", "100.001")), 400, "invalid-input");
    assertRefused(
        put("DESK", new JsonObject().put("rule", Shop.rule("markup", "percent", "90001"))),
        400,
        "invalid-input");
    assertRefused(
        put("DESK", new JsonObject().put("rule", Shop.rule("discount", "percent", "10"))),
        400,
        "invalid-input");
    assertRefused(
        put("DESK", new JsonObject().put("rule", Shop.rule("markup", "fixed", "999999999999"))),
        409,
        "price-too-high");
    assertRefused(put("NOWHERE", new JsonObject()), 404, "not-in-mall");
  }

  @Test
  void prices_in_a_shop_show_the_fields_that_are_asked_for_and_lifted_only_where_they_are() {
    MALL.offers("RAISED", "10.00", null);
    MALL.offers("OWN", "10.00", null);
    put("RAISED", new JsonObject().put("price", "11.00"));
    put("OWN", new JsonObject().put("price", "13.00"));
    MALL.offer("RAISED", "10.00", "12.00");
    JsonObject raised =
        new JsonObject().put("sku", "RAISED").put("price", "12.00").put("lifted", true);
    JsonObject own = new JsonObject().put("sku", "OWN").put("price", "13.00");
    String prices = "/v1/shops/ada/prices";
    JsonObject both =
        new JsonObject()
            .put("items", new JsonArray().add(item("RAISED")).add(item("OWN")).add(item("NONE")));
    Eventually.sees(raised, () -> COTERIE.get(prices + "/RAISED?fields=price,lifted").json());

    assertThat(COTERIE.get(prices + "/OWN?fields=lifted%2Cprice").json()).isEqualTo(own);
    for (String fields : List.of("price,lifted", "price%2Clifted")) {
      assertThat(COTERIE.post(prices + "?fields=" + fields, both).json())
          .isEqualTo(
              new JsonObject()
                  .put("prices", new JsonArray().add(raised).add(own))
                  .put("unknown", new JsonArray().add("NONE")));
    }
    assertThat(COTERIE.post(prices + "?fields=cost", both).wrongFields()).containsExactly("fields");
  }

  private static JsonObject item(String sku) {
    return new JsonObject().put("sku", sku);
  }

  @Test
  void a_price_that_comes_under_the_minimum_later_is_lifted_to_it_and_the_owner_hears_of_it() {
    MALL.offers("LAMP", "10.00", null);
    put("LAMP", new JsonObject().put("price", "11.00"));

    MALL.offer("LAMP", "10.00", "12.00");

    JsonObject price = MALL.price("ada", "LAMP");
    assertThat(price.getString("listPrice")).isEqualTo("12.00");
    assertThat(price.getBoolean("lifted")).isTrue();
    assertThat(COTERIE.get(LISTINGS + "LAMP").json().getBoolean("lifted")).isTrue();
    Eventually.sees(List.of("ada"), () -> lifted("LAMP"));
    Reply renamed = COTERIE.patch(LISTINGS + "LAMP", new JsonObject().put("name", "My lamp"));
    assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
    assertThat(renamed.json().getBoolean("lifted")).isTrue();
    MALL.offer("LAMP", "10.00", "12.50");
    MALL.offer("LAMP", "10.00", null);
    assertThat(MALL.price("ada", "LAMP").containsKey("lifted")).isFalse();
    assertThat(MALL.price("ada", "LAMP").getString("price")).isEqualTo("11.00");
    Eventually.sees(
        0L, () -> SQL.whole("SELECT count(*) FROM listings WHERE sku = 'LAMP' AND lifted"));
    assertThat(lifted("LAMP")).containsExactly("ada");
  }

  private static List<String> lifted(String sku) {
    return SQL.texts(
        "SELECT subject FROM events WHERE type = 'listing.lifted' AND data ->> 'sku' = '"
            + sku
            + "'");
  }

  @Test
  void a_withdrawn_product_leaves_the_shop_and_comes_back_with_its_listing_as_it_was() {
    MALL.offers("GONE", "10.00", null);
    put("GONE", new JsonObject().put("price", "19.00").put("name", "Mine"));
    String before = COTERIE.get(LISTINGS + "GONE").text();

    assertThat(
            COTERIE
                .put(
                    "/v1/mall/GONE",
                    new JsonObject().put("offered", false).put("wholesalePrice", "10.00"))
                .status())
        .isEqualTo(200);

    assertThat(COTERIE.get("/v1/shops/ada/prices/GONE").json().getString("code"))
        .isEqualTo("unknown-product");
    assertThat(COTERIE.get(LISTINGS + "GONE").json().getBoolean("offered")).isFalse();
    assertThat(shown("ada", "?query=Mine")).isEmpty();
    MALL.offer("GONE", "10.00", null);
    assertThat(COTERIE.get(LISTINGS + "GONE").text()).isEqualTo(before);
    assertThat(MALL.price("ada", "GONE").getString("price")).isEqualTo("19.00");
    assertThat(COTERIE.delete("/v1/mall/GONE").status()).isEqualTo(204);
    assertThat(COTERIE.get("/v1/shops/ada/prices/GONE").status()).isEqualTo(404);
    assertThat(COTERIE.delete("/v1/products/GONE").status()).isEqualTo(204);
    MALL.offers("GONE", "10.00", null);
    assertThat(COTERIE.get(LISTINGS + "GONE").text()).isEqualTo(before);
  }

  @Test
  void promoted_listings_come_first_by_position_while_their_time_lasts() {
    MALL.opens("window", "boutique");
    Instant now = COTERIE.clock.instant();
    for (String sku : List.of("W1", "W2", "W3", "W4")) {
      MALL.offers(sku, "10.00", null);
    }
    MALL.lists("window", "W1", "W2", "W3", "W4");
    promote("window", "W4", new JsonObject().put("position", 1));
    promote(
        "window",
        "W3",
        new JsonObject().put("position", 2).put("until", now.plusSeconds(60).toString()));
    promote(
        "window",
        "W2",
        new JsonObject().put("position", 3).put("from", now.plusSeconds(60).toString()));

    assertThat(shown("window", "")).containsExactly("W4", "W3", "W1", "W2");
    assertThat(shown("window", "?limit=2")).containsExactly("W4", "W3");

    COTERIE.clock.advance(Duration.ofSeconds(60));
    assertThat(shown("window", "")).containsExactly("W4", "W2", "W1", "W3");
    String next = COTERIE.get("/v1/shops/window/products?limit=2").json().getString("next");
    assertThat(shown("window", "?limit=2&cursor=" + next)).containsExactly("W1", "W3");
  }

  private static void promote(String shop, String sku, JsonObject promotion) {
    Reply reply =
        COTERIE.patch(
            "/v1/shops/" + shop + "/listings/" + sku, new JsonObject().put("promoted", promotion));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  @Test
  void a_plan_limits_the_listings_and_what_a_smaller_plan_finds_stays() {
    MALL.opens("small", "stall");
    for (String sku : List.of("L1", "L2", "L3")) {
      MALL.offers(sku, "10.00", null);
    }

    JsonObject outcome = load("small", new JsonObject().put("query", "Product L"));

    assertThat(outcome.getInteger("created")).isEqualTo(2);
    assertThat(outcome.getJsonArray("refused").getJsonObject(0).getString("code"))
        .isEqualTo("listing-limit");
    Reply third = COTERIE.put("/v1/shops/small/listings/L3", new JsonObject());
    assertRefused(third, 409, "listing-limit");
    assertThat(COTERIE.patch("/v1/groups/stall", new JsonObject().put("listings", 1)).status())
        .isEqualTo(200);
    assertThat(shown("small", "")).containsExactly("L1", "L2");
    assertThat(COTERIE.get("/v1/shops/small").json().getInteger("listings")).isEqualTo(2);
    assertThat(COTERIE.delete("/v1/shops/small/listings/L1").status()).isEqualTo(204);
    assertRefused(
        COTERIE.put("/v1/shops/small/listings/L3", new JsonObject()), 409, "listing-limit");
  }

  @Test
  void an_import_says_first_what_it_would_list_and_refuses_what_was_withdrawn_meanwhile() {
    MALL.opens("loader", "boutique");
    MALL.offers("I1", "10.00", "12.00");
    MALL.offers("I2", "10.00", null);
    MALL.offers("I3", "10.00", null);
    COTERIE.patch(
        "/v1/products/I1", new JsonObject().put("categories", new JsonArray().add("Imported")));
    JsonObject body =
        new JsonObject()
            .put("skus", new JsonArray().add("I1").add("I2").add("I3"))
            .put("rule", Shop.rule("markup", "percent", "10"));

    JsonObject plan = COTERIE.post("/v1/shops/loader/listings/imports?plan=true", body).json();
    assertThat(plan.getInteger("created")).isEqualTo(3);
    JsonObject first = plan.getJsonArray("first").getJsonObject(0);
    assertThat(first.getString("listPrice")).isEqualTo("12.00");
    assertThat(first.getBoolean("lifted")).isTrue();
    assertThat(COTERIE.get("/v1/shops/loader").json().getInteger("listings")).isZero();
    COTERIE.delete("/v1/mall/I3");
    JsonObject outcome = load("loader", body);

    assertThat(outcome.getInteger("created")).isEqualTo(2);
    assertThat(outcome.getJsonArray("refused"))
        .isEqualTo(
            new JsonArray().add(new JsonObject().put("sku", "I3").put("code", "not-in-mall")));
    assertThat(MALL.price("loader", "I1").getBoolean("lifted")).isTrue();
    promote("loader", "I1", new JsonObject().put("position", 1));
    assertThat(MALL.price("loader", "I2").getString("price")).isEqualTo("11.00");
    JsonObject again = load("loader", new JsonObject().put("category", "Imported"));
    assertThat(again.getInteger("created")).isZero();
    assertThat(again.getInteger("kept")).isEqualTo(1);
    assertRefused(
        COTERIE.post("/v1/shops/loader/listings/imports", new JsonObject()), 400, "invalid-input");
  }

  @Test
  void a_listing_of_another_version_is_not_overwritten() {
    MALL.offers("TWICE", "10.00", null);
    put("TWICE", new JsonObject());
    JsonObject change = new JsonObject().put("name", "First").put("version", 1);
    assertThat(COTERIE.patch(LISTINGS + "TWICE", change).status()).isEqualTo(200);

    assertRefused(COTERIE.patch(LISTINGS + "TWICE", change), 409, "stale-version");
  }

  @Test
  void a_shops_own_group_discounts_its_prices_and_nobody_elses_but_never_below_the_minimum() {
    MALL.offers("CUP", "10.00", "11.50");
    MALL.opens("club", "boutique");
    MALL.lists("club", "CUP");
    put("CUP", new JsonObject());
    JsonObject friends =
        new JsonObject().put("name", "Friends").put("rule", Shop.rule("discount", "fixed", "0.30"));
    assertThat(COTERIE.put("/v1/shops/club/groups/friends", friends).status()).isEqualTo(201);
    assertThat(COTERIE.put("/v1/shops/club/groups/friends/members/m-17", new JsonObject()).status())
        .isEqualTo(200);

    JsonObject price = COTERIE.get("/v1/shops/club/prices/CUP?customer=m-17&explain=true").json();

    assertThat(price.getString("listPrice")).isEqualTo("12.00");
    assertThat(price.getString("price")).isEqualTo("11.70");
    assertThat(price.getString("group")).isEqualTo("friends");
    assertThat(price.getJsonArray("steps").size()).isEqualTo(1);
    assertThat(MALL.price("club", "CUP").getString("price")).isEqualTo("12.00");
    assertThat(COTERIE.get("/v1/shops/ada/prices/CUP?customer=m-17").json().getString("price"))
        .isEqualTo("12.00");
    friends.put("rule", Shop.rule("discount", "percent", "50"));
    assertThat(COTERIE.put("/v1/shops/club/groups/friends", friends).status()).isEqualTo(200);
    assertThat(COTERIE.get("/v1/shops/club/prices/CUP?customer=m-17").json().getString("price"))
        .isEqualTo("11.50");
    Instant soon = COTERIE.clock.instant().plusSeconds(60);
    assertThat(
            COTERIE
                .put(
                    "/v1/shops/club/groups/friends/members/m-17",
                    new JsonObject().put("until", soon.toString()))
                .status())
        .isEqualTo(200);
    assertThat(
            COTERIE.get("/v1/shops/club/prices/CUP?customer=m-17").json().getString("validUntil"))
        .isEqualTo(soon.toString());
    COTERIE.clock.advance(Duration.ofSeconds(60));
    assertThat(COTERIE.get("/v1/shops/club/prices/CUP?customer=m-17").json().getString("price"))
        .isEqualTo("12.00");
    assertThat(COTERIE.delete("/v1/shops/club/groups/friends").status()).isEqualTo(204);
    assertThat(COTERIE.get("/v1/shops/club/prices/CUP?group=friends").status()).isEqualTo(404);
  }

  @Test
  void many_prices_of_a_shop_come_in_one_answer() {
    MALL.offers("B1", "10.00", null);
    put("B1", new JsonObject());
    JsonObject body =
        new JsonObject()
            .put(
                "items",
                new JsonArray()
                    .add(new JsonObject().put("sku", "B1").put("quantity", 2))
                    .add(new JsonObject().put("sku", "B2")));

    JsonObject prices = COTERIE.post("/v1/shops/ada/prices", body).json();

    assertThat(prices.getJsonArray("prices").getJsonObject(0).getString("price"))
        .isEqualTo("12.00");
    assertThat(prices.getJsonArray("unknown")).isEqualTo(new JsonArray().add("B2"));
  }

  private static JsonObject load(String shop, JsonObject body) {
    Reply reply = COTERIE.post("/v1/shops/" + shop + "/listings/imports", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private static Reply put(String sku, JsonObject body) {
    return COTERIE.put(LISTINGS + sku, body);
  }

  private static List<String> shown(String shop, String query) {
    return COTERIE
        .get("/v1/shops/" + shop + "/products" + query)
        .json()
        .getJsonArray("items")
        .stream()
        .map(item -> ((JsonObject) item).getString("sku"))
        .toList();
  }

  private static void assertRefused(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.json().getString("code")).isEqualTo(code);
  }
}
