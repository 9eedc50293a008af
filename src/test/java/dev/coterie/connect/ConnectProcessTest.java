package dev.coterie.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.MainProcess;
import dev.coterie.testing.Mall;
import dev.coterie.testing.Ports;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Connect Center as a process of its own beside the one that does all the rest. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConnectProcessTest {
  private static final int HERE = Ports.free();
  private static final int THERE = Ports.free();

  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_CONNECT_ENABLED", "true")
          .with("COTERIE_ROLES", "http,membership,pricing,expiry,delivery")
          .with("COTERIE_CLUSTER_ENABLED", "true")
          .with("COTERIE_CLUSTER_PORT", Integer.toString(HERE))
          .with("COTERIE_CLUSTER_MEMBERS", "127.0.0.1:" + HERE + ",127.0.0.1:" + THERE);

  private static final Mall MALL = new Mall(COTERIE);
  private static final Sql SQL = new Sql(COTERIE::databaseUri);
  private static MainProcess center;

  @BeforeAll
  static void the_center_starts() {
    COTERIE.clock.set(Clock.systemUTC().instant());
    MALL.plan("boutique", null);
    center = center();
    Eventually.sees(200, () -> COTERIE.get("/v1/shops").status());
  }

  private static MainProcess center() {
    Map<String, String> settings = new HashMap<>();
    settings.put("COTERIE_ROLES", "connect");
    settings.put("COTERIE_CONNECT_ENABLED", "true");
    settings.put("COTERIE_DATABASE_URI", COTERIE.databaseUri());
    settings.put("COTERIE_API_KEY", RunningCoterie.KEY);
    settings.put("COTERIE_ADMIN_PASSWORD", "password-for-tests");
    settings.put("COTERIE_CLUSTER_ENABLED", "true");
    settings.put("COTERIE_CLUSTER_PORT", Integer.toString(THERE));
    settings.put("COTERIE_CLUSTER_MEMBERS", "127.0.0.1:" + HERE);
    return new MainProcess(settings);
  }

  @AfterAll
  static void the_center_stops() {
    center.close();
  }

  @Test
  @Order(1)
  void the_story_of_a_shop_is_the_same_and_each_write_is_seen_by_the_next_lookup() {
    MALL.offers("LAMP", "10.00", null);
    MALL.opens("ada", "boutique");
    MALL.lists("ada", "LAMP");

    assertThat(MALL.price("ada", "LAMP").getString("price")).isEqualTo("12.00");
    for (int cents = 1; cents <= 30; cents++) {
      String price = "11." + (cents + 10);
      Reply changed =
          COTERIE.patch("/v1/shops/ada/listings/LAMP", new JsonObject().put("price", price));
      assertThat(changed.status()).as(changed.text()).isEqualTo(200);
      assertThat(MALL.price("ada", "LAMP").getString("price")).isEqualTo(price);
    }
    MALL.offer("LAMP", "10.00", "15.00");
    assertThat(MALL.price("ada", "LAMP").getBoolean("lifted")).isTrue();
    Eventually.sees(
        1L, () -> SQL.whole("SELECT count(*) FROM events WHERE type = 'listing.lifted'"));
    Reply refused =
        COTERIE.patch("/v1/shops/ada/listings/LAMP", new JsonObject().put("price", "14.99"));
    assertThat(refused.json().getString("code")).isEqualTo("below-minimum");
  }

  @Test
  @Order(2)
  void while_the_center_is_gone_shops_sell_on_plans_open_shops_and_nothing_is_lost() {
    center.kill();

    Eventually.sees(503, () -> COTERIE.get("/v1/shops/ada").status());
    assertThat(COTERIE.get("/v1/shops/ada").header("retry-after")).isNotEmpty();
    assertThat(MALL.price("ada", "LAMP").getString("price")).isEqualTo("15.00");
    MALL.opens("bea", "boutique");
    assertThat(COTERIE.delete("/v1/groups/boutique/members/ada").status()).isEqualTo(204);
    assertThat(COTERIE.get("/v1/shops/ada/prices/LAMP").status()).isEqualTo(403);

    center = center();
    Eventually.sees(200, () -> COTERIE.get("/v1/shops/bea").status());
    assertThat(COTERIE.get("/v1/shops/bea").json().getString("status")).isEqualTo("open");
    assertThat(COTERIE.get("/v1/shops/ada").json().getString("status")).isEqualTo("suspended");
    JsonArray listings = COTERIE.get("/v1/shops/ada/listings").json().getJsonArray("items");
    assertThat(listings.getJsonObject(0).getString("price")).isEqualTo("11.40");
    MALL.lists("bea", "LAMP");
    assertThat(MALL.price("bea", "LAMP").getString("price")).isEqualTo("15.00");
  }
}
