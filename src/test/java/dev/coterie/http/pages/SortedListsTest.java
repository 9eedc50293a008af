package dev.coterie.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.order.Shopper;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.PageVisitor;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Staff sort and filter the lists, and every address shows the same list again. */
class SortedListsTest {
  static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final Shop SHOP = new Shop(COTERIE);

  @BeforeAll
  static void a_shop() {
    Shopper.plan(COTERIE, "gold", "50.00", new JsonObject());
    Shopper.plan(COTERIE, "silver", "9.00", new JsonObject().put("name", "A silver plan"));
    customer("c-1", "Zoe", true);
    customer("c-2", "Özil", true);
    customer("c-3", "Anna", false);
    member("c-1", "gold", "2026-03-05T12:00:00Z");
    member("c-2", "gold", "2026-06-01T12:00:00Z");
    member("c-3", "silver", "2026-03-05T12:00:00Z");
    for (int number = 10; number < 70; number++) {
      customer("many-" + number, "Same name", true);
    }
    SHOP.product("CHAIR", "20.00", null);
    SHOP.product("LAMP", "10.00", "5.00");
    SHOP.product("TABLE", "30.00", "10.00", "EUR");
    COTERIE.patch(
        "/v1/products/LAMP", new JsonObject().put("categories", new JsonArray().add("light")));
  }

  private static void customer(String code, String name, boolean webAccount) {
    COTERIE.put(
        "/v1/customers/" + code, new JsonObject().put("name", name).put("webAccount", webAccount));
  }

