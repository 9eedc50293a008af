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
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A shop from the order that opens it, over the end of the membership, to its renewal. */
class ShopLifeTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_CONNECT_ENABLED", "true");

  private static final Mall MALL = new Mall(COTERIE);
  private static final Shop SHOP = new Shop(COTERIE);
  private static final Sql SQL = new Sql(COTERIE::databaseUri);

  @BeforeAll
  static void a_mall() {
    MALL.plan("stall", 3);
    MALL.plan("boutique", null);
    MALL.offers("LAMP", "10.00", null);
    MALL.offers("DESK", "100.00", "150.00");
  }

  @Test
  void a_paid_order_of_a_plan_opens_a_shop_by_the_customers_code() {
    MALL.opens("Grace.Hopper", "boutique");

    JsonObject shop = COTERIE.get("/v1/shops/grace-hopper").json();

    assertThat(shop.getString("owner")).isEqualTo("Grace.Hopper");
    assertThat(shop.getString("status")).isEqualTo("open");
    assertThat(shop.getString("plan")).isEqualTo("boutique");
    assertThat(shop.getString("until"))
        .isEqualTo(COTERIE.clock.instant().plus(Duration.ofDays(30)).toString());
    assertThat(shop.getValue("listingLimit")).isNull();
    assertThat(events("grace-hopper")).containsExactly("shop.opened");
  }

  @Test
  void a_shop_whose_address_is_taken_gets_another_one() {
    MALL.opens("same", "boutique");
    MALL.opens("SAME", "boutique");

    assertThat(COTERIE.get("/v1/shops/same").json().getString("owner")).isEqualTo("same");
    assertThat(COTERIE.get("/v1/shops/same-2").json().getString("owner")).isEqualTo("SAME");
  }

  @Test
  void a_reserved_word_is_no_address() {
    MALL.opens("admin", "boutique");

    assertThat(COTERIE.get("/v1/shops/admin-2").json().getString("owner")).isEqualTo("admin");
    Reply renamed = COTERIE.patch("/v1/shops/admin-2", new JsonObject().put("slug", "store"));
    assertThat(renamed.status()).isEqualTo(400);
    assertThat(renamed.json().getJsonArray("errors").getJsonObject(0).getString("field"))
        .isEqualTo("slug");
  }

  @Test
  void the_end_of_the_membership_suspends_the_shop_at_that_instant_and_a_renewal_reopens_it() {
    MALL.opens("ada", "boutique");
    MALL.lists("ada", "LAMP");
    String before = COTERIE.get("/v1/shops/ada/prices/LAMP").text();
    String listing = COTERIE.get("/v1/shops/ada/listings/LAMP").text();

    COTERIE.clock.advance(Duration.ofDays(30).minusSeconds(1));
    assertThat(COTERIE.get("/v1/shops/ada/prices/LAMP").status()).isEqualTo(200);
    COTERIE.clock.advance(Duration.ofSeconds(1));
    Reply suspended = COTERIE.get("/v1/shops/ada/prices/LAMP");

    assertThat(suspended.status()).isEqualTo(403);
    assertThat(suspended.json().getString("code")).isEqualTo("shop-suspended");
    assertThat(COTERIE.get("/v1/shops/ada/products").status()).isEqualTo(403);
    assertThat(COTERIE.get("/v1/shops/ada").json().getString("status")).isEqualTo("suspended");
    COTERIE.announceAll();
    Eventually.sees(true, () -> events("ada").contains("shop.suspended"));
    MALL.buys("ada", "boutique", "renewal-of-ada");
    assertThat(price(COTERIE.get("/v1/shops/ada/prices/LAMP").json()))
        .isEqualTo(price(new JsonObject(before)));
    assertThat(COTERIE.get("/v1/shops/ada/listings/LAMP").text()).isEqualTo(listing);
    assertThat(events("ada"))
        .containsExactly("shop.opened", "listing.created", "shop.suspended", "shop.reopened");
  }

  /** All of it but until when it holds, which the renewal moved. */
  private static JsonObject price(JsonObject answer) {
    answer.remove("validUntil");
    return answer;
  }

  @Test
  void a_shop_is_found_renamed_and_handed_on_and_its_old_owner_is_shut_out() {
    MALL.opens("mary", "boutique");
    String key = MALL.key("mary");
    SHOP.customer("joan");

    Reply renamed = COTERIE.patch("/v1/shops/mary", new JsonObject().put("slug", "fine-things"));
    assertThat(renamed.status()).isEqualTo(200);
    assertThat(COTERIE.get("/v1/shops/mary").status()).isEqualTo(404);
    assertThat(with(key, "/v1/shops/fine-things").status()).isEqualTo(200);
    Reply handedOn = COTERIE.patch("/v1/shops/fine-things", new JsonObject().put("owner", "joan"));

    assertThat(handedOn.json().getString("owner")).isEqualTo("joan");
    assertThat(handedOn.json().getString("status")).isEqualTo("suspended");
    assertThat(with(key, "/v1/shops/fine-things").status()).isEqualTo(401);
    JsonArray found = COTERIE.get("/v1/shops?query=fine").json().getJsonArray("items");
    assertThat(found.getJsonObject(0).getString("slug")).isEqualTo("fine-things");
    MALL.buys("joan", "boutique", "order-of-joan");
    assertThat(COTERIE.get("/v1/shops/fine-things").json().getString("status")).isEqualTo("open");
    assertThat(COTERIE.get("/v1/shops/joan").status()).isEqualTo(404);
  }

  @Test
  void a_change_from_an_older_version_is_refused() {
    MALL.opens("vera", "boutique");
    JsonObject change = new JsonObject().put("name", "Vera").put("version", 1);
    assertThat(COTERIE.patch("/v1/shops/vera", change).status()).isEqualTo(200);

    Reply late = COTERIE.patch("/v1/shops/vera", change);

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().getString("code")).isEqualTo("stale-version");
  }

  @Test
  void an_erased_owner_leaves_a_closed_shop_without_her_words() {
    MALL.opens("eve", "boutique");
    COTERIE.patch("/v1/shops/eve", new JsonObject().put("name", "Eve's").put("welcome", "Hello"));
    String key = MALL.key("eve");
    assertThat(COTERIE.delete("/v1/groups/boutique/members/eve").status()).isEqualTo(204);

    assertThat(COTERIE.delete("/v1/customers/eve").status()).isEqualTo(204);

    JsonObject shop = COTERIE.get("/v1/shops/eve").json();
    assertThat(shop.getString("status")).isEqualTo("closed");
    assertThat(shop.getString("name") + shop.getString("welcome")).isEqualTo("eve");
    assertThat(with(key, "/v1/shops/eve").status()).isEqualTo(401);
    SHOP.customer("eve");
    MALL.buys("eve", "boutique", "order-of-another-eve");
    assertThat(COTERIE.get("/v1/shops/eve/prices/LAMP").json().getString("code"))
        .isEqualTo("shop-closed");
    assertThat(COTERIE.get("/v1/shops/eve-2").json().getString("owner")).isEqualTo("eve");
  }

  private static Reply with(String key, String path) {
    COTERIE.useKey(key);
    try {
      return COTERIE.get(path);
    } finally {
      COTERIE.useKey(RunningCoterie.KEY);
    }
  }

  private static List<String> events(String subject) {
    return SQL.texts(
        "SELECT type FROM events WHERE subject = '"
            + subject
            + "' AND type ~ '^(shop|listing)' ORDER BY id");
  }
}
