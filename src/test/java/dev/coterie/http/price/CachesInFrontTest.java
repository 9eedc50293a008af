package dev.coterie.http.price;

import static dev.coterie.testing.Shop.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.http.server.RawHttp;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cache in front may store by the headers of an answer is never wrong. */
class CachesInFrontTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_EXPIRY_EVERY_SECONDS", "3600");

  @RegisterExtension
  static final RunningCoterie FRESH =
      new RunningCoterie()
          .with("COTERIE_EXPIRY_EVERY_SECONDS", "3600")
          .with("COTERIE_PRICING_FRESH_SECONDS", "60");

  static final Shop SHOP = new Shop(COTERIE);
  static final Shop FRESH_SHOP = new Shop(FRESH);

  @AfterEach
  void with_the_first_key_again() {
    COTERIE.useKey(RunningCoterie.KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/prices/KNOWN",
        "/v1/prices/KNOWN?customer=k-member",
        "/v1/prices/KNOWN?customer=k-member&quantity=2",
        "/v1/prices/KNOWN?customer=k-member&explain=true",
        "/v1/prices/KNOWN?group=k",
        "/v1/price-contexts",
        "/v1/price-contexts?customer=k-member",
        "/v1/price-contexts?group=k"
      })
  void an_answer_that_is_known_is_not_sent_again(String path) {
    if (COTERIE.get("/v1/groups/k").status() == 404) {
      SHOP.product("KNOWN", "10", "5");
      SHOP.percentGroup("k", "10");
      SHOP.member("k-member", "k");
    }
    COTERIE.get(path);
    Reply first = COTERIE.get(path);
    Reply again = ifNoneMatch(path, first.header("etag"));

    assertThat(first.header("etag")).matches("\"[0-9a-f]+\"");
    assertThat(first.header("cache-control")).isEqualTo("private, no-cache");
    assertThat(first.header("price-context")).matches("[0-9a-z]{12}");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
    for (String header : new String[] {"etag", "cache-control", "price-context"}) {
      assertThat(again.headers().get(header)).as(header).isEqualTo(first.headers().get(header));
    }
    assertThat(again.header("x-request-id")).isNotBlank();
    assertThat(again.headers()).doesNotContainKey("content-type");
  }

  @Test
  void a_tag_is_known_in_every_form_that_http_allows() {
    SHOP.product("FORMS", "10", null);
    String etag = etag("/v1/prices/FORMS");
    for (String known :
        new String[] {
          etag,
          "W/" + etag,
          "*",
          "\"a\", " + etag,
          "\"a\"," + etag + ",\"b\"",
          "W/\"a\" ,  W/" + etag + " , \"b\"",
          "  " + etag + "  "
        }) {
      assertThat(ifNoneMatch("/v1/prices/FORMS", known).status()).as(known).isEqualTo(304);
      assertThat(ifNoneMatch("/v1/prices/FORMS?quantity=1", known).status())
          .as(known)
          .isEqualTo(304);
    }
  }

  @Test
  void a_list_of_tags_may_come_in_several_headers() {
    SHOP.product("LINES", "10", null);
    HttpRequest.Builder request =
        COTERIE
            .request("/v1/prices/LINES")
            .header("If-None-Match", "\"a\"")
            .header("If-None-Match", etag("/v1/prices/LINES"));

    assertThat(COTERIE.exchange(request.build()).status()).isEqualTo(304);
  }

  @Test
  void another_tag_is_not_known_however_alike_it_is() {
    SHOP.product("OTHERS", "10", null);
    String etag = etag("/v1/prices/OTHERS");
    String inside = etag.substring(1, etag.length() - 1);
    for (String known :
        new String[] {
          "\"\"",
          inside,
          "\"" + inside,
          inside + "\"",
          "\"0" + inside + "\"",
          "\"" + inside + "0\"",
          "\"" + inside.substring(1) + "\"",
          "\"a\", \"b\"",
          "W/\"x" + inside + "\"",
          "\"*\"",
          "**",
          "\"" + inside.toUpperCase(Locale.ROOT) + "G\""
        }) {
      assertThat(ifNoneMatch("/v1/prices/OTHERS", known).status()).as(known).isEqualTo(200);
    }
  }

  @Test
  void a_problem_has_no_tag_and_is_always_sent() {
    for (String path :
        new String[] {"/v1/prices/missing", "/v1/prices/missing?group=no", "/v1/prices/A?x=1"}) {
      Reply reply = ifNoneMatch(path, "*");

      assertThat(reply.status()).as(path).isBetween(400, 404);
      assertThat(reply.header("etag")).isEmpty();
      assertThat(reply.header("cache-control")).isEqualTo("no-store");
    }
  }

  @Test
  void a_batch_is_sent_whatever_is_known() {
    SHOP.product("POSTED", "10", null);
    JsonObject body =
        new JsonObject().put("items", new JsonArray().add(new JsonObject().put("sku", "POSTED")));
    HttpRequest.Builder request =
        COTERIE
            .request("/v1/prices")
            .header("Content-Type", "application/json")
            .header("If-None-Match", "*")
            .POST(HttpRequest.BodyPublishers.ofString(body.encode()));

    assertThat(COTERIE.exchange(request.build()).status()).isEqualTo(200);
  }

  @Test
  void an_answer_without_a_body_announces_none() {
    SHOP.product("BARE", "10", null);
    String answer =
        RawHttp.send(
            COTERIE.service().port(),
            "GET /v1/prices/BARE HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + RunningCoterie.KEY
                + "\r\nIf-None-Match: *\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 304 ").endsWith("\r\n\r\n");
    assertThat(answer.lines().filter(line -> line.startsWith("content-length"))).isEmpty();
  }

  @Test
  void the_tag_changes_with_the_product() {
    SHOP.product("CHANGED", "100", null);
    String first = etag("/v1/prices/CHANGED");
    SHOP.product("CHANGED", "101", null);
    String dearer = etag("/v1/prices/CHANGED");
    SHOP.product("CHANGED", "101", null, "EUR");
    String inEuros = etag("/v1/prices/CHANGED");
    SHOP.product("CHANGED", "100", null);

    assertThat(dearer).isNotEqualTo(first);
    assertThat(inEuros).isNotEqualTo(dearer);
    assertThat(etag("/v1/prices/CHANGED")).isEqualTo(first);
  }

  @Test
  void the_tag_changes_with_the_currency_though_its_number_stays() {
    SHOP.product("MOVED", "100", null, "YUM");
    Reply before = COTERIE.get("/v1/prices/MOVED");
    SHOP.product("MOVED", "100", null, "CSD");

    assertChanged(before, "/v1/prices/MOVED");
  }

  @Test
  void the_tag_changes_with_the_supplier_price_of_a_markup() {
    SHOP.product("BOUGHT", "100", "50");
    SHOP.group("bought", untiered("markup", "percent", "10"));
    SHOP.member("buyer", "bought");
    Reply before = COTERIE.get("/v1/prices/BOUGHT?customer=buyer");
    SHOP.product("BOUGHT", "100", "51");

    assertChanged(before, "/v1/prices/BOUGHT?customer=buyer");
  }

  @Test
  void the_tag_changes_with_the_rule_though_the_price_stays() {
    SHOP.product("RULED", "100", null);
    SHOP.percentGroup("ruled", "10");
    SHOP.member("ruled", "ruled");
    Reply before = COTERIE.get("/v1/prices/RULED?customer=ruled");
    COTERIE.patch(
        "/v1/groups/ruled", new JsonObject().put("pricing", rule("discount", "fixed", "10")));

    assertChanged(before, "/v1/prices/RULED?customer=ruled");
    assertThat(COTERIE.get("/v1/prices/RULED?customer=ruled").json().getString("price"))
        .isEqualTo("90.00");
  }

  @Test
  void the_tag_stays_while_what_changes_makes_no_difference_to_the_answer() {
    SHOP.product("STEADY", "100", null);
    SHOP.product("COSTLY", "100", "20");
    SHOP.percentGroup("steady", "10");
    SHOP.group("loser", untiered("discount", "percent", "5"));
    SHOP.group("unknown-cost", untiered("markup", "percent", "400"));
    SHOP.member("steady", "steady");
    SHOP.member("steady", "loser");
    SHOP.member("steady", "unknown-cost");
    String path = "/v1/prices/STEADY?customer=steady";
    String tag = etag(path);
    String ofOther = etag("/v1/prices/COSTLY?customer=steady");
    reprice("loser", rule("discount", "percent", "6"));
    reprice("unknown-cost", rule("markup", "percent", "300"));
    COTERIE.patch("/v1/groups/loser", new JsonObject().put("name", "Renamed"));

    assertThat(ifNoneMatch(path, tag).status()).isEqualTo(304);
    assertThat(ifNoneMatch("/v1/prices/COSTLY?customer=steady", ofOther).status()).isEqualTo(200);
    COTERIE.delete("/v1/groups/loser/members/steady");
    assertThat(ifNoneMatch(path, tag).status()).isEqualTo(304);
    reprice("steady", rule("discount", "percent", "11"));
    assertThat(ifNoneMatch(path, tag).status()).isEqualTo(200);
  }

  @Test
  void the_tag_of_a_groups_product_stays_with_every_rule_because_its_price_is_the_fee() {
    SHOP.group(
        "sold",
        untiered("discount", "percent", "10")
            .put("fee", new JsonObject().put("amount", "49.00").put("currency", "USD"))
            .put("durationDays", 30));
    COTERIE.put("/v1/groups/sold/product", new JsonObject().put("enabled", true));
    SHOP.member("owner", "sold", new JsonObject().putNull("until"));
    String path = "/v1/prices/membership-sold?customer=owner";
    String tag = etag(path);
    reprice("sold", rule("discount", "percent", "20"));

    assertThat(ifNoneMatch(path, tag).status()).isEqualTo(304);
  }

  @Test
  void the_tag_stays_for_a_key_that_does_not_see_the_markup_that_changed() {
    SHOP.product("CAPPED", "100", null);
    SHOP.group("capped", untiered("markup", "percent", "10"));
    String path = "/v1/prices/CAPPED?group=capped";
    String forAdmins = etag(path);
    COTERIE.useKey(SHOP.storefrontKey("capped"));
    String forStorefronts = etag(path);
    COTERIE.useKey(RunningCoterie.KEY);
    reprice("capped", rule("markup", "percent", "20"));

    assertThat(ifNoneMatch(path, forAdmins).status()).isEqualTo(200);
    COTERIE.useKey(SHOP.storefrontKey("capped too"));
    assertThat(ifNoneMatch(path, forStorefronts).status()).isEqualTo(304);
  }

  @Test
  void the_tag_of_a_context_stays_while_prices_stay_equal() {
    SHOP.percentGroup("context-1", "10");
    SHOP.group("context-2", untiered("discount", "percent", "5"));
    SHOP.member("contexted", "context-1");
    SHOP.member("contexted", "context-2");
    String path = "/v1/price-contexts?customer=contexted";
    String tag = etag(path);
    reprice("context-2", rule("discount", "fixed", "0"));

    assertThat(ifNoneMatch(path, tag).status()).isEqualTo(304);
    reprice("context-2", rule("discount", "fixed", "1"));
    assertThat(ifNoneMatch(path, tag).status()).isEqualTo(200);
  }

  @Test
  void the_tag_changes_with_the_membership_though_the_price_stays() {
    SHOP.product("JOINED", "100", null);
    SHOP.percentGroup("join-1", "10");
    SHOP.percentGroup("join-2", "10");
    SHOP.customer("joiner");
    Reply guest = COTERIE.get("/v1/prices/JOINED?customer=joiner");
    SHOP.member("joiner", "join-1");
    Reply first = COTERIE.get("/v1/prices/JOINED?customer=joiner");
    assertThat(first.header("etag")).isNotEqualTo(guest.header("etag"));
    COTERIE.delete("/v1/groups/join-1/members/joiner");
    SHOP.member("joiner", "join-2");

    assertChanged(first, "/v1/prices/JOINED?customer=joiner");
  }

  @Test
  void the_tag_changes_with_the_end_of_validity() {
    Instant until = COTERIE.clock.instant().plus(Duration.ofDays(300));
    SHOP.product("UNTIL", "100", null);
    SHOP.percentGroup("until", "10");
    SHOP.member("stayer", "until", new JsonObject().put("until", until.toString()));
    Reply before = COTERIE.get("/v1/prices/UNTIL?customer=stayer");
    Reply context = COTERIE.get("/v1/price-contexts?customer=stayer");
    SHOP.member(
        "stayer", "until", new JsonObject().put("until", until.plusNanos(1_000).toString()));

    assertChanged(before, "/v1/prices/UNTIL?customer=stayer");
    assertChanged(context, "/v1/price-contexts?customer=stayer");
    SHOP.member("stayer", "until", new JsonObject().putNull("until"));
    assertThat(etag("/v1/prices/UNTIL?customer=stayer")).isNotEqualTo(before.header("etag"));
  }

  @Test
  void the_tag_differs_by_what_a_key_may_see() {
    SHOP.product("SEEN", "100", "50");
    SHOP.group("seen", untiered("markup", "percent", "10"));
    String path = "/v1/prices/SEEN?group=seen";
    COTERIE.get(path);
    String forAdmins = etag(path);
    COTERIE.useKey(SHOP.storefrontKey("window"));

    assertThat(etag(path)).isNotEqualTo(forAdmins);
    assertThat(ifNoneMatch(path, forAdmins).status()).isEqualTo(200);
    assertThat(etag("/v1/prices/SEEN?group=seen&quantity=1")).isEqualTo(etag(path));
  }

  @Test
  void the_tag_changes_when_another_group_makes_the_same_price() {
    SHOP.product("WINNER", "100", "92");
    SHOP.group("low-id", untiered("markup", "percent", "0"));
    SHOP.group("high-id", untiered("discount", "percent", "10"));
    SHOP.member("both", "low-id");
    SHOP.member("both", "high-id");
    Reply before = COTERIE.get("/v1/prices/WINNER?customer=both");
    assertThat(before.json().getString("group")).isEqualTo("high-id");
    SHOP.product("WINNER", "100", "90");

    assertChanged(before, "/v1/prices/WINNER?customer=both");
  }

  @Test
  void the_tag_of_an_explanation_changes_with_a_group_that_has_no_rule() {
    SHOP.product("EXPLAINED", "100", null);
    SHOP.percentGroup("explained", "10");
    SHOP.group("no-rule", new JsonObject().putNull("tier"));
    SHOP.member("curious", "explained");
    String path = "/v1/prices/EXPLAINED?customer=curious&explain=true";
    Reply before = COTERIE.get(path);
    SHOP.member("curious", "no-rule");

    assertChanged(before, path);
  }

  @Test
  void the_tag_of_an_explanation_changes_with_a_price_that_lost() {
    SHOP.product("LOST", "100", "200");
    SHOP.percentGroup("wins", "10");
    SHOP.group("loses", untiered("markup", "percent", "0"));
    SHOP.member("torn", "wins");
    SHOP.member("torn", "loses");
    String path = "/v1/prices/LOST?customer=torn&explain=true";
    Reply before = COTERIE.get(path);
    SHOP.product("LOST", "100", "201");

    assertChanged(before, path);
  }

  @Test
  void a_context_is_shared_by_all_who_get_equal_prices() {
    SHOP.product("SHARED", "100", "50");
    SHOP.percentGroup("ten", "10");
    SHOP.percentGroup("also-ten", "10.0");
    SHOP.group("never-wins", untiered("discount", "percent", "3"));
    SHOP.group("no-price", new JsonObject().putNull("tier"));
    SHOP.group("other", untiered("discount", "fixed", "1"));
    SHOP.group("nothing-off", untiered("discount", "percent", "0"));
    SHOP.member("in-ten", "ten");
    SHOP.member("in-also-ten", "also-ten");
    SHOP.member("in-two", "ten");
    SHOP.member("in-two", "never-wins");
    SHOP.member("in-two", "no-price");
    SHOP.member("in-other", "ten");
    SHOP.member("in-other", "other");
    String ten = context("?customer=in-ten");

    assertThat(context("?customer=in-also-ten")).isEqualTo(ten);
    assertThat(context("?customer=in-two")).isEqualTo(ten);
    assertThat(context("?group=ten")).isEqualTo(ten);
    assertThat(context("?group=also-ten")).isEqualTo(ten);
    assertThat(context("?customer=in-other")).isNotEqualTo(ten);
    assertThat(context("?customer=nobody")).isEqualTo(context("")).isNotEqualTo(ten);
    assertThat(context("?group=never-wins")).isNotEqualTo(ten).isNotEqualTo(context(""));
    assertThat(context("?group=no-price")).isEqualTo(context(""));
    assertThat(context("?group=nothing-off")).isEqualTo(context(""));
  }

  @Test
  void a_context_changes_with_a_rule_and_comes_back_with_it() {
    SHOP.product("SHARED", "100", "50");
    SHOP.percentGroup("swings", "11");
    SHOP.member("swinger", "swings");
    String before = context("?customer=swinger");
    COTERIE.patch(
        "/v1/groups/swings", new JsonObject().put("pricing", rule("discount", "percent", "12")));
    String between = context("?customer=swinger");
    COTERIE.patch(
        "/v1/groups/swings", new JsonObject().put("pricing", rule("discount", "percent", "11")));

    assertThat(between).isNotEqualTo(before);
    assertThat(context("?customer=swinger")).isEqualTo(before);
  }

  @Test
  void a_context_stays_when_a_products_price_changes() {
    SHOP.product("SHARED", "100", "50");
    String before = context("");
    SHOP.product("SHARED", "99", "51");

    assertThat(context("")).isEqualTo(before);
  }

  @Test
  void a_context_ends_with_the_membership_at_that_very_instant() {
    SHOP.product("SHARED", "100", "50");
    Instant end = COTERIE.clock.instant().plusSeconds(3_600);
    SHOP.percentGroup("ending", "13");
    SHOP.member("ender", "ending", new JsonObject().put("until", end.toString()));
    String before = context("?customer=ender");
    assertThat(before).isEqualTo(context("?group=ending"));
    assertThat(COTERIE.get("/v1/price-contexts?customer=ender").json().getString("validUntil"))
        .isEqualTo(end.toString());

    COTERIE.clock.set(end.minusNanos(1_000));
    assertThat(context("?customer=ender")).isEqualTo(before);
    COTERIE.clock.set(end);
    assertThat(context("?customer=ender")).isEqualTo(context(""));
  }

  @Test
  void no_contexts_answer_is_given_where_there_is_none() {
    assertThat(COTERIE.get("/v1/price-contexts?group=none-such").code()).isEqualTo("unknown-group");
    assertThat(COTERIE.get("/v1/price-contexts?group=a&customer=b").wrongFields())
        .containsExactly("group");
    assertThat(COTERIE.get("/v1/price-contexts?at=now").wrongFields()).containsExactly("at");
    COTERIE.useKey("wrong");
    assertThat(COTERIE.get("/v1/price-contexts").status()).isEqualTo(401);
  }

  @Test
  void an_answer_is_fresh_as_long_as_the_setting_says_and_never_beyond_its_validity() {
    Instant now = FRESH.clock.instant();
    FRESH_SHOP.product("FRESH", "100", null);
    FRESH_SHOP.percentGroup("fresh", "10");
    FRESH_SHOP.member("for-ever", "fresh", new JsonObject().putNull("until"));
    FRESH_SHOP.member(
        "not-long", "fresh", new JsonObject().put("until", now.plusSeconds(20).toString()));
    String path = "/v1/prices/FRESH?customer=not-long";

    assertThat(freshness("/v1/prices/FRESH")).isEqualTo("private, max-age=60");
    assertThat(freshness("/v1/prices/FRESH?customer=for-ever")).isEqualTo("private, max-age=60");
    assertThat(freshness("/v1/price-contexts?customer=for-ever")).isEqualTo("private, max-age=60");
    assertThat(freshness(path)).isEqualTo("private, max-age=20");
    assertThat(freshness("/v1/price-contexts?customer=not-long")).isEqualTo("private, max-age=20");
    FRESH.clock.set(now.plusMillis(500));
    assertThat(freshness(path)).isEqualTo("private, max-age=19");
    assertThat(freshness(path + "&quantity=1")).isEqualTo("private, max-age=19");
    FRESH.clock.set(now.plusMillis(19_001));
    assertThat(freshness(path)).isEqualTo("private, no-cache");
    assertThat(freshness("/v1/price-contexts?customer=not-long")).isEqualTo("private, no-cache");
    FRESH.clock.set(now.plusSeconds(20));
    assertThat(freshness(path)).isEqualTo("private, max-age=60");
    assertThat(FRESH.get("/v1/prices/missing").header("cache-control")).isEqualTo("no-store");
  }

  private static void reprice(String group, JsonObject rule) {
    assertThat(COTERIE.patch("/v1/groups/" + group, new JsonObject().put("pricing", rule)).status())
        .isEqualTo(200);
  }

  private static void assertChanged(Reply before, String path) {
    Reply after = COTERIE.get(path);
    assertThat(after.text()).as("the answer itself").isNotEqualTo(before.text());
    assertThat(after.header("etag")).isNotEqualTo(before.header("etag"));
    assertThat(ifNoneMatch(path, before.header("etag")).status()).isEqualTo(200);
  }

  private static JsonObject untiered(String basis, String mode, String value) {
    return new JsonObject().putNull("tier").put("pricing", rule(basis, mode, value));
  }

  private static String etag(String path) {
    String etag = COTERIE.get(path).header("etag");
    assertThat(etag).isNotEmpty().isEqualTo(COTERIE.get(path).header("etag"));
    return etag;
  }

  /** The same by the header of a price and by the question for it alone. */
  private static String context(String query) {
    String alone = COTERIE.get("/v1/price-contexts" + query).json().getString("context");
    assertThat(COTERIE.get("/v1/prices/SHARED" + query).header("price-context")).isEqualTo(alone);
    assertThat(COTERIE.get("/v1/price-contexts" + query).header("price-context")).isEqualTo(alone);
    return alone;
  }

  private static String freshness(String path) {
    return FRESH.get(path).header("cache-control");
  }

  private static Reply ifNoneMatch(String path, String known) {
    return COTERIE.exchange(COTERIE.request(path).header("If-None-Match", known).GET().build());
  }
}
