package dev.coterie.http.pages.mall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.Mall;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Staff offer products to shops, see who sells them, and manage the shops. */
class ShopsPageTest {
  private static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_CONNECT_ENABLED", "true");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final Mall MALL = new Mall(COTERIE);

  @BeforeAll
  static void two_shops() {
    MALL.plan("stall", 100);
    MALL.offers("LAMP", "10.00", null);
    MALL.opens("ada", "stall");
    MALL.opens("bea", "stall");
    MALL.lists("ada", "LAMP");
    MALL.lists("bea", "LAMP");
    new Shop(COTERIE).product("VASE", "30.00", null);
    new Shop(COTERIE).customer("joan");
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void a_product_is_offered_lifted_withdrawn_and_offered_again() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/shops/mall");
    field(page, "SKU").fill("VASE");
    field(page, "Wholesale price").fill("a lot");
    press(page, "Offer");
    assertThat(page.locator("#wholesale-note")).containsText("decimal number");
    field(page, "Wholesale price").fill("12.50");
    press(page, "Offer");
    assertThat(page.locator("main")).containsText("The product is offered to shops.");

    page.navigate("/admin/shops/mall/LAMP");
    assertThat(page.locator("#sellers")).containsText("Who sells it");
    assertThat(page.locator("tbody tr").first()).containsText("12.00 USD");
    field(page, "Minimum price").fill("15.00");
    press(page, "Save");
    assertThat(page.locator("tbody tr").first()).containsText("15.00 USD");
    assertThat(page.locator("tbody tr").first()).containsText("lifted to the minimum");

    press(page, "Withdraw");
    assertThat(page.locator("main")).containsText("no shop shows it");
    assertThat(COTERIE.get("/v1/shops/ada/prices/LAMP").status()).isEqualTo(404);
    press(page, "Offer");
    assertThat(MALL.price("ada", "LAMP").getString("price")).isEqualTo("15.00");
  }

  @Test
  void a_shop_is_found_renamed_and_handed_on_but_not_to_who_is_unknown() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/shops?query=bea");
    assertThat(page.locator("#shops tbody tr")).hasCount(1);
    page.getByText("bea").first().click();
    field(page, "Address").fill("Fine Things");
    press(page, "Save");
    assertThat(page.locator("#slug-note")).containsText("lower-case letters");
    field(page, "Address").fill("fine-things");
    field(page, "Owner").fill("nobody");
    press(page, "Save");
    assertThat(page.locator("main")).containsText("No customer has the code nobody.");
    field(page, "Owner").fill("joan");
    press(page, "Save");

    assertThat(page.locator("main")).containsText("The shop is changed.");
    assertThat(page.locator("main")).containsText("suspended");
    assertThat(COTERIE.get("/v1/shops/fine-things").json().getString("owner")).isEqualTo("joan");
    assertThat(COTERIE.get("/v1/shops/bea").status()).isEqualTo(404);
  }

  private static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
  }
}
