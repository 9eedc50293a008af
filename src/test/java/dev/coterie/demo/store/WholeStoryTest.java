package dev.coterie.demo.store;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.named;
import static dev.coterie.testing.Chromium.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.http.pages.PageLooks;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A shop of a member from the plan to the renewal, each step on the page where people take it:
 * staff's, the store's, the owner's, and her customer's.
 */
class WholeStoryTest {
  private static final RunningCoterie COTERIE = new RunningCoterie().withDemo();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private final PageLooks looks = new PageLooks(CHROMIUM);

  @Test
  void a_plan_is_sold_opens_a_shop_that_sells_ends_and_is_renewed() {
    staff_put_a_plan_on_sale();
    Page alan = CHROMIUM.page();
    Login login = alan_buys_it_in_the_store(alan);
    alan_lists_what_matches_and_promotes_one(alan, login);
    String link = alan_makes_a_group_and_a_link_for_fay(alan);
    Page fay = CHROMIUM.page();
    fay_sees_her_own_price_and_why(fay, link);
    String whole = fay.locator("main").textContent();

    COTERIE.clock.advance(Duration.ofDays(30));

    fay.reload();
    assertThat(fay.locator("h1")).hasText("This shop is closed for now");
    looks.look(fay, "story-ended");
    alan_renews_it_as_his_pages_say(alan, login);
    fay.reload();
    assertThat(fay.locator("main").textContent()).isEqualTo(whole);
    staff_see_the_shop_and_what_was_paid();
    looks.nothingWasFound();
  }

  private record Login(String user, String password) {}

  private void staff_put_a_plan_on_sale() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/connect-groups");
    Locator form = page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Add new group"));
    form.getByLabel("Code").fill("kiosk");
    form.getByLabel("Name").fill("Kiosk");
    form.getByLabel("Description").fill("A shop for a month");
    form.getByLabel("Member's fee").fill("12");
    form.getByLabel("Duration").fill("30");
    form.getByLabel("Listings").fill("10");
    press(page, "Add group");
    Locator sale = page.getByRole(AriaRole.SWITCH, named("On sale: Kiosk"));
    sale.click();
    assertThat(sale).isChecked();
    looks.look(page, "story-plan");
  }

  private Login alan_buys_it_in_the_store(Page page) {
    page.navigate("/store?as=alan");
    press(page, "Buy Kiosk");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("is paid: 12.00 USD");
    press(page, "Open your back office");
    return new Login(page.locator("dd").nth(0).innerText(), page.locator("dd").nth(1).innerText());
  }

  private void alan_lists_what_matches_and_promotes_one(Page page, Login login) {
    CHROMIUM.loggedIn(page, login.user(), login.password());
    open(page, "Mall");
    page.getByLabel("Search by SKU or name").fill("matcha");
    page.getByLabel("Search by SKU or name").press("Enter");
    page.getByLabel("Price by").selectOption("Markup, percent");
    page.getByLabel("Value").fill("25");
    press(page, "Import all that match");
    assertThat(page.locator("main")).containsText("lifted to the minimum");
    looks.look(page, "story-plan-of-import");
    press(page, "Import");
    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("2 products listed.");

    open(page, "Promotions");
    page.getByLabel("SKU of another listing").fill("BOWL-MATCHA");
    page.getByLabel("SKU of another listing").press("Enter");
    assertThat(page.locator("[data-sorts]")).containsText("BOWL-MATCHA");
    press(page, "Save");
    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("The order is saved.");
    looks.look(page, "story-promotion");
  }

  private String alan_makes_a_group_and_a_link_for_fay(Page page) {
    open(page, "Shop groups");
    page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).fill("friends");
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Friends");
    page.getByLabel("Type").selectOption("Discount, percent");
    page.getByLabel("Discount/Markup").fill("3");
    press(page, "Add group");
    page.getByRole(AriaRole.LINK, named("friends")).click();
    page.locator("#customer").fill("fay");
    press(page, "Add member");
    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("fay is in the group.");
    open(page, "Shop groups");
    page.locator("#link-customer").fill("fay");
    page.getByLabel("Days it counts").fill("60");
    press(page, "Make link");
    return page.locator("#secret").inputValue();
  }

  private void fay_sees_her_own_price_and_why(Page page, String link) {
    page.navigate("/shops/alan");
    assertThat(page.locator("li.card .name").first()).containsText("Bowl");
    assertThat(page.locator("li.card s")).hasCount(0);
    page.navigate(link);
    Locator bowl = page.locator("li.card").first();
    assertThat(bowl.locator("s")).containsText("35.63 USD");
    assertThat(bowl.locator("strong")).containsText("34.56 USD");
    bowl.locator("summary").click();
    assertThat(bowl).containsText("Friends: 3 % off the list price makes 34.56 USD.");
    looks.look(page, "story-own-price");
    assertThat(page.context().cookies()).isEmpty();
  }

  private void alan_renews_it_as_his_pages_say(Page page, Login login) {
    CHROMIUM.loggedIn(page, login.user(), login.password());
    assertThat(page.locator("main")).containsText("The shop is suspended");
    assertThat(page.locator("main")).containsText("To renew, buy Kiosk again");
    looks.look(page, "story-suspended");
    page.navigate("/store?as=alan");
    assertThat(page.locator("main")).containsText("it is closed for now");
    press(page, "Buy Kiosk");
    assertThat(page.locator("main")).containsText("it is open, everybody can visit it.");
  }

  private void staff_see_the_shop_and_what_was_paid() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/shops?query=alan");
    page.getByRole(AriaRole.LINK, named("alan")).first().click();
    assertThat(page.locator("main")).containsText("BOWL-MATCHA");
    looks.look(page, "story-shop");
    for (Locator link : page.locator("main a").all()) {
      String place = link.getAttribute("href");
      assertThat(page.request().get(place).status()).as(place).isEqualTo(200);
    }
    page.navigate("/admin/shops");
    page.getByRole(AriaRole.LINK, named("Charges Kiosk")).click();
    assertThat(page.locator("main")).containsText("24.00 USD2 charges");
  }

  private static void open(Page page, String place) {
    page.getByRole(AriaRole.NAVIGATION, named("Main"))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(place).setExact(true))
        .click();
    page.waitForLoadState();
  }
}
