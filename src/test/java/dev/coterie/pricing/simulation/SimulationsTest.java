package dev.coterie.pricing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a price rule would do to the catalogue is known before it is saved. */
class SimulationsTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static final Shop SHOP = new Shop(COTERIE);
  private static final Sql SQL = new Sql(COTERIE);

  @BeforeEach
  void an_empty_shop() {
    SQL.run("TRUNCATE products, mall_offers, simulations");
    SQL.run("UPDATE customer_groups SET is_default = false, deleted_at = now()");
  }

  @Test
  void it_says_how_many_prices_fall_rise_and_stay_and_which_change_most() {
    SHOP.percentGroup("gold", "10");
    SHOP.product("CHEAP", "1.00", null);
    SHOP.product("BIKE", "1000.00", "890.00");
    SHOP.product("FREE", "0.00", null);

    JsonObject effect = effect("gold", Shop.rule("discount", "percent", "12"));

    assertThat(effect.getInteger("falls")).isEqualTo(2);
    assertThat(effect.getInteger("rises")).isZero();
    assertThat(effect.getInteger("stays")).isEqualTo(1);
    assertThat(effect.getInteger("underCost")).isEqualTo(1);
    assertThat(effect.getInteger("underCostToday")).isZero();
    assertThat(skus(effect, "byAmount")).containsExactly("BIKE", "CHEAP");
    assertThat(effect.getJsonArray("byAmount").getJsonObject(0))
        .isEqualTo(
            new JsonObject()
                .put("sku", "BIKE")
                .put("name", "Product BIKE")
                .put("currency", "USD")
                .put("today", "900.00")
                .put("drafted", "880.00"));
    // both fall by two of ninety percent: the first SKU leads
    assertThat(skus(effect, "byPercent")).containsExactly("BIKE", "CHEAP");
  }

  @Test
  void prices_that_rise_from_nothing_are_the_largest_by_percent() {
    SHOP.group("staff", new JsonObject().put("pricing", Shop.rule("discount", "fixed", "5")));
    SHOP.product("FREE-TODAY", "4.00", null);
    SHOP.product("BIKE", "1000.00", null);

    JsonObject effect = effect("staff", null);

    assertThat(effect.getInteger("rises")).isEqualTo(2);
    assertThat(skus(effect, "byPercent")).containsExactly("FREE-TODAY", "BIKE");
    assertThat(skus(effect, "byAmount")).containsExactly("BIKE", "FREE-TODAY");
  }

  @Test
  void a_fixed_amount_leaves_products_of_another_currency_as_they_are() {
    SHOP.percentGroup("silver", "0");
    SHOP.product("DOLLARS", "100.00", null, "USD");
    SHOP.product("EUROS", "100.00", "99.00", "EUR");
    SHOP.product("YEN", "100", null, "JPY");

    JsonObject effect = effect("silver", Shop.rule("discount", "fixed", "30"));

    assertThat(effect.getInteger("falls")).isEqualTo(1);
    assertThat(effect.getInteger("stays")).isEqualTo(2);
    assertThat(skus(effect, "byAmount")).containsExactly("DOLLARS");
  }

  @Test
  void a_markup_starts_from_the_supplier_price_and_the_list_price_where_there_is_none() {
    SHOP.percentGroup("trade", "0");
    SHOP.product("KNOWN", "100.00", "40.00");
    SHOP.product("UNKNOWN", "100.00", null);

    JsonObject effect = effect("trade", Shop.rule("markup", "percent", "50"));

    assertThat(effect.getJsonArray("byAmount").getJsonObject(0).getString("drafted"))
        .isEqualTo("60.00");
    assertThat(effect.getInteger("falls")).isEqualTo(1);
    assertThat(effect.getInteger("stays")).isEqualTo(1);
  }

  @Test
  void without_a_rule_a_member_pays_as_the_default_group_does() {
    SHOP.group(
        "standard",
        new JsonObject()
            .put("default", true)
            .put("pricing", Shop.rule("discount", "percent", "5")));
    SHOP.percentGroup("vip", "20");
    SHOP.product("BIKE", "100.00", null);

    JsonObject effect = effect("vip", null);

    JsonObject bike = effect.getJsonArray("byAmount").getJsonObject(0);
    assertThat(bike.getString("today")).isEqualTo("80.00");
    assertThat(bike.getString("drafted")).isEqualTo("95.00");
  }

  @Test
  void it_agrees_with_the_prices_after_the_rule_was_saved() {
    SHOP.percentGroup("exact", "7.5");
    SHOP.product("ODD", "33.3333", "12.3456");
    JsonObject draft = Shop.rule("markup", "percent", "33.3333");

    JsonObject odd = effect("exact", draft).getJsonArray("byAmount").getJsonObject(0);
    assertThat(price("ODD", "exact")).isEqualTo(odd.getString("today"));
    COTERIE.patch("/v1/groups/exact", new JsonObject().put("pricing", draft));

    assertThat(price("ODD", "exact")).isEqualTo(odd.getString("drafted"));
  }

  @Test
  void ten_changes_of_many_are_shown_and_all_are_counted() {
    SHOP.percentGroup("many", "10");
    manyProducts(12_345);

    JsonObject effect = effect("many", Shop.rule("discount", "percent", "20"));

    assertThat(effect.getInteger("falls")).isEqualTo(12_345);
    assertThat(skus(effect, "byAmount"))
        .hasSize(10)
        .startsWith("P-0012345", "P-0012344")
        .endsWith("P-0012336");
    assertThat(skus(effect, "byPercent")).hasSize(10);
  }

  @Test
  void one_that_nobody_asks_for_is_cancelled() {
    SHOP.percentGroup("left", "10");
    manyProducts(120_000);
    SQL.run(
        """
        CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN NEW.asked_at := NEW.asked_at - interval '61 seconds'; RETURN NEW; END $$;
        CREATE TRIGGER forgotten BEFORE UPDATE OF beat_at ON simulations
          FOR EACH ROW EXECUTE FUNCTION forget()
        """);

    String id = begun("left", Shop.rule("discount", "percent", "20")).getString("id");

    Eventually.sees("cancelled", () -> find(id).getString("state"));
    assertThat(find(id).getInteger("compared")).isEqualTo(50_000);
    assertThat(find(id).getJsonObject("effect")).isNull();
    SQL.run("DROP FUNCTION forget CASCADE");
  }

  @Test
  void one_whose_node_is_gone_is_cancelled() {
    SQL.run(
        """
        INSERT INTO simulations
          (id, group_code, group_version, state, products, asked_at, beat_at)
        VALUES ('lost', 'gold', 1, 'running', 9, '2026-03-01T11:58:00Z', '2026-03-01T11:58:00Z')
        """);

    assertThat(find("lost").getString("state")).isEqualTo("cancelled");
  }

  @Test
  void no_more_than_two_are_worked_out_at_once() {
    SHOP.percentGroup("busy", "10");
    manyProducts(200_000);
    List<Integer> statuses = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int times = 0; times < 3; times++) {
      Reply reply = begin("busy", null);
      statuses.add(reply.status());
      ids.add(reply.json().getString("id", "none"));
    }

    assertThat(statuses).containsExactly(201, 201, 409);
    Eventually.sees("done", () -> find(ids.get(0)).getString("state"));
    Eventually.sees("done", () -> find(ids.get(1)).getString("state"));
    assertThat(begin("busy", null).status()).isEqualTo(201);
  }

  @Test
  void the_group_must_be_there() {
    Reply reply = begin("nobody", Shop.rule("discount", "percent", "12"));

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.code()).isEqualTo("unknown-group");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pricing.value | {'basis':'discount','mode':'percent','value':'101'}",
        "pricing.value | {'basis':'discount','mode':'percent','value':'x'}",
        "pricing.value | {'basis':'discount','mode':'percent'}",
        "pricing.basis | {'basis':'gift','mode':'percent','value':'1'}",
        "pricing.more | {'basis':'discount','mode':'percent','value':'1','more':1}",
        "pricing | 12"
      })
  void a_wrong_rule_is_named(String field, String pricing) {
    SHOP.percentGroup("named", "10");
    Reply reply =
        COTERIE.json(
            "POST",
            "/v1/simulations",
            "{\"group\":\"named\",\"pricing\":" + pricing.replace('\'', '"') + "}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().getJsonArray("errors").getJsonObject(0).getString("field"))
        .isEqualTo(field);
  }

  @Test
  void no_rule_is_said_by_null_and_a_list_has_none() {
    Reply missing = COTERIE.post("/v1/simulations", new JsonObject().put("group", "gold"));
    assertThat(missing.status()).isEqualTo(400);
    COTERIE.post(
        "/v1/groups",
        new JsonObject().put("code", "readers").put("kind", "list").put("name", "Readers"));

    Reply list = begin("readers", Shop.rule("discount", "percent", "12"));

    assertThat(list.status()).isEqualTo(400);
    assertThat(list.text()).contains("only a discount group has a price rule");
  }

  @Test
  void an_id_that_was_never_given_is_unknown() {
    Reply reply = COTERIE.get("/v1/simulations/nothing");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.code()).isEqualTo("unknown-simulation");
    assertThat(COTERIE.get("/v1/simulations/no-id").status()).isEqualTo(400);
  }

  @Test
  void a_storefront_may_not_simulate() {
    String key = SHOP.storefrontKey("shop window");
    try {
      COTERIE.useKey(key);
      assertThat(begin("gold", null).status()).isEqualTo(403);
    } finally {
      COTERIE.useKey(RunningCoterie.KEY);
    }
  }

  private static JsonObject effect(String group, @Nullable JsonObject draft) {
    String id = begun(group, draft).getString("id");
    Eventually.sees("done", () -> find(id).getString("state"));
    JsonObject done = find(id);
    assertThat(done.getLong("compared")).isEqualTo(done.getLong("products"));
    return done.getJsonObject("effect");
  }

  private static JsonObject begun(String group, @Nullable JsonObject draft) {
    Reply reply = begin(group, draft);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json();
  }

  private static Reply begin(String group, @Nullable JsonObject draft) {
    return COTERIE.post(
        "/v1/simulations", new JsonObject().put("group", group).put("pricing", draft));
  }

  private static JsonObject find(String id) {
    return COTERIE.get("/v1/simulations/" + id).json();
  }

  private static String price(String sku, String group) {
    return COTERIE.get("/v1/prices/" + sku + "?group=" + group).json().getString("price");
  }

  private static List<String> skus(JsonObject effect, String order) {
    return effect.getJsonArray(order).stream()
        .map(change -> ((JsonObject) change).getString("sku"))
        .toList();
  }

  private static void manyProducts(int count) {
    SQL.run(
        """
        INSERT INTO products (sku, name, list_price, currency)
        SELECT 'P-' || lpad(n::text, 7, '0'), 'Product ' || n, n, 'USD'
        FROM generate_series(1, %d) AS n
        """
            .formatted(count));
  }
}
