package dev.coterie.restriction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Products that only members of some groups see, or see the price of. */
class RestrictedProductsTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static final Shop SHOP = new Shop(COTERIE);
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @BeforeAll
  static void a_shop() {
    SHOP.group("trade", new JsonObject().put("kind", "list"));
    SHOP.group("vip", new JsonObject());
    SHOP.member("ada", "trade");
    SHOP.member("ben", "vip", new JsonObject().put("until", NOW.plusSeconds(60).toString()));
    SHOP.customer("cyd");
    SHOP.product("LAMP", "10.00", null);
    SHOP.product("BELL", "20.00", null);
    for (String sku : List.of("GAS", "OIL")) {
      COTERIE.put(
          "/v1/products/" + sku,
          new JsonObject()
              .put("name", sku)
              .put("listPrice", "5.00")
              .put("currency", "USD")
              .put("categories", new JsonArray().add("fuel")));
    }
  }

  @AfterEach
  void lift_all() {
    COTERIE.clock.set(NOW);
    for (Object each : COTERIE.get("/v1/product-rules").items()) {
      JsonObject rule = (JsonObject) each;
      String sku = rule.getString("sku");
      COTERIE.delete(
          "/v1/product-rules?"
              + (sku == null ? "category=" + rule.getString("category") : "sku=" + sku));
    }
  }

  @Test
  void a_hidden_product_is_unknown_to_all_but_members() {
    assertThat(price("LAMP", "cyd")).isEqualTo("10.00");
    assertThat(sku("LAMP", "hidden", "trade").status()).isEqualTo(201);

    assertThat(price("LAMP", "ada")).isEqualTo("10.00");
    assertThat(COTERIE.get("/v1/prices/LAMP?customer=cyd").code()).isEqualTo("unknown-product");
    assertThat(COTERIE.get("/v1/prices/LAMP").code()).isEqualTo("unknown-product");
    assertThat(COTERIE.get("/v1/prices/LAMP?group=trade").status()).isEqualTo(200);
    assertThat(batch("cyd").getJsonArray("unknown")).containsExactly("LAMP");
    assertThat(batch("ada").getJsonArray("unknown")).isEmpty();
  }

  @Test
  void a_product_without_price_shows_all_but_what_it_costs() {
    sku("LAMP", "without-price", "trade");

    JsonObject cyd = COTERIE.get("/v1/prices/LAMP?customer=cyd").json();
    assertThat(cyd.getValue("price")).isNull();
    assertThat(cyd.getValue("listPrice")).isNull();
    assertThat(cyd.getString("reason")).isEqualTo("members-only");
    assertThat(cyd.getString("currency")).isEqualTo("USD");
    assertThat(COTERIE.get("/v1/prices/LAMP?customer=cyd&explain=true").text())
        .doesNotContain("10.00");
    assertThat(batch("cyd").getJsonArray("prices").getJsonObject(0).getValue("price")).isNull();
    assertThat(price("LAMP", "ada")).isEqualTo("10.00");
  }

  @Test
  void a_member_sees_it_until_the_instant_of_the_end() {
    sku("LAMP", "hidden", "vip");
    assertThat(COTERIE.get("/v1/prices/LAMP?customer=ben").json().getString("validUntil"))
        .isEqualTo(NOW.plusSeconds(60).toString());

    COTERIE.clock.advance(Duration.ofSeconds(60));

    assertThat(COTERIE.get("/v1/prices/LAMP?customer=ben").status()).isEqualTo(404);
  }

  @Test
  void a_category_restricts_its_products_and_their_own_rules_go_first() {
    category("fuel", "hidden", "trade");
    assertThat(COTERIE.get("/v1/prices/GAS?customer=cyd").status()).isEqualTo(404);
    assertThat(price("GAS", "ada")).isEqualTo("5.00");
    assertThat(price("BELL", "cyd")).isEqualTo("20.00");

    sku("GAS", "without-price", "vip");
    assertThat(COTERIE.get("/v1/prices/GAS?customer=ada").json().getValue("price")).isNull();
    assertThat(price("GAS", "ben")).isEqualTo("5.00");
    assertThat(COTERIE.get("/v1/prices/OIL?customer=ben").status()).isEqualTo(404);

    COTERIE.delete("/v1/product-rules?sku=GAS");
    assertThat(price("GAS", "ada")).isEqualTo("5.00");
    COTERIE.delete("/v1/product-rules?category=fuel");
    assertThat(price("OIL", "cyd")).isEqualTo("5.00");
  }

  @Test
  void of_two_categories_each_must_admit_and_the_strictest_decides() {
    COTERIE.patch(
        "/v1/products/GAS",
        new JsonObject().put("categories", new JsonArray().add("fuel").add("danger")));
    category("fuel", "without-price", "trade");
    category("danger", "hidden", "vip");

    assertThat(COTERIE.get("/v1/prices/GAS?customer=cyd").status()).isEqualTo(404);
    assertThat(COTERIE.get("/v1/prices/GAS?customer=ada").status()).isEqualTo(404);
    assertThat(COTERIE.get("/v1/prices/GAS?customer=ben").json().getValue("price")).isNull();
    SHOP.member("ben", "trade");
    assertThat(price("GAS", "ben")).isEqualTo("5.00");
    COTERIE.delete("/v1/groups/trade/members/ben");
  }

  @Test
  void pages_are_not_shared_by_those_who_see_other_products() {
    assertThat(context("ada")).isEqualTo(context("cyd"));
    sku("LAMP", "hidden", "trade");
    assertThat(context("ada")).isNotEqualTo(context("cyd"));
  }

  @Test
  void products_are_asked_about_beside_pages() {
    sku("LAMP", "hidden", "trade");
    sku("BELL", "without-price", "trade");
    String answer =
        COTERIE
            .post(
                "/v1/access",
                new JsonObject()
                    .put("customer", "cyd")
                    .put("skus", new JsonArray(List.of("LAMP", "BELL", "GAS", "NONE"))))
            .json()
            .getJsonArray("products")
            .encode();

    assertThat(answer)
        .isEqualTo(
            "[{\"sku\":\"LAMP\",\"shows\":\"hidden\"},{\"sku\":\"BELL\",\"shows\":\"without-price\"},"
                + "{\"sku\":\"GAS\",\"shows\":\"with-price\"},{\"sku\":\"NONE\",\"shows\":\"hidden\"}]");
  }

  @Test
  void a_wrong_rule_says_what_would_be_right() {
    assertThat(sku("LAMP", "secret", "trade").text()).contains("others");
    assertThat(sku("LAMP", "hidden").text()).contains("must name at least one group");
    assertThat(rule(new JsonObject(), "hidden", "trade").text())
        .contains("sku", "must be given, or category, and not both");
    assertThat(COTERIE.delete("/v1/product-rules?sku=LAMP").code()).isEqualTo("unknown-rule");
  }

  private static Reply sku(String sku, String others, String... groups) {
    return rule(new JsonObject().put("sku", sku), others, groups);
  }

  private static Reply category(String category, String others, String... groups) {
    return rule(new JsonObject().put("category", category), others, groups);
  }

  private static Reply rule(JsonObject of, String others, String... groups) {
    return COTERIE.put(
        "/v1/product-rules",
        of.put("others", others).put("groups", new JsonArray(List.of(groups))));
  }

  private static JsonObject batch(String customer) {
    return COTERIE
        .post(
            "/v1/prices",
            new JsonObject()
                .put("customer", customer)
                .put(
                    "items",
                    new JsonArray()
                        .add(new JsonObject().put("sku", "LAMP"))
                        .add(new JsonObject().put("sku", "BELL"))))
        .json();
  }

  private static String context(String customer) {
    return COTERIE.get("/v1/price-contexts?customer=" + customer).json().getString("context");
  }

  private static String price(String sku, String customer) {
    return SHOP.price(sku, customer);
  }
}
