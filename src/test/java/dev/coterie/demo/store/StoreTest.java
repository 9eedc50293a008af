package dev.coterie.demo.store;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.http.pages.PageLooks;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The store and a shop of a customer, as a newcomer who started the demo walks through them. */
class StoreTest {
  private static final RunningCoterie COTERIE = new RunningCoterie().withDemo();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  @Test
  void store_and_shop_are_accessible_and_fit() {
    PageLooks looks = new PageLooks(CHROMIUM);
    looks.inAllWindows(
        page -> {
          look(looks, page, "store-guest", "/store");
          look(looks, page, "store-unknown", "/store?as=nobody");
          page.navigate("/store?as=ada");
          page.locator("summary").first().click();
          looks.look(page, "store-ada");
          look(looks, page, "store-owner", "/store?as=rosa");
          look(looks, page, "store-product", "/store/products/TEA-MATCHA?as=ada");
          look(looks, page, "shop-guest", "/shops/rosa");
          look(looks, page, "shop-product", "/shops/rosa/products/TEA-MATCHA");
          look(looks, page, "shop-no-match", "/shops/rosa?query=nothing");
          look(looks, page, "shop-wrong-link", "/shops/rosa?as=wrong");
          look(looks, page, "shop-none", "/shops/nobody");
          page.navigate("/store?as=grace");
          page.locator("a[href^='/shops/rosa']").click();
          page.locator("summary").first().click();
          looks.look(page, "shop-member");
          page.locator("a[href*='/products/TEA-GYOKURO']").click();
          page.locator("summary").first().click();
          looks.look(page, "shop-member-product");
        });
  }

  private static void look(PageLooks looks, Page page, String name, String place) {
    page.navigate(place);
    looks.look(page, name);
  }

  @Test
  void a_newcomer_buys_a_plan_sees_prices_fall_and_buys_herself_a_shop_with_a_back_office() {
    PageLooks looks = new PageLooks(CHROMIUM);
    Page page = CHROMIUM.page();
    page.navigate("/store");
    assertThat(page.getByRole(AriaRole.BUTTON, named("Buy Gold"))).isHidden();
    page.getByRole(AriaRole.LINK, named("alan")).click();
    assertThat(card(page, "Darjeeling")).containsText("18.90 USD");
    assertThat(card(page, "Darjeeling").locator("s")).isHidden();

    Chromium.press(page, "Buy Gold");

    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Gold is yours until");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("now costs you");
    assertThat(card(page, "Darjeeling").locator("s")).containsText("18.90 USD");
    assertThat(card(page, "Darjeeling").locator("strong")).containsText("17.01 USD");
    card(page, "Darjeeling").locator("summary").click();
    assertThat(card(page, "Darjeeling"))
        .containsText("Gold: 10 % off the list price makes 17.01 USD.");

    Chromium.press(page, "Buy Stall");

    assertThat(page.getByRole(AriaRole.HEADING, named("You have a shop"))).isVisible();
    looks.look(page, "store-bought");
    Chromium.press(page, "Open your back office");
    String user = page.locator("dd").nth(0).innerText();
    String password = page.locator("dd").nth(1).innerText();
    looks.look(page, "store-office");
    page.getByRole(AriaRole.LINK, named("Go to the login")).click();
    CHROMIUM.loggedIn(page, user, password);
    assertThat(page.locator("main")).containsText("Stall");

    page.navigate("/shops/alan");
    assertThat(page.locator("h1")).hasText("alan");
    assertThat(page.locator(".empty")).containsText("There is nothing here yet.");
  }

  private static Locator card(Page page, String name) {
    return page.locator("li.card").filter(new Locator.FilterOptions().setHasText(name)).first();
  }

  @Test
  void nothing_is_kept_in_the_browser() {
    Reply page = COTERIE.get("/store?as=ada");

    assertThat(page.headers()).doesNotContainKey("set-cookie");
    assertThat(page.header("cache-control")).startsWith("private");
    assertThat(page.text()).hasSizeLessThan(80_000);
    assertThat(COTERIE.get("/store/products/none").status()).isEqualTo(404);
  }

  @Test
  void a_form_of_another_site_buys_nothing_and_opens_no_office() {
    for (String form : new String[] {"/store/buy", "/store/office"}) {
      assertThat(sent(form, "Sec-Fetch-Site", "cross-site").status()).as(form).isEqualTo(403);
      assertThat(sent(form, "Sec-Fetch-Site", "same-site").status()).as(form).isEqualTo(403);
      assertThat(sent(form, "Origin", "https://evil.example").status()).as(form).isEqualTo(403);
      assertThat(sent(form, "Origin", "null").status()).as(form).isEqualTo(403);
    }
    assertThat(COTERIE.get("/v1/customers/hotel-lindau/memberships").items()).isEmpty();
  }

  @Test
  void what_cannot_be_bought_is_said_so() {
    Reply unknown = sent("/store/buy", "Sec-Fetch-Site", "same-origin", "as=grace&group=none");
    assertThat(unknown.status()).isEqualTo(409);
    assertThat(unknown.text()).contains("No group has the code none.");
    assertThat(sent("/store/buy", "Sec-Fetch-Site", "same-origin", "group=gold").text())
        .contains("Choose who you are first, then buy.");
    assertThat(sent("/store/office", "Sec-Fetch-Site", "same-origin", "as=grace").status())
        .isEqualTo(404);
  }

  private static Reply sent(String path, String header, String value) {
    return sent(path, header, value, "as=hotel-lindau&group=gold");
  }

  private static Reply sent(String path, String header, String value, String form) {
    return COTERIE.exchange(
        HttpRequest.newBuilder(COTERIE.uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(header, value)
            .POST(BodyPublishers.ofString(form))
            .build());
  }
}
