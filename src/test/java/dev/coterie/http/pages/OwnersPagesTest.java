package dev.coterie.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.named;
import static dev.coterie.testing.Chromium.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.Mall;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of owners of shops, as {@link PageLooks} looks at them, and a walk through them. */
class OwnersPagesTest {
  private static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_CONNECT_ENABLED", "true");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final Mall MALL = new Mall(COTERIE);
  private static final Map<String, String> PLACES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("owner-shop", "/admin/shop"),
              Map.entry("owner-listings", "/admin/shop/listings"),
              Map.entry("owner-listings-no-match", "/admin/shop/listings?query=nothing"),
              Map.entry("owner-listing", "/admin/shop/listings/POT"),
              Map.entry("owner-mall", "/admin/shop/mall"),
              Map.entry("owner-mall-no-match", "/admin/shop/mall?query=nothing"),
              Map.entry("owner-plan", "/admin/shop/mall/plan?what=all&kind=markup-fixed&value=1"),
              Map.entry("owner-plan-wrong", "/admin/shop/mall/plan?kind=markup-fixed&value=x"),
              Map.entry("owner-promotions", "/admin/shop/promotions"),
              Map.entry("owner-groups", "/admin/shop/groups"),
              Map.entry("owner-group", "/admin/shop/groups/friends"),
              Map.entry("owner-settings", "/admin/shop/settings"),
              Map.entry("owner-account", "/admin/account"),
              Map.entry("owner-wrong-role", "/admin/customers")));

  @BeforeAll
  static void shops_worth_looking_at() {
    MALL.plan("stall", 3);
    MALL.offers("TEA", "10.00", null);
    MALL.offers("POT", "20.00", "30.00");
    MALL.offers("CUP", "5.00", null);
    MALL.offers("A-RATHER-LONG-SKU-OF-A-KETTLE-2026", "15.2575", "16.00");
    COTERIE.patch(
        "/v1/products/TEA",
        new JsonObject().put("categories", new JsonArray().add("drinks").add("hot drinks")));
    MALL.opens("olga", "stall");
    MALL.lists("olga", "TEA", "POT", "CUP");
    COTERIE.delete("/v1/mall/CUP");
    promoted("TEA", 1);
    promoted("POT", 2);
    COTERIE.put("/v1/shops/olga/groups/friends", group());
    COTERIE.put("/v1/shops/olga/groups/friends/members/fay", new JsonObject());
    MALL.key("olga");
    new Shop(COTERIE).owner("olga", "olga");
    MALL.opens("walt", "stall");
    new Shop(COTERIE).owner("walt", "walt");
  }

  private static JsonObject group() {
    return new JsonObject()
        .put("name", "Friends of the house")
        .put("rule", Shop.rule("discount", "percent", "12.5"));
  }

  private static void promoted(String sku, int position) {
    JsonObject promoted =
        new JsonObject().put("position", position).put("from", "2026-04-01T00:00:00Z");
    COTERIE.patch("/v1/shops/olga/listings/" + sku, new JsonObject().put("promoted", promoted));
  }

  @Test
  void every_page_of_an_owner_is_accessible_and_fits() {
    PageLooks looks = new PageLooks(CHROMIUM);
    looks.inAllWindows(
        page -> {
          CHROMIUM.loggedIn(page, "olga", "password-of-olga");
          PLACES.forEach(
              (name, place) -> {
                page.navigate(place);
                looks.look(page, name);
              });
        });
  }

  @Test
  void what_goes_wrong_and_what_is_shown_once_is_accessible_too() {
    PageLooks looks = new PageLooks(CHROMIUM);
    looks.inAllWindows(
        page -> {
          CHROMIUM.loggedIn(page, "olga", "password-of-olga");
          page.navigate("/admin/shop/listings");
          page.locator("select.c-cell").first().selectOption("own-price");
          page.locator("input.c-cell[name^='value.']").first().fill("cheap");
          page.locator("[data-savebar] .btn-primary").click();
          page.locator("#sheet .alert").waitFor();
          looks.look(page, "owner-listings-wrong");
          page.navigate("/admin/shop/groups");
          page.locator("#link-customer").fill("fay");
          page.locator("form[action='/admin/shop/links'] .btn").click();
          page.locator("#secret").waitFor();
          looks.look(page, "owner-link");
          page.navigate("/admin/shop/settings");
          page.locator("#value").fill("a lot");
          page.locator("form .btn-primary").first().click();
          page.locator("#value-note").waitFor();
          looks.look(page, "owner-settings-wrong");
        });
  }

  @Test
  void an_owner_imports_prices_and_promotes_with_the_keyboard_alone() {
    Page page = CHROMIUM.loggedIn(CHROMIUM.page(), "walt", "password-of-walt");
    assertThat(page).hasURL(Pattern.compile("/admin/shop$"));
    Locator main = page.getByRole(AriaRole.NAVIGATION, named("Main"));
    assertThat(main.getByRole(AriaRole.LINK))
        .hasText(
            new String[] {
              "Shop", "Listings", "Mall", "Promotions", "Shop groups", "Shop settings"
            });

    main.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Mall")).press("Enter");
    page.getByRole(AriaRole.CHECKBOX, named("Tick TEA")).press("Space");
    page.getByRole(AriaRole.CHECKBOX, named("Tick POT")).press("Space");
    page.getByLabel("Price by").selectOption("Markup, percent");
    page.getByLabel("Value").fill("25");
    press(page, "Import ticked");
    assertThat(page.locator("main")).containsText("12.50 USD");
    press(page, "Import");
    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("2 products listed.");

    page.getByLabel("Own name of TEA").fill("Fine tea");
    page.getByLabel("Own name of TEA").press("Control+s");
    assertThat(page.locator("#sheet [role=status]")).hasText("One listing saved.");

    page.navigate("/admin/shop/promotions");
    for (String sku : List.of("TEA", "POT")) {
      page.getByLabel("SKU of another listing").fill(sku);
      page.getByLabel("SKU of another listing").press("Enter");
      assertThat(page.locator("[data-sorts]")).containsText(sku);
    }
    press(page, "Save");
    page.getByRole(AriaRole.BUTTON, named("Move Fine tea down (place 1 of 2)")).press("Enter");
    assertThat(page.getByRole(AriaRole.BUTTON, named("Move Fine tea up (place 2 of 2)")))
        .isFocused();
    assertThat(page.getByText("This order is not saved yet.")).isVisible();
    press(page, "Save");
    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("The order is saved.");
    assertThat(promoted()).containsExactly("POT", "TEA");

    page.locator("[data-sorts] > li").nth(1).dragTo(page.locator("[data-sorts] > li").nth(0));
    assertThat(page.getByText("This order is not saved yet.")).isVisible();
    press(page, "Save");
    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("The order is saved.");
    assertThat(promoted()).containsExactly("TEA", "POT");
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  private static List<String> promoted() {
    return COTERIE.get("/v1/shops/walt/listings?promoted=true").items().stream()
        .map(each -> ((JsonObject) each).getString("sku"))
        .toList();
  }

  @Test
  void a_price_is_previewed_as_it_is_typed() {
    Page page = CHROMIUM.loggedIn(CHROMIUM.page(), "olga", "password-of-olga");
    page.navigate("/admin/shop/listings/TEA");

    page.getByLabel("Price by").selectOption("Own price");
    page.getByLabel("Value").pressSequentially("9.99");

    assertThat(page.locator("#price")).containsText("below the wholesale price");
    assertThat(CHROMIUM.complaints()).isEmpty();
  }
}
