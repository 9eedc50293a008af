package dev.coterie.restriction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that only members of some groups may enter. */
class AccessTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static final Shop SHOP = new Shop(COTERIE);
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @BeforeAll
  static void a_shop() {
    SHOP.group("trade", new JsonObject().put("kind", "list"));
    SHOP.percentGroup("gold", "10");
    SHOP.member("ada", "trade");
    SHOP.member("ben", "gold", new JsonObject().put("until", NOW.plusSeconds(3600).toString()));
    SHOP.customer("cyd");
  }

  @AfterEach
  void lift_all() {
    COTERIE.clock.set(NOW);
    COTERIE
        .get("/v1/pages?limit=500")
        .items()
        .forEach(
            rule ->
                COTERIE.delete(
                    "/v1/pages?path="
                        + RunningCoterie.encoded(((JsonObject) rule).getString("path"))));
  }

  @Test
  void a_page_without_a_rule_is_everybody_s() {
    assertThat(access("cyd", "/").getBoolean("allowed")).isTrue();
    assertThat(access("cyd", "/").getString("because")).isEqualTo("no rule restricts this page");
    assertThat(COTERIE.get("/v1/access?page=/any").json().getBoolean("allowed")).isTrue();
  }

  @Test
  void a_rule_admits_members_and_nobody_else() {
    assertThat(restrict("/trade/*", "trade", "gold").status()).isEqualTo(201);

    JsonObject ada = access("ada", "/trade/lamps");
    assertThat(ada.getBoolean("allowed")).isTrue();
    assertThat(ada.getString("because")).isEqualTo("the rule /trade/* admits members of trade");
    assertThat(ada.getString("group")).isEqualTo("trade");
    assertThat(access("ben", "/trade").getString("group")).isEqualTo("gold");
    JsonObject cyd = access("cyd", "/trade/lamps");
    assertThat(cyd.getBoolean("allowed")).isFalse();
    assertThat(cyd.getString("because"))
        .isEqualTo("the rule /trade/* admits only members of gold, trade");
    assertThat(allowed("nobody", "/trade/x")).isFalse();
    assertThat(COTERIE.get("/v1/access?page=/trade/x").json().getBoolean("allowed")).isFalse();
    assertThat(allowed("cyd", "/trademark")).isTrue();
  }

  @Test
  void a_member_is_out_at_the_instant_of_the_end_timer_or_no_timer() {
    restrict("/gold", "gold");
    assertThat(access("ben", "/gold").getString("validUntil"))
        .isEqualTo(NOW.plusSeconds(3600).toString());

    COTERIE.clock.advance(Duration.ofSeconds(3599));
    assertThat(allowed("ben", "/gold")).isTrue();
    COTERIE.clock.advance(Duration.ofSeconds(1));
    assertThat(allowed("ben", "/gold")).isFalse();
  }

  @Test
  void a_write_counts_from_its_answer_on() {
    restrict("/trade", "trade");
    assertThat(allowed("cyd", "/trade")).isFalse();
    SHOP.member("cyd", "trade");
    assertThat(allowed("cyd", "/trade")).isTrue();
    COTERIE.delete("/v1/groups/trade/members/cyd");
    assertThat(allowed("cyd", "/trade")).isFalse();
    restrict("/trade", "gold");
    assertThat(allowed("ada", "/trade")).isFalse();
    assertThat(COTERIE.delete("/v1/pages?path=/trade").status()).isEqualTo(204);
    assertThat(allowed("cyd", "/trade")).isTrue();
    assertThat(COTERIE.delete("/v1/pages?path=/trade").code()).isEqualTo("unknown-rule");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/trade/x",
        "//trade/x",
        "/%74rade/x",
        "/a/../trade/x",
        "/trade/./x?a=b",
        "/trade/"
      })
  void no_way_to_write_a_path_leads_past_its_rule(String page) {
    restrict("/trade/*", "trade");

    assertThat(allowed("cyd", page)).isFalse();
    assertThat(allowed("ada", page)).isTrue();
  }

  @Test
  void proxies_read_the_status_and_may_ask_by_headers() {
    restrict("/trade/*", "trade");

    assertThat(check("?customer=ada&page=/trade/x", Map.of())).isEqualTo(204);
    assertThat(check("?customer=cyd&page=/trade/x", Map.of())).isEqualTo(403);
    assertThat(check("?page=/trade/x", Map.of())).isEqualTo(403);
    assertThat(check("", Map.of("X-Original-URI", "/trade/x?a=b&page=/", "X-Customer", "ada")))
        .isEqualTo(204);
    assertThat(check("", Map.of("X-Forwarded-Uri", "/trade/x", "X-Customer", "cyd")))
        .isEqualTo(403);
    assertThat(
            check(
                "",
                Map.of("X-Original-URI", "/trade/x", "X-Forwarded-Uri", "/", "X-Customer", "cyd")))
        .isEqualTo(400);
    assertThat(check("?customer=ada", Map.of())).isEqualTo(400);
    assertThat(check("?customer=ada&page=trade", Map.of())).isEqualTo(400);
  }

  @Test
  void many_pages_are_asked_about_at_once() {
    restrict("/trade/*", "trade");
    JsonObject answer =
        COTERIE
            .post(
                "/v1/access",
                new JsonObject()
                    .put("customer", "cyd")
                    .put("pages", new JsonArray(List.of("/", "/trade/x", "/%74rade"))))
            .json();

    assertThat(
            answer.getJsonArray("pages").stream()
                .map(page -> ((JsonObject) page).getBoolean("allowed")))
        .containsExactly(true, false, false);
  }

  @Test
  void a_wrong_rule_says_what_would_be_right() {
    assertThat(restrict("trade", "trade").text()).contains("path", "must begin with /");
    assertThat(restrict("/a*b", "trade").text()).contains("may have a * at its end only");
    assertThat(restrict("/a").text()).contains("groups", "must name at least one group");
    assertThat(restrict("/a", "none").text()).contains("none has the code none");
    assertThat(COTERIE.get("/v1/pages").items()).isEmpty();
  }

  @Test
  void the_default_group_is_everybody_s_and_so_admits_nobody() {
    SHOP.group("base", new JsonObject().put("default", true));

    assertThat(restrict("/a", "base").text()).contains("base is everybody's");
    COTERIE.delete("/v1/groups/base");
  }

  @Test
  void a_page_stays_closed_when_its_group_is_deleted_and_the_impact_says_so() {
    SHOP.group("gone", new JsonObject());
    restrict("/gone", "gone");
    assertThat(COTERIE.get("/v1/groups/gone/impact").text()).contains("page rules");

    COTERIE.delete("/v1/groups/gone");

    assertThat(access("ada", "/gone").getString("because"))
        .isEqualTo("the rule /gone admits nobody, since its groups are deleted");
  }

  @Test
  void each_change_is_an_event_with_what_was_before() {
    restrict("/trade", "trade");
    restrict("/trade", "gold");
    COTERIE.delete("/v1/pages?path=/trade");

    List<JsonObject> events =
        COTERIE.get("/v1/events?type=access.changed&subject=/trade").items().stream()
            .map(JsonObject.class::cast)
            .toList();
    List<JsonObject> last = events.subList(events.size() - 3, events.size());
    assertThat(last.get(1).getJsonObject("before").encode()).isEqualTo("{\"groups\":[\"trade\"]}");
    assertThat(last.get(1).getJsonObject("after").encode()).isEqualTo("{\"groups\":[\"gold\"]}");
    assertThat(last.get(2).getJsonObject("after").encode()).isEqualTo("{\"groups\":[]}");
  }

  private static int check(String query, Map<String, String> headers) {
    HttpRequest.Builder request = COTERIE.request("/v1/access/check" + query);
    headers.forEach(request::header);
    return COTERIE.send(request.GET()).status();
  }

  private static boolean allowed(String customer, String page) {
    return access(customer, page).getBoolean("allowed");
  }

  private static JsonObject access(String customer, String page) {
    boolean plain = page.matches("[A-Za-z/.]+");
    return COTERIE
        .get(
            "/v1/access?customer="
                + customer
                + "&page="
                + (plain ? page : RunningCoterie.encoded(page)))
        .json();
  }

  private static Reply restrict(String path, String... groups) {
    return COTERIE.put(
        "/v1/pages",
        new JsonObject().put("path", path).put("groups", new JsonArray(List.of(groups))));
  }
}
