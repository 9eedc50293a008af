package dev.coterie.http.pages.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Mall;
import dev.coterie.testing.PageVisitor;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An owner sees how her shop stands, sets it up, and has groups, links and keys of its own. */
class OwnersShopTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_CONNECT_ENABLED", "true");

  private static final Mall MALL = new Mall(COTERIE);
  private static final String SHOP = "/admin/shop";
  private static final String GROUPS = SHOP + "/groups";
  private static final String SETTINGS = SHOP + "/settings";
  private static int number;

  private String shop = "";
  private PageVisitor owner = new PageVisitor(COTERIE);

  @BeforeAll
  static void a_mall() {
    MALL.plan("stall", null);
    MALL.offers("TEA", "10.00", null);
  }

  @BeforeEach
  void an_owner() {
    shop = "keeper" + ++number;
    MALL.opens(shop, "stall");
    new Shop(COTERIE).owner(shop, shop);
    owner = visitor(shop);
  }

  private static PageVisitor visitor(String name) {
    PageVisitor visitor = new PageVisitor(COTERIE);
    visitor.logIn(name, "password-of-" + name);
    return visitor;
  }

  @Test
  void the_shop_at_a_glance_says_how_it_stands_and_leads_to_its_listings() {
    MALL.lists(shop, "TEA");

    String page = owner.page(SHOP);

    assertThat(page)
        .contains(
            "href=\"/shops/" + shop + "\"",
            "membership-stall",
            "20.00 USD",
            "Product listed",
            "/admin/shop/listings?filter=lifted");
    assertThat(page).doesNotContain("/admin/events", "/admin/customers", "finder");
    assertThat(owner.outcome("GET /admin/")).isEqualTo("yes");
    assertThat(owner.outcome("GET /admin/customers")).isEqualTo("no");
  }

  @Test
  void a_suspended_shop_says_what_to_renew_and_lists_nothing_more() {
    assertThat(owner.page(SHOP)).contains("What is paid for is added to the end.");
    COTERIE.clock.advance(Duration.ofDays(30));
    owner = visitor(shop);

    assertThat(owner.page(SHOP)).contains("The shop is suspended", "buy stall again");
    assertThat(owner.page("/admin/shop/mall/plan?what=all")).contains("is over: renew it");
    MALL.buys(shop, "stall", "again-" + shop);
    assertThat(owner.page(SHOP)).doesNotContain("suspended");
  }

  @Test
  void settings_are_saved_unless_another_session_was_faster() {
    String version = version(owner.page(SETTINGS));
    String[] fields = {
      "version", version,
      "name", "Tea time",
      "kind", "markup-percent",
      "value", "33.5",
      "accent", "green",
      "welcome", "Hello,\nsit down",
    };

    assertThat(owner.submit(SETTINGS, fields).status()).isEqualTo(303);
    JsonObject saved = COTERIE.get("/v1/shops/" + shop).json();
    assertThat(saved.getString("name")).isEqualTo("Tea time");
    assertThat(saved.getJsonObject("defaultRule").getString("value")).isEqualTo("33.5");
    assertThat(saved.getString("accent")).isEqualTo("green");

    fields[3] = "Coffee time";
    Reply stale = owner.submit(SETTINGS, fields);
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.text()).contains("value=\"Coffee time\"", "Tea time");
  }

  @Test
  void wrong_settings_are_said_beside_their_fields() {
    Reply wrong =
        owner.submit(
            SETTINGS,
            "version",
            version(owner.page(SETTINGS)),
            "name",
            " ",
            "kind",
            "markup-percent",
            "value",
            "999999",
            "accent",
            "blue");

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("id=\"name-note\"", "id=\"value-note\"", "at most 90000");
  }

  @Test
  void a_closed_shop_opens_again() {
    owner.submit(SETTINGS, settings("closed", "yes"));
    assertThat(status()).isEqualTo("closed");
    assertThat(owner.page(SHOP)).contains("The shop is closed");

    owner.submit(SETTINGS, settings("welcome", ""));
    assertThat(status()).isEqualTo("open");
  }

  private String[] settings(String field, String value) {
    return new String[] {
      "version",
      version(owner.page(SETTINGS)),
      "name",
      "Shop",
      "kind",
      "markup-percent",
      "value",
      "20",
      "accent",
      "blue",
      field,
      value,
    };
  }

  private String status() {
    return COTERIE.get("/v1/shops/" + shop).json().getString("status");
  }

  @Test
  void a_key_of_the_shop_is_shown_once_opens_that_shop_and_is_revoked() {
    Reply made = owner.submit(SHOP + "/keys", "key", "till of " + shop);
    String secret = first("id=\"secret\" value=\"([^\"]+)\"", made.text());

    assertThat(read(secret)).isEqualTo(200);
    String page = owner.page(SETTINGS);
    assertThat(page).contains("till of " + shop).doesNotContain(secret);
    String revoke = first("action=\"(/admin/shop/keys/\\d+/revoke)\"", page);
    String hers = shop;
    PageVisitor she = owner;
    an_owner();
    assertThat(owner.page(SETTINGS)).doesNotContain("till of " + hers);
    assertThat(owner.submit(revoke, "confirm", "yes").status()).isEqualTo(409);
    shop = hers;
    assertThat(read(secret)).isEqualTo(200);
    assertThat(she.submit(revoke, "confirm", "yes").status()).isEqualTo(303);
    assertThat(read(secret)).isEqualTo(401);
  }

  private int read(String secret) {
    COTERIE.useKey(secret);
    try {
      return COTERIE.get("/v1/shops/" + shop).status();
    } finally {
      COTERIE.useKey(RunningCoterie.KEY);
    }
  }

  @Test
  void a_group_of_the_shop_gives_its_members_their_price_until_they_leave_it() {
    MALL.lists(shop, "TEA");
    Reply added =
        owner.submit(
            GROUPS,
            "code",
            "friends",
            "name",
            "Friends",
            "type",
            "discount-percent",
            "value",
            "50");
    assertThat(owner.page(added.header("location"))).contains("Group friends added.");
    assertThat(owner.submit(GROUPS + "/friends/members", "customer", "fay").status())
        .isEqualTo(303);

    assertThat(price("fay")).isEqualTo("6.00");
    assertThat(owner.page(GROUPS + "/friends")).contains("fay", "Never");
    assertThat(
            owner
                .submit(
                    GROUPS + "/friends",
                    "version",
                    "1",
                    "name",
                    "Friends",
                    "type",
                    "discount-fixed",
                    "value",
                    "1")
                .status())
        .isEqualTo(303);
    assertThat(price("fay")).isEqualTo("11.00");
    owner.submit(GROUPS + "/friends/members/remove", "customer", "fay");
    assertThat(price("fay")).isEqualTo("12.00");
    owner.submit(GROUPS + "/friends/delete", "confirm", "yes");
    assertThat(owner.page(GROUPS)).contains("The shop has no groups yet");
  }

  private String price(String customer) {
    return COTERIE
        .get("/v1/shops/" + shop + "/prices/TEA?customer=" + customer)
        .json()
        .getString("price");
  }

  @Test
  void wrong_groups_members_and_stale_ones_are_refused_with_what_was_typed() {
    String[] friends = {
      "code", "friends", "name", "Friends", "type", "markup-percent", "value", "5"
    };
    owner.submit(GROUPS, friends);

    assertThat(owner.submit(GROUPS, friends).text()).contains("Another group has this code.");
    friends[1] = "not a code";
    friends[7] = "much";
    assertThat(owner.submit(GROUPS, friends).text())
        .contains("id=\"code-note\"", "id=\"value-note\"", "value=\"much\"");
    assertThat(
            owner.submit(
                GROUPS + "/friends/members", "customer", "fay", "until", "2020-01-01T00:00"))
        .extracting(Reply::status)
        .isEqualTo(422);
    assertThat(
            owner.submit(
                GROUPS + "/friends",
                "version",
                "7",
                "name",
                "Foes",
                "type",
                "markup-percent",
                "value",
                "5"))
        .extracting(Reply::status)
        .isEqualTo(409);
    assertThat(owner.submit(GROUPS + "/none", "version", "1", "name", "x").status()).isIn(404, 422);
  }

  @Test
  void a_personal_link_is_made_for_a_while_and_shown_once() {
    Reply made = owner.submit(SHOP + "/links", "customer", "fay", "days", "30");

    assertThat(first("id=\"secret\" value=\"([^\"]+)\"", made.text()))
        .startsWith(COTERIE.uri("/shops/" + shop + "?as=").toString());
    assertThat(owner.submit(SHOP + "/links", "customer", "", "days", "366").text())
        .contains("link-customer-note", "days-note");
  }

  @Test
  void an_owner_whose_shop_is_handed_on_is_shut_out_and_nobody_else_gets_in() {
    new Shop(COTERIE).customer("heir" + number);
    COTERIE.patch("/v1/shops/" + shop, new JsonObject().put("owner", "heir" + number));

    assertThat(owner.outcome("GET /admin/shop")).isNotEqualTo("yes");
    PageVisitor administrator = new PageVisitor(COTERIE);
    administrator.logIn("admin", "password-for-tests");
    assertThat(administrator.outcome("GET /admin/shop")).isEqualTo("no");
    assertThat(administrator.page("/admin/users")).contains("Owner", "Shop of an owner");
  }

  private static String version(String page) {
    return first("name=\"version\" value=\"(\\d+)\"", page);
  }

  private static String first(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }
}
