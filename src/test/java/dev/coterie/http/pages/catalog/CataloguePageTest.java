package dev.coterie.http.pages.catalog;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.order.Shopper;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Staff find, add, edit and delete products. */
class CataloguePageTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final Shop SHOP = new Shop(COTERIE);

  @BeforeAll
  static void a_catalogue() {
    for (int each = 100; each < 160; each++) {
      SHOP.product("MANY-" + each, "10.00", null);
    }
    SHOP.product("BIKE", "1000.00", "600.00");
    Shopper.plan(COTERIE, "gold", "49.00", new JsonObject());
    COTERIE.put("/v1/groups/gold/product", new JsonObject().put("enabled", true));
    SHOP.user("vic", "viewer");
    SHOP.user("eve", "editor");
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void products_are_searched_as_one_types_by_sku_or_any_part_of_the_name() {
    Page page = catalogue(CHROMIUM.administrator());

    page.getByRole(AriaRole.SEARCHBOX).fill("ct bik");

    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.locator("tbody tr")).containsText("600.00 USD");
    assertThat(page.locator("tbody tr")).containsText("40.0 %");
    assertThat(page).hasURL(Pattern.compile("query=ct"));
    page.getByRole(AriaRole.SEARCHBOX).fill("any-159");
    assertThat(page.locator("tbody tr")).hasCount(1);
    page.getByRole(AriaRole.SEARCHBOX).fill("100%_");
    assertThat(page.locator(".empty-title")).hasText("No product matches");
  }

  @Test
  void long_lists_go_on_and_keep_the_search() {
    Page page = catalogue(CHROMIUM.administrator());
    page.navigate("/admin/catalogue?query=many");
    assertThat(page.locator("tbody tr")).hasCount(50);

    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Next page")).click();

    assertThat(page.locator("tbody tr")).hasCount(10);
    assertThat(page).hasURL(Pattern.compile("query=many&after=\\w+"));
  }

  @Test
  void a_product_is_added_and_its_errors_stand_beside_their_fields() {
    Page page = catalogue(CHROMIUM.administrator());
    page.locator("#sku").fill("BIKE");
    page.locator("#name").fill("Another bike");
    page.locator("#list-price").fill("1e3");
    page.locator("#currency").fill("XXX");
    add(page);
    assertThat(page.locator("#list-price-note")).containsText("decimal");
    assertThat(page.locator("#currency-note")).containsText("ISO 4217");
    assertThat(page.locator("#name")).hasValue("Another bike");

    page.locator("#list-price").fill("100.50");
    page.locator("#currency").fill("EUR");
    add(page);
    assertThat(page.locator("#sku-note")).hasText("A product has the SKU BIKE already.");
    page.locator("#sku").fill("BIKE/2 é");
    add(page);

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Product added.");
    assertThat(page.locator("#list-price")).hasValue("100.50");
    assertThat(product("BIKE").getString("name")).isEqualTo("Product BIKE");
    assertThat(product("BIKE/2 é").getString("currency")).isEqualTo("EUR");
  }

  @Test
  void a_product_is_edited_and_says_who_pays_what() {
    SHOP.product("LAMP", "20.00", "12.00");
    Page page = edit(CHROMIUM.administrator(), "LAMP");
    assertThat(page.locator("section[aria-labelledby=payers] tbody tr").nth(1))
        .containsText("18.00 USD");
    page.locator("#list-price").fill("-1");
    page.getByLabel("Address of another image").fill("no address");
    save(page);
    assertThat(page.locator("#list-price-note")).containsText("from 0");
    assertThat(page.locator("#images-note")).containsText("http");

    page.locator("#list-price").fill("30");
    page.locator("#supplier-price").fill("");
    page.locator("#description").fill("Bright.\nVery.");
    page.getByLabel("Address of image 1").fill("https://example.com/lamp.png");
    save(page);

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Saved.");
    JsonObject lamp = product("LAMP");
    assertThat(lamp.getString("listPrice")).isEqualTo("30.00");
    assertThat(lamp.getValue("supplierPrice")).isNull();
    assertThat(lamp.getString("description")).isEqualTo("Bright.\nVery.");
    assertThat(lamp.getJsonArray("images")).containsExactly("https://example.com/lamp.png");
    assertThat(page.locator(".c-timeline")).containsText("Price changed");
  }

  @Test
  void a_product_is_put_into_categories_and_leads_to_all_products_of_each() {
    SHOP.product("TENT", "200.00", null);
    Page page = edit(CHROMIUM.administrator(), "TENT");

    page.locator("#categories").fill("Camping, light\n\n Outdoor \nOutdoor");
    save(page);

    assertThat(product("TENT").getJsonArray("categories"))
        .containsExactly("Camping, light", "Outdoor");
    assertThat(page.locator("#categories")).hasValue("Camping, light\nOutdoor");
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Camping, light")).click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.getByLabel("Category")).hasValue("Camping, light");
    assertThat(page.locator("tbody")).containsText("TENT");
  }

  @Test
  void each_price_says_step_by_step_how_it_came_about() {
    Page page = edit(CHROMIUM.administrator(), "BIKE");

    page.locator("summary", new Page.LocatorOptions().setHasText("10 % off")).click();

    assertThat(page.locator("details[open] li").last()).containsText("gold");
  }

  @Test
  void of_two_who_edit_one_field_neither_overwrites_the_other_unseen() {
    SHOP.product("SHARED", "20.00", null);
    Page mine = edit(CHROMIUM.administrator(), "SHARED");
    COTERIE.patch(
        "/v1/products/SHARED",
        new JsonObject().put("listPrice", "25.00").put("description", "Theirs"));
    mine.locator("#list-price").fill("22.00");
    mine.locator("#name").fill("Mine");

    save(mine);

    assertThat(mine.locator(".c-theirs")).containsText("25.00");
    assertThat(mine.locator("#list-price")).hasValue("22.00");
    assertThat(product("SHARED").getString("listPrice")).isEqualTo("25.00");
    save(mine);
    assertThat(mine.getByRole(AriaRole.STATUS).first()).hasText("Saved.");
    assertThat(product("SHARED").getString("listPrice")).isEqualTo("22.00");
    assertThat(product("SHARED").getString("name")).isEqualTo("Mine");
    assertThat(product("SHARED").getString("description")).isEqualTo("Theirs");
  }

  @Test
  void a_product_is_deleted_once_that_is_confirmed() {
    SHOP.product("GONE", "20.00", null);
    Page page = edit(CHROMIUM.administrator(), "GONE");
    page.locator("#delete ~ details summary").click();
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Delete GONE")).click();

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Product GONE deleted.");
    assertThat(COTERIE.get("/v1/products/GONE").status()).isEqualTo(404);
  }

  @Test
  void a_product_that_sells_a_group_is_edited_with_its_group() {
    Page page = edit(CHROMIUM.administrator(), "membership-gold");
    assertThat(page.locator("#list-price")).hasCount(0);

    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Edit it with its group")).click();

    assertThat(page).hasURL(Pattern.compile("/admin/discount-groups/gold/product"));
  }

  @Test
  void who_does_not_see_costs_keeps_them_as_they_are() {
    SHOP.product("SECRET", "20.00", "12.34");
    Page page = CHROMIUM.loggedIn(CHROMIUM.page(), "eve", "password-of-eve");
    catalogue(page);
    assertThat(page.locator("main")).not().containsText("600.00");
    edit(page, "SECRET");
    assertThat(page.locator("#supplier-price")).hasCount(0);
    assertThat(page.locator("main")).not().containsText("12.34");

    page.locator("#list-price").fill("21.00");
    save(page);

    assertThat(product("SECRET").getString("supplierPrice")).isEqualTo("12.34");
    assertThat(product("SECRET").getString("listPrice")).isEqualTo("21.00");
  }

  @Test
  void a_viewer_changes_nothing() {
    Page page = CHROMIUM.loggedIn(CHROMIUM.page(), "vic", "password-of-vic");
    catalogue(page);
    assertThat(page.locator("#new")).hasCount(0);
    edit(page, "BIKE");

    assertThat(page.locator("#name")).isDisabled();
    assertThat(page.locator("#delete")).hasCount(0);
  }

  private static Page catalogue(Page page) {
    page.navigate("/admin/catalogue");
    return page;
  }

  private static Page edit(Page page, String sku) {
    page.navigate("/admin/catalogue/" + sku);
    return page;
  }

  private static void add(Page page) {
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Add product")).click();
  }

  private static void save(Page page) {
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save")).click();
  }

  private static JsonObject product(String sku) {
    return COTERIE.get("/v1/products/" + RunningCoterie.encoded(sku)).json();
  }
}
