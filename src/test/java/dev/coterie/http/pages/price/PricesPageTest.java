package dev.coterie.http.pages.price;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Staff see what somebody pays, and why. */
class PricesPageTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final Shop SHOP = new Shop(COTERIE);

  @BeforeAll
  static void a_shop() {
    SHOP.product("BIKE", "1000.00", "600.00");
    SHOP.product("A/B 100%", "50.00", null);
    SHOP.percentGroup("silver", "5");
    SHOP.percentGroup("gold", "10");
    SHOP.group("trade", new JsonObject().put("pricing", Shop.rule("markup", "percent", "25")));
    SHOP.member("ada", "silver", new JsonObject().put("until", "2026-04-01"));
    SHOP.user("eve", "viewer");
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void a_customer_and_several_groups_stand_side_by_side() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/prices");
    page.getByLabel("Products").fill("BIKE");
    page.getByLabel("Customer").fill("ada");
    page.getByLabel("And if also in").fill("gold");
    page.getByLabel("Groups side by side").fill("gold, trade");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Explain prices")).click();

    Locator rows = page.locator("tbody tr");
    assertThat(rows).hasCount(4);
    assertThat(rows.nth(0)).containsText("950.00 USD");
    assertThat(rows.nth(0)).containsText("silver: 5 % off");
    assertThat(rows.nth(0)).containsText("Apr 2, 2026, 12:00 AM");
    assertThat(rows.nth(1)).containsText("ada, also in gold");
    assertThat(rows.nth(1)).containsText("900.00 USD");
    assertThat(rows.nth(2)).containsText("Only in gold");
    assertThat(rows.nth(3)).containsText("750.00 USD");
    Locator steps = page.locator("details").nth(1).locator("li");
    assertThat(steps.nth(0))
        .hasText("The list price is 1,000.00 USD, the supplier price 600.00 USD.");
    assertThat(steps.nth(1)).hasText("silver (5 % off): from 1,000.00 USD to 950.00 USD.");
    assertThat(steps.nth(2)).hasText("gold (10 % off): from 1,000.00 USD to 900.00 USD.");
    assertThat(steps.nth(3)).containsText("silver: loses");
    assertThat(steps.nth(4)).hasText("gold gives the lowest price: 900.00 USD.");
    assertThat(page).hasURL(Pattern.compile("customer=ada&also=gold&groups=gold%2C\\+trade"));
  }

  @Test
  void who_may_not_see_a_product_or_its_price_stands_beside_who_pays_what() {
    SHOP.product("GAS", "5.00", null);
    SHOP.product("OIL", "6.00", null);
    restrict("GAS", "hidden");
    restrict("OIL", "without-price");
    Page page = CHROMIUM.administrator();

    page.navigate("/admin/prices?skus=GAS%0AOIL&groups=gold");

    Locator rows = page.locator("tbody tr");
    assertThat(rows).hasCount(4);
    assertThat(rows.nth(0)).containsText("hidden");
    assertThat(rows.nth(1)).containsText("4.50 USD");
    assertThat(rows.nth(2)).containsText("without price");
    assertThat(rows.nth(3)).containsText("5.40 USD");
    page.navigate("/admin/catalogue/OIL");
    Locator payers = page.locator("section[aria-labelledby=payers] tbody tr");
    assertThat(payers.nth(0)).containsText("without price");
    assertThat(payers.filter(new Locator.FilterOptions().setHasText("gold")))
        .containsText("5.40 USD");
  }

  private static void restrict(String sku, String others) {
    JsonObject rule =
        new JsonObject()
            .put("sku", sku)
            .put("groups", new JsonArray().add("gold"))
            .put("others", others);
    assertThat(COTERIE.put("/v1/product-rules", rule).status()).isEqualTo(201);
  }

  @Test
  void the_call_that_it_shows_answers_the_same() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/prices?skus=A%2FB+100%25&groups=gold&at=2026-04-02T10:00");

    String call = page.locator("details").nth(1).locator("code").textContent();

    assertThat(call).startsWith("GET /v1/prices/A%2FB%20100%25?group=gold&at=");
    JsonObject answer = COTERIE.get(call.substring("GET ".length())).json();
    assertThat(answer.getString("price")).isEqualTo("45.00");
    assertThat(page.locator("tbody tr").nth(1)).containsText("45.00 USD");
  }

  @Test
  void of_several_pieces_it_says_what_they_cost_together() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/prices?skus=BIKE&groups=gold&quantity=3");
    assertThat(page.locator("tbody tr").nth(1)).containsText("900.00 USD");
    assertThat(page.locator("tbody tr").nth(1)).containsText("2,700.00 USD");

    for (String wrong : new String[] {"0", "-1", "1.5", "9999999", "three"}) {
      page.navigate("/admin/prices?skus=BIKE&quantity=" + wrong);
      assertThat(page.locator("#quantity-note")).hasText("A whole number from 1 to 1,000,000.");
      assertThat(page.getByLabel("Quantity")).hasValue(wrong);
    }
  }

  @Test
  void at_another_instant_a_membership_is_over() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/prices?skus=BIKE&customer=ada&at=2026-04-02T00:01");

    assertThat(page.locator("tbody tr")).containsText("1,000.00 USD");
    assertThat(page.locator("main li").nth(1)).hasText("silver: the membership is over.");
    assertThat(page.locator("main li").last()).containsText("No rule counts");
  }

  @Test
  void what_is_wrong_is_told_beside_its_field_and_kept() {
    Page page = CHROMIUM.administrator();
    page.navigate(
        "/admin/prices?skus=BIKE%0ANONE&customer=nobody&groups=gold,no&also=never&at=soon");
    assertThat(page.locator("#at-note")).containsText("2026-12-31T23:00");

    page.navigate("/admin/prices?skus=BIKE%0ANONE&customer=nobody&groups=gold,no&also=never");

    assertThat(page.locator("#skus-note")).hasText("No product has the SKU NONE.");
    assertThat(page.locator("#customer-note")).hasText("No customer has the code nobody.");
    assertThat(page.locator("#groups-note")).hasText("No group has the code no.");
    assertThat(page.locator("#also-note")).hasText("No group has the code never.");
    assertThat(page.getByLabel("Products")).hasValue("BIKE\nNONE");
    assertThat(page.locator("table")).hasCount(0);
  }

  @Test
  void who_does_not_see_costs_sees_no_markup_and_no_supplier_price() {
    Page page = CHROMIUM.loggedIn(CHROMIUM.page(), "eve", "password-of-eve");
    page.navigate("/admin/prices?skus=BIKE&groups=trade");

    assertThat(page.locator("tbody tr").nth(1)).containsText("trade: a markup");
    assertThat(page.locator("main")).containsText("trade (a markup): 750.00 USD.");
    assertThat(page.locator("main")).not().containsText("600.00");
    assertThat(page.locator("main")).not().containsText("25 %");
  }
}
