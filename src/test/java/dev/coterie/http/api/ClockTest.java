package dev.coterie.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTest {
  private static final String LATER = "2027-03-01T12:00:00Z";

  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  static final Shop SHOP = new Shop(COTERIE);

  @BeforeEach
  @AfterEach
  void begin() {
    COTERIE.clock.set(RunningCoterie.BEGIN);
    COTERIE.useKey(RunningCoterie.KEY);
  }

  @Test
  void from_the_answer_on_it_is_the_instant_that_was_set() {
    SHOP.product("CLOCK", "100.00", null);
    SHOP.percentGroup("clocked", "10");
    SHOP.member("clocked", "clocked", new JsonObject().put("until", LATER));
    assertThat(SHOP.price("CLOCK", "clocked")).isEqualTo("90.00");

    assertThat(set(LATER).json().getString("now")).isEqualTo(LATER);

    assertThat(SHOP.price("CLOCK", "clocked")).isEqualTo("100.00");
    assertThat(COTERIE.get("/v1/clock").json().getString("now")).isEqualTo(LATER);
  }

  @Test
  void it_may_be_set_to_where_it_stands_but_not_back() {
    assertThat(set("2026-03-01T12:00:00Z").status()).isEqualTo(200);

    Reply back = set("2026-03-01T11:59:59.999999Z");

    assertThat(back.status()).isEqualTo(400);
    assertThat(back.wrongFields()).containsExactly("now");
    assertThat(COTERIE.get("/v1/clock").json().getString("now")).isEqualTo("2026-03-01T12:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"now\":null}", "{\"now\":1}", "{\"now\":\"2027-03-01\"}"})
  void what_is_no_instant_is_refused(String body) {
    Reply reply = COTERIE.json("PUT", "/v1/clock", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.wrongFields()).containsExactly("now");
  }

  @Test
  void only_an_administrator_reads_and_sets_it() {
    COTERIE.useKey(SHOP.storefrontKey("clock"));

    assertThat(COTERIE.get("/v1/clock").status()).isEqualTo(403);
    assertThat(set(LATER).status()).isEqualTo(403);
  }

  private static Reply set(String now) {
    return COTERIE.put("/v1/clock", new JsonObject().put("now", now));
  }
}
