package dev.coterie.http.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Mall;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What customers of a shop see of it, without a browser. */
class StorefrontTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_CONNECT_ENABLED", "true");

  private static final Mall MALL = new Mall(COTERIE);
  private static final Pattern CARD = Pattern.compile("<p class=\"name\"><a[^>]*>([^<]+)</a>");
  private static final int MANY = 60;

  @BeforeAll
  static void two_shops() {
    MALL.plan("boutique", null);
    IntStream.range(0, MANY)
        .forEach(number -> MALL.offers("P-%02d".formatted(number), "10.00", null));
    MALL.offer("P-01", "10.00", "15.00");
    MALL.opens("rosa", "boutique");
    MALL.opens("other", "boutique");
    all("rosa");
    all("other");
    group("rosa");
    group("other");
    listing("P-42", new JsonObject().put("promoted", new JsonObject().put("position", 1)));
    listing("P-17", new JsonObject().put("promoted", new JsonObject().put("position", 2)));
    listing(
        "P-02",
        new JsonObject()
            .put("name", "A <b>lamp</b>")
            .put("description", "It's \"bright\" & warm")
            .put("upsells", new JsonArray().add("P-03").add("P-04")));
  }

  private static void all(String slug) {
    done(
        COTERIE.post("/v1/shops/" + slug + "/listings/imports", new JsonObject().put("all", true)));
  }

  private static void group(String slug) {
    JsonObject rule =
        new JsonObject().put("basis", "discount").put("mode", "percent").put("value", "10");
    done(
        COTERIE.put(
            "/v1/shops/" + slug + "/groups/regulars",
            new JsonObject().put("name", "Regulars").put("rule", rule)));
    done(COTERIE.put("/v1/shops/" + slug + "/groups/regulars/members/mia", new JsonObject()));
  }

  private static void listing(String sku, JsonObject change) {
    done(COTERIE.patch("/v1/shops/rosa/listings/" + sku, change));
  }

  private static Reply done(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 299);
    return reply;
  }

  private static String token(String slug) {
    JsonObject body = new JsonObject().put("customer", "mia").put("hours", 2);
    return done(COTERIE.post("/v1/shops/" + slug + "/links", body)).json().getString("token");
  }

  private static Reply visit(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(COTERIE.uri(path));
    return COTERIE.exchange((headers.length == 0 ? request : request.headers(headers)).build());
  }

  private static List<String> cards(Reply page) {
    return CARD.matcher(page.text()).results().map(found -> found.group(1)).toList();
  }

  @Test
  void the_promoted_come_first_and_pages_of_24_follow_each_other_without_a_gap() {
    Reply first = visit("/shops/rosa");
    Reply second = visit(next(first));
    Reply third = visit(next(second));

    assertThat(first.status()).isEqualTo(200);
    assertThat(cards(first)).hasSize(24).startsWith("Product P-42", "Product P-17");
    assertThat(cards(second)).hasSize(24).doesNotContain("Product P-42");
    assertThat(cards(third)).hasSize(MANY - 48);
    assertThat(third.text()).doesNotContain("rel=\"next\"");
  }

  private static String next(Reply page) {
    MatchResult found =
        Pattern.compile("rel=\"next\" href=\"([^\"]+)\"")
            .matcher(page.text())
            .results()
            .findFirst()
            .orElseThrow();
    return found.group(1).replace("&amp;", "&");
  }

  @Test
  void a_guest_pays_the_list_price_and_is_told_no_reasons() {
    String page = visit("/shops/rosa").text();

    assertThat(page).contains("12.00 USD").doesNotContain("<details>", "<s>", "10.80");
  }

  @Test
  void a_member_with_a_signed_link_sees_her_price_the_list_price_struck_through_and_why() {
    String token = token("rosa");

    String page = visit("/shops/rosa?as=" + token).text();

    assertThat(page).contains("Prices for mia.");
    assertThat(page).contains("12.00 USD</s>", "10.80 USD</strong>");
    assertThat(page).contains("<li>Regulars: 10 % off the list price makes 10.80 USD.</li>");
    assertThat(page).contains("/shops/rosa/products/P-03?as=" + token);
    assertThat(visit(next(visit("/shops/rosa?as=" + token))).text()).contains("10.80 USD</strong>");
  }

  @Test
  void a_price_that_the_malls_minimum_lifted_says_so_to_a_member() {
    String page = visit("/shops/rosa/products/P-01?as=" + token("rosa")).text();

    assertThat(page)
        .contains("The list price is 15.00 USD, the least for which this product may be sold.")
        .contains("This product may not be sold for less: you pay 15.00 USD.");
  }

  @Test
  void a_token_of_another_shop_a_forged_one_and_one_that_is_over_are_guests_with_a_notice() {
    String mine = token("rosa");
    String over = token("rosa");
    Instant before = COTERIE.clock.instant();
    try {
      COTERIE.clock.advance(Duration.ofHours(3));
      assertGuest(visit("/shops/rosa?as=" + over));
    } finally {
      COTERIE.clock.set(before);
    }
    assertGuest(visit("/shops/rosa?as=" + token("other")));
    assertGuest(visit("/shops/rosa?as=" + mine.substring(0, mine.length() - 2) + "AA"));
    assertGuest(visit("/shops/rosa?as=" + "x".repeat(3_000)));
    assertGuest(visit("/shops/rosa?as=a.%00.b"));
    assertThat(visit("/shops/rosa?as=" + mine).text()).contains("10.80 USD</strong>");
  }

  private static void assertGuest(Reply page) {
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("is no longer valid")
        .doesNotContain("<s>", "10.80", "?as=", "<details>");
  }

  @Test
  void nothing_is_kept_in_the_browser_and_nothing_runs_in_it() {
    for (String path : List.of("/shops/rosa", "/shops/rosa/products/P-02", "/shops/none")) {
      Reply page = visit(path);
      assertThat(page.headers()).doesNotContainKey("set-cookie");
      assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
      assertThat(page.header("content-security-policy"))
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("script-src", "unsafe");
      assertThat(page.text()).doesNotContain("<script", " style=");
    }
  }

  @Test
  void a_page_is_answered_with_304_until_something_on_it_changes() {
    Reply page = visit("/shops/rosa/products/P-05");
    String tag = page.header("etag");

    assertThat(page.header("cache-control")).isEqualTo("public, max-age=0, must-revalidate");
    assertThat(page.header("vary")).isEqualTo("Accept-Language, Accept-Encoding");
    Reply same = visit("/shops/rosa/products/P-05", "If-None-Match", tag);
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.text()).isEmpty();
    MALL.offer("P-05", "11.00", null);
    Reply changed = visit("/shops/rosa/products/P-05", "If-None-Match", tag);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text()).contains("13.20 USD");
    Reply german = visit("/shops/rosa/products/P-05", "Accept-Language", "de-CH, en;q=0.5");
    assertThat(german.text()).contains("lang=\"de\"", "13,20 USD", "Artikelnummer");
    assertThat(german.header("etag")).isNotEqualTo(changed.header("etag"));
  }

  @Test
  void caches_keep_no_members_page() {
    Reply page = visit("/shops/rosa?as=" + token("rosa"));

    assertThat(page.header("cache-control")).isEqualTo("private, max-age=0, must-revalidate");
    assertThat(page.header("etag")).isNotEqualTo(visit("/shops/rosa").header("etag"));
    assertThat(visit("/shops/rosa?as=wrong").header("cache-control")).startsWith("private");
  }

  @Test
  void pages_are_small_and_smaller_when_packed() {
    Reply page = visit("/shops/rosa?as=" + token("rosa"));
    Reply packed = visit("/shops/rosa", "Accept-Encoding", "gzip");

    assertThat(page.text()).hasSizeLessThan(40_000);
    assertThat(packed.header("content-encoding")).isEqualTo("gzip");
    assertThat(packed.text()).hasSizeLessThan(5_000);
    String styles = page.text().replaceAll("(?s).*rel=\"stylesheet\" href=\"([^\"]+)\".*", "$1");
    Reply css = visit(styles);
    assertThat(css.text()).hasSizeLessThan(10_000);
    assertThat(css.header("cache-control")).contains("immutable");
  }

  @Test
  void a_product_has_the_shops_own_words_and_shows_what_goes_with_it() {
    Reply page = visit("/shops/rosa/products/P-02");

    assertThat(page.text())
        .contains("<h1>A &lt;b&gt;lamp&lt;/b&gt;</h1>", "It's \"bright\" &amp; warm");
    assertThat(cards(page)).containsExactly("Product P-03", "Product P-04");
    assertThat(visit("/shops/rosa/products/none").status()).isEqualTo(404);
    assertThat(visit("/shops/rosa/products/none").text()).contains("does not have this product");
  }

  @Test
  void what_the_mall_withdraws_is_gone_at_once_and_comes_back_as_it_was() {
    String before = visit("/shops/rosa/products/P-06").text();

    withdraw("P-06", false);
    assertThat(visit("/shops/rosa/products/P-06").status()).isEqualTo(404);
    assertThat(visit("/shops/rosa?query=P-06").text()).contains("Nothing matches.");
    withdraw("P-06", true);
    assertThat(visit("/shops/rosa/products/P-06").text()).isEqualTo(before);
  }

  private static void withdraw(String sku, boolean offered) {
    JsonObject body = new JsonObject().put("offered", offered).put("wholesalePrice", "10.00");
    done(COTERIE.put("/v1/mall/" + sku, body));
  }

  @Test
  void a_search_finds_by_name_and_number_and_what_is_odd_is_taken_for_nothing() {
    assertThat(cards(visit("/shops/rosa?query=P-3"))).hasSize(10);
    assertThat(cards(visit("/shops/rosa?query=lamp"))).hasSize(1);
    assertThat(cards(visit("/shops/rosa?query=%25"))).isEmpty();
    assertThat(visit("/shops/rosa?query=%00").status()).isEqualTo(200);
    assertThat(visit("/shops/rosa?after=%21%21&category=nowhere").status()).isEqualTo(200);
    assertThat(visit("/shops/rosa?after=AAAA").status()).isLessThan(500);
  }

  @Test
  void a_shop_that_is_not_there_is_404_and_tells_nothing() {
    for (String path : List.of("/shops/nobody", "/shops/No%20body", "/shops/x/y/z", "/shops/a")) {
      Reply page = visit(path);
      assertThat(page.status()).as(path).isEqualTo(404);
      assertThat(page.header("content-type")).startsWith("text/html");
      assertThat(page.header("cache-control")).isEqualTo("no-store");
    }
  }

  @Test
  void without_the_demo_there_is_no_store() {
    assertThat(visit("/store").status()).isEqualTo(404);
    HttpRequest.Builder buy = HttpRequest.newBuilder(COTERIE.uri("/store/buy"));
    assertThat(COTERIE.exchange(buy.POST(BodyPublishers.noBody()).build()).status()).isEqualTo(404);
  }

  @Test
  void a_shop_is_closed_at_the_very_instant_its_membership_ends_and_back_when_it_is_renewed() {
    MALL.opens("brief", "boutique");
    MALL.lists("brief", "P-07");
    String before = visit("/shops/brief").text();
    Instant begin = COTERIE.clock.instant();
    try {
      COTERIE.clock.set(begin.plus(Duration.ofDays(30)).minusNanos(1_000));
      assertThat(visit("/shops/brief").status()).isEqualTo(200);
      COTERIE.clock.set(begin.plus(Duration.ofDays(30)));
      Reply closed = visit("/shops/brief");
      assertThat(closed.status()).isEqualTo(403);
      assertThat(closed.text())
          .contains("This shop is closed for now")
          .doesNotContain("brief", "P-07");
      assertThat(visit("/shops/brief/products/P-07").status()).isEqualTo(403);
      MALL.buys("brief", "boutique", "renewal-of-brief");
      assertThat(visit("/shops/brief").text()).isEqualTo(before);
    } finally {
      COTERIE.clock.set(begin);
    }
  }
}