  private static void member(String code, String group, String until) {
    COTERIE.put("/v1/groups/" + group + "/members/" + code, new JsonObject().put("until", until));
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void a_head_sorts_its_list_and_sorts_it_the_other_way_when_clicked_again() {
    Page page = at("/admin/customers?query=c-");
    assertThat(head(page, "Customer code")).hasAttribute("aria-sort", "ascending");

    head(page, "Name").getByRole(AriaRole.LINK).click();

    assertThat(head(page, "Name")).hasAttribute("aria-sort", "ascending");
    assertThat(rows(page)).containsText(new String[] {"c-3", "c-2", "c-1"});
    head(page, "Name").getByRole(AriaRole.LINK).click();
    assertThat(head(page, "Name")).hasAttribute("aria-sort", "descending");
    assertThat(rows(page)).containsText(new String[] {"c-1", "c-2", "c-3"});
    assertThat(page).hasURL(Pattern.compile("query=c-&sort=-name"));
    page.goBack();
    assertThat(rows(page)).containsText(new String[] {"c-3", "c-2", "c-1"});
  }

  @Test
  void heads_are_reached_and_pressed_by_keyboard_and_keep_the_focus() {
    Page page = at("/admin/catalogue");
    page.locator("#by-sku").focus();
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    assertThat(page.locator("#by-list-price")).isFocused();

    page.keyboard().press("Enter");

    assertThat(head(page, "List price")).hasAttribute("aria-sort", "ascending");
    assertThat(page.locator("#by-list-price")).isFocused();
    assertThat(rows(page).first()).containsText("membership-silver");
    page.keyboard().press("Enter");
    assertThat(rows(page).first()).containsText("membership-gold");
  }

  @Test
  void pages_search_and_filters_keep_the_sort() {
    Page page = at("/admin/customers?sort=-number");
    assertThat(rows(page).first()).containsText("many-69");

    page.getByRole(AriaRole.LINK, Chromium.named("Next page")).click();
    assertThat(rows(page)).containsText(new String[] {"many-19", "many-18"});
    page.getByRole(AriaRole.SEARCHBOX).fill("c-");
    assertThat(rows(page)).containsText(new String[] {"c-3", "c-2", "c-1"});
    page.getByLabel("Can log in").selectOption("yes");
    Chromium.press(page, "Filter");

    assertThat(rows(page)).containsText(new String[] {"c-2", "c-1"});
    assertThat(page).hasURL(Pattern.compile("sort=-number"));
  }

  @Test
  void customers_are_found_by_group_end_and_account_together() {
    Page page = at("/admin/customers");
    page.getByLabel("Membership ends").selectOption("7");
    Chromium.press(page, "Filter");
    assertThat(rows(page)).containsText(new String[] {"c-1", "c-3"});

    page.getByLabel("In group").selectOption("gold");
    Chromium.press(page, "Filter");
    assertThat(rows(page)).containsText(new String[] {"c-1"});
    page.getByLabel("Membership ends").selectOption("");
    Chromium.press(page, "Filter");
    assertThat(rows(page)).containsText(new String[] {"c-1", "c-2"});
    page.getByLabel("Can log in").selectOption("no");
    Chromium.press(page, "Filter");
    assertThat(page.locator("#customers")).containsText("No customer matches");
    page.reload();
    assertThat(page.getByLabel("In group")).hasValue("gold");
  }

  @Test
  void products_are_found_by_category_currency_unknown_cost_and_what_sells_a_group() {
    Page page = at("/admin/catalogue?category=light");
    assertThat(rows(page)).containsText(new String[] {"LAMP"});
    page.navigate("/admin/catalogue?in=eur");
    assertThat(rows(page)).containsText(new String[] {"TABLE"});
    page.navigate("/admin/catalogue");
    page.getByLabel("Cost not known").check();
    Chromium.press(page, "Filter");
    assertThat(rows(page))
        .containsText(new String[] {"CHAIR", "membership-gold", "membership-silver"});
    page.getByLabel("Only memberships").check();
    Chromium.press(page, "Filter");

    assertThat(rows(page)).containsText(new String[] {"membership-gold", "membership-silver"});
    assertThat(page.getByLabel("Cost not known")).isChecked();
  }

  @Test
  void orders_charges_and_events_are_sorted_by_time_and_money() {
    Shopper ann = new Shopper(COTERIE);
    ann.paid("gold", 1);
    JsonObject cheaper = ann.body("paid", ann.line("silver", 1)).put("total", "9.00");
    COTERIE.put("/v1/orders/" + Shopper.orderId(), cheaper);
    Page page = at("/admin/orders?query=" + ann.code() + "&sort=total");
    assertThat(rows(page)).containsText(new String[] {"silver", "gold"});
    page.navigate("/admin/charges?customer=" + ann.code() + "&sort=-amount");
    assertThat(rows(page)).containsText(new String[] {"gold", "silver"});
    page.navigate("/admin/orders?until=2020-01-01");
    assertThat(page.locator("#orders")).containsText("No order matches");

    page.navigate("/admin/events?subject=c-1");
    page.getByRole(AriaRole.LINK, Chromium.named("The newest first")).click();

    assertThat(page.locator(".c-timeline > li").first()).containsText("Customer made");
    assertThat(page.getByRole(AriaRole.LINK, Chromium.named("The oldest first"))).isVisible();
  }

  @Test
  void members_are_sorted_by_their_end_and_users_by_role() {
    Page page = at("/admin/discount-groups/gold");
    head(page, "Until").getByRole(AriaRole.LINK).click();
    head(page, "Until").getByRole(AriaRole.LINK).click();
    assertThat(page.locator("#members tbody tr")).containsText(new String[] {"c-2", "c-1"});
    assertThat(page).hasURL(Pattern.compile("sort=-end"));

    page.navigate("/admin/users?sort=-role");

    assertThat(head(page, "Role")).hasAttribute("aria-sort", "descending");
  }

  @Test
  void the_sheet_of_groups_is_sorted_and_saved_in_its_order_and_asks_before_it_drops_changes() {
    Page page = at("/admin/discount-groups?sort=fee");
    Locator names = page.locator("input.c-cell[name^='name.']");
    assertThat(names.first()).hasValue("A silver plan");
    names.nth(1).fill("Gold plan");
    page.onceDialog(dialog -> dialog.dismiss());

    page.locator("#by-members").click();
    assertThat(names.nth(1)).hasValue("Gold plan");
    Chromium.press(page, "Save");

    assertThat(page.locator("#sheet [role=status]")).hasText("One group saved.");
    assertThat(names.first()).hasValue("A silver plan");
    page.locator("#by-members").click();
    assertThat(names.first()).hasValue("A silver plan");
    page.locator("#by-members").click();
    assertThat(names.first()).hasValue("Gold plan");
  }

  @Test
  void an_address_that_was_forged_shows_the_list_from_its_begin() {
    PageVisitor visitor = new PageVisitor(COTERIE);
    visitor.logIn("admin", "password-for-tests");
    for (String list :
        List.of(
            "customers",
            "catalogue",
            "orders",
            "charges",
            "charges/refunds",
            "events",
            "users",
            "discount-groups",
            "discount-groups/gold")) {
      for (String forged : List.of("x", "AA", "MWU5ClAx", "%00", "%FF")) {
        for (String sort :
            List.of("", "-name", "time", "list-price", "end", "nonsense", "--name")) {
          visitor.outcome("GET /admin/" + list + "?sort=" + sort + "&after=" + forged);
        }
      }
    }
  }

  private static Page at(String place) {
    Page page = CHROMIUM.administrator();
    page.navigate(place);
    return page;
  }

  private static Locator head(Page page, String name) {
    return page.getByRole(AriaRole.COLUMNHEADER, Chromium.named(name));
  }

  private static Locator rows(Page page) {
    return page.locator("main table.c-list tbody tr");
  }
}
