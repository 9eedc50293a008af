package dev.coterie.http.pages.restriction;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Staff say who may enter a page and see a product, and try what it comes to. */
class PageRulesPageTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final Shop SHOP = new Shop(COTERIE);

  @BeforeAll
  static void a_shop() {
    SHOP.group("trade", new JsonObject().put("kind", "list"));
    SHOP.percentGroup("gold", "10");
    SHOP.member("ada", "trade");
    SHOP.customer("cyd");
    SHOP.product("LAMP", "10.00", null);
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void a_page_is_closed_tried_changed_and_opened_again() {
    Page page = opened();
    field(page, "Path").fill("/trade/*");
    field(page, "Groups that may enter").fill("trade");
    save(page, 0);
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("counts from now on");
    assertThat(page.locator("tbody tr").first()).containsText("/trade/*");

    ask(page, "ada", "/trade/lamps");
    assertThat(page.locator("main")).containsText("May enter.");
    assertThat(page.locator("main")).containsText("The rule /trade/* admits members of trade.");
    ask(page, "cyd", "//trade/lamps?x=1");
    assertThat(page.locator("main")).containsText("May not enter.");

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change /trade/*")).click();
    assertThat(field(page, "Groups that may enter")).hasValue("trade");
    field(page, "Groups that may enter").fill("gold, trade");
    save(page, 0);
    assertThat(page.locator("tbody tr").first()).containsText("gold, trade");

    page.locator("summary").getByText("Lift").first().click();
    page.getByLabel("Open /trade/* to everybody").check();
    press(page, "Lift");
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("The rule is lifted.");
    assertThat(page.locator("main")).containsText("Every page is open to everybody");
  }

  @Test
  void what_is_wrong_stands_beside_its_field_and_the_input_stays() {
    Page page = opened();
    field(page, "Path").fill("trade");
    field(page, "Groups that may enter").fill("none");
    save(page, 0);
    assertThat(page.locator("#path-note")).containsText("must begin with /");
    field(page, "Path").fill("/trade");
    save(page, 0);
    assertThat(page.locator("#groups-note")).containsText("none has the code none");
    assertThat(field(page, "Path")).hasValue("/trade");
    ask(page, "cyd", "/%zz");
    assertThat(page.locator("#page-note")).containsText("two hexadecimal digits");
  }

  @Test
  void a_product_is_hidden_from_all_but_members() {
    Page page = opened();
    page.getByLabel("SKU").fill("LAMP");
    page.getByLabel("For all others").selectOption("hidden");
    field(page, "Groups that see it").fill("trade");
    save(page, 1);

    assertThat(page.locator("main")).containsText("product LAMP");
    assertThat(COTERIE.get("/v1/prices/LAMP?customer=cyd").status()).isEqualTo(404);
    assertThat(SHOP.price("LAMP", "ada")).isEqualTo("10.00");
    COTERIE.delete("/v1/product-rules?sku=LAMP");
  }

  private static Page opened() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/page-rules");
    return page;
  }

  private static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  private static void save(Page page, int form) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save rule"))
        .nth(form)
        .click();
  }

  private static void ask(Page page, String customer, String path) {
    field(page, "Customer").fill(customer);
    field(page, "Page").fill(path);
    press(page, "Try");
  }
}
