package dev.coterie.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.Metrics;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node whose database goes away and comes back, beside one that always reaches it. */
class OutageTest {
  private static final String AS_OF = "Price-As-Of";
  private static final int FIRST_REFUSAL = 300;

  @RegisterExtension
  @Order(1)
  static final Wire WIRE = Wire.sound();

  @RegisterExtension
  @Order(2)
  static final RunningCoterie BESIDE = new RunningCoterie();

  @RegisterExtension
  @Order(3)
  static final RunningCoterie CUT_OFF =
      new RunningCoterie()
          .with("COTERIE_PRICING_OUTAGE_SECONDS", "60")
          .with("COTERIE_DATABASE_SILENCE_SECONDS", "1")
          .beside(BESIDE)
          .by(WIRE::to);

  static final Shop SHOP = new Shop(BESIDE);

  @AfterEach
  void heal() {
    WIRE.mend();
    Eventually.sees(0.0, () -> Metrics.value(CUT_OFF, "coterie_database_unavailable"));
    Eventually.sees(0.0, () -> Metrics.value(CUT_OFF, "coterie_database_stale_seconds"));
    CUT_OFF.clock.set(RunningCoterie.BEGIN);
  }

  @Test
  void what_is_in_memory_is_answered_and_marked_while_all_else_is_refused() {
    SHOP.product("HOT", "100.00", null);
    SHOP.product("COLD", "100.00", null);
    price("HOT");
    double before = Metrics.value(CUT_OFF, "coterie_pricing_unconfirmed_total");

    cut();

    Reply hot = price("HOT");
    Reply explained = CUT_OFF.get("/v1/prices/HOT?explain=true");
    assertThat(hot.status()).isEqualTo(200);
    assertThat(hot.header(AS_OF)).isEqualTo(RunningCoterie.BEGIN.toString());
    assertThat(explained.status()).isEqualTo(200);
    assertThat(batch("HOT").header(AS_OF)).isEqualTo(RunningCoterie.BEGIN.toString());
    assertThat(Metrics.value(CUT_OFF, "coterie_pricing_unconfirmed_total") - before).isEqualTo(3);
    assertRefused(price("COLD"));
    assertRefused(batch("HOT", "COLD"));
    assertRefused(CUT_OFF.get("/v1/prices/COLD?quantity=2"));
    assertRefused(CUT_OFF.get("/v1/groups"));
    assertRefused(CUT_OFF.put("/v1/customers/nobody", new JsonObject()));
    assertRefused(CUT_OFF.upload("/v1/products/imports", "sku,name\n"));
    assertThat(CUT_OFF.get("/v1/prices/HOT?customer=").status()).isEqualTo(400);
  }

  @Test
  void what_changed_meanwhile_is_right_as_soon_as_the_mark_is_gone() {
    SHOP.product("CHANGED", "100.00", null);
    price("CHANGED");
    cut();
    SHOP.product("CHANGED", "200.00", null);
    assertThat(price("CHANGED").json().getString("price")).isEqualTo("100.00");

    WIRE.mend();

    Eventually.sees("", () -> price("CHANGED").header(AS_OF));
    assertThat(price("CHANGED").json().getString("price")).isEqualTo("200.00");
    assertThat(CUT_OFF.put("/v1/customers/back", new JsonObject()).status()).isEqualTo(201);
  }

  @Test
  void after_the_time_that_is_configured_memory_is_not_used_any_more() {
    SHOP.product("OLD", "100.00", null);
    price("OLD");
    cut();

    CUT_OFF.clock.advance(Duration.ofSeconds(60));
    assertThat(price("OLD").status()).isEqualTo(200);
    CUT_OFF.clock.advance(Duration.ofMillis(1));
    assertRefused(price("OLD"));
  }

  @Test
  void a_database_that_falls_silent_is_found_out_and_what_waits_for_it_is_refused() {
    SHOP.product("WARM", "100.00", null);
    SHOP.product("WAITING", "100.00", null);
    price("WARM");

    WIRE.freeze();
    CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> price("WAITING"));

    assertRefused(waiting.join());
    Eventually.sees(1.0, () -> Metrics.value(CUT_OFF, "coterie_database_unavailable"));
    assertThat(price("WARM").header(AS_OF)).isNotEmpty();
    assertRefused(CUT_OFF.get("/v1/groups"));
  }

  @Test
  void reads_and_writes_are_answered_again_soon_after_a_firewall_forgot_all_connections() {
    SHOP.product("COLD-AFTER", "100.00", null);
    CUT_OFF.get("/v1/groups");

    WIRE.forgetOpen();

    Eventually.sees(
        true, () -> CUT_OFF.put("/v1/customers/after", new JsonObject()).status() < FIRST_REFUSAL);
    assertThat(price("COLD-AFTER").status()).isEqualTo(200);
    assertThat(CUT_OFF.get("/v1/groups").status()).isEqualTo(200);
  }

  @Test
  void it_is_not_ready_while_the_database_is_away_and_lives() {
    assertThat(health("ready")).isEqualTo(200);

    cut();

    assertThat(health("ready")).isEqualTo(503);
    assertThat(health("live")).isEqualTo(200);
    WIRE.mend();
    Eventually.sees(200, () -> health("ready"));
  }

  private static int health(String question) {
    return CUT_OFF
        .exchange(HttpRequest.newBuilder(CUT_OFF.managementUri("/health/" + question)).build())
        .status();
  }

  private static void cut() {
    WIRE.cut();
    Eventually.sees(1.0, () -> Metrics.value(CUT_OFF, "coterie_database_unavailable"));
  }

  private static Reply price(String sku) {
    return CUT_OFF.get("/v1/prices/" + sku + "?customer=anyone");
  }

  private static Reply batch(String... skus) {
    JsonArray items = new JsonArray();
    for (String sku : skus) {
      items.add(new JsonObject().put("sku", sku));
    }
    return CUT_OFF.post(
        "/v1/prices", new JsonObject().put("customer", "anyone").put("items", items));
  }

  private static void assertRefused(Reply reply) {
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.code()).isEqualTo("not-available");
    assertThat(reply.header("Retry-After")).isEqualTo("1");
  }
}
