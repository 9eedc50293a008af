package dev.coterie.http.pages.group;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Staff run all discount groups in one sheet. */
class DiscountGroupsPageTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final String PATH = "/admin/discount-groups";
  private static final String PASSWORD = "password-for-tests";
  private static int number;

  private final Shop shop = new Shop(COTERIE);
  private final String gold = "gold-" + ++number;
  private final String silver = "silver-" + number;

  @BeforeEach
  void two_groups() {
    for (String code : new String[] {gold, silver}) {
      shop.group(
          code,
          new JsonObject()
              .put("pricing", Shop.rule("discount", "percent", "10"))
              .put("fee", new JsonObject().put("amount", "49.00").put("currency", "USD"))
              .put("durationDays", 365));
    }
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void cells_of_several_groups_are_saved_at_once() {
    Page page = sheet();
    page.getByLabel("Name of " + gold).fill("Gold");
    page.getByLabel("Discount/Markup of " + silver).fill("12.5");
    page.getByLabel("Type of " + silver).selectOption("Markup, percent");
    assertThat(page.locator("[data-count]")).hasText("3 cells changed");

    save(page).click();

    assertThat(page.locator("#sheet [role=status]")).containsText("2 groups saved.");
    assertThat(group(gold).getString("name")).isEqualTo("Gold");
    assertThat(group(silver).getJsonObject("pricing"))
        .isEqualTo(
            new JsonObject().put("basis", "markup").put("mode", "percent").put("value", "12.5"));
  }

  @Test
  void a_wrong_cell_is_told_beside_it_and_nothing_is_saved_or_lost() {
    Page page = sheet();
    page.getByLabel("Name of " + gold).fill("Gold");
    page.getByLabel("Discount/Markup of " + silver).fill("110");

    save(page).click();

    assertThat(page.locator(".c-error")).hasText("must be at most 100 percent");
    assertThat(page.getByLabel("Name of " + gold)).hasValue("Gold");
    assertThat(group(gold).getString("name")).isNotEqualTo("Gold");
  }

  @Test
  void of_two_who_change_one_cell_neither_overwrites_the_other_unseen() {
    Page mine = sheet();
    Page hers = sheet();
    hers.getByLabel("Name of " + gold).fill("Hers");
    hers.getByLabel("Description of " + silver).fill("hers too");
    save(hers).click();
    assertThat(hers.locator("#sheet [role=status]")).containsText("2 groups saved.");
    mine.getByLabel("Name of " + gold).fill("Mine");
    mine.getByLabel("Name of " + silver).fill("Mine too");

    save(mine).click();

    assertThat(mine.locator(".c-theirs")).containsText("Hers");
    assertThat(mine.getByLabel("Name of " + gold)).hasValue("Mine");
    assertThat(group(gold).getString("name")).isEqualTo("Hers");
    mine.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Take")).click();
    save(mine).click();
    assertThat(mine.locator("#sheet [role=status]")).containsText("One group saved.");
    assertThat(group(silver).getString("name")).isEqualTo("Mine too");
    assertThat(group(silver).getString("description")).isEqualTo("hers too");
  }

  @Test
  void a_full_page_weighs_under_a_hundred_kilobytes_and_twenty_on_its_way() {
    for (int group = 0; group < 30; group++) {
      shop.percentGroup("many-" + number + "-" + group, "10");
    }
    Page page =
        CHROMIUM.loggedIn(CHROMIUM.page(1280, ColorScheme.LIGHT, "de-DE"), "admin", PASSWORD);

    Response sheet = page.navigate(PATH + "?query=many-" + number);

    assertThat(page.locator("#sheet tbody tr")).hasCount(25);
    assertThat(sheet.body().length).isLessThan(100_000);
    assertThat(Integer.parseInt(sheet.headerValue("content-length"))).isLessThan(20_000);
    assertThat(sheet.headerValue("content-encoding")).isEqualTo("gzip");
  }

  @Test
  void a_save_is_taken_back_unless_a_colleague_has_built_on_it() {
    Page page = sheet();
    page.getByLabel("Name of " + gold).fill("Wrong");
    page.getByLabel("Discount/Markup of " + silver).fill("99");
    save(page).click();
    Locator undo = page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Undo"));
    undo.click();

    assertThat(page.locator("#sheet [role=status]")).containsText("2 groups are as they were.");
    assertThat(group(gold).getString("name")).isEqualTo(gold);
    assertThat(group(silver).getJsonObject("pricing").getString("value")).isEqualTo("10");

    page.getByLabel("Name of " + gold).fill("Mine");
    save(page).click();
    assertThat(page.locator("#sheet [role=status]")).containsText("One group saved.");
    Page hers = sheet();
    hers.getByLabel("Name of " + gold).fill("Hers");
    save(hers).click();
    assertThat(hers.locator("#sheet [role=status]")).containsText("One group saved.");
    undo.click();
    assertThat(page.locator(".c-theirs")).containsText("Hers");
    assertThat(group(gold).getString("name")).isEqualTo("Hers");
  }

  @Test
  void a_changed_rule_says_what_it_would_do_before_it_is_saved() {
    shop.product("BIKE-" + number, "100.00", "70.00");
    Page page = sheet();
    Locator effect = row(page, gold).locator(".c-effect");

    page.getByLabel("Discount/Markup of " + gold).fill("35");
    page.keyboard().press("Tab");
    assertThat(effect).containsText(Pattern.compile("prices? falls?, none rises"));
    assertThat(effect).containsText("under cost");

    page.getByLabel("Discount/Markup of " + gold).fill("120");
    page.keyboard().press("Tab");
    assertThat(effect).hasText("must be at most 100 percent");

    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Discard")).click();
    assertThat(effect).isEmpty();
    assertThat(group(gold).getJsonObject("pricing").getString("value")).isEqualTo("10");
  }

  @Test
  void a_group_goes_on_sale_without_losing_what_is_typed() {
    Page page = sheet();
    page.getByLabel("Name of " + gold).fill("Typed");
    Locator sale = row(page, gold).getByRole(AriaRole.SWITCH);
    assertThat(sale).not().isChecked();

    sale.click();

    assertThat(sale).isChecked();
    assertThat(page.getByLabel("Name of " + gold)).hasValue("Typed");
    assertThat(group(gold).getJsonObject("product").getString("state")).isEqualTo("enabled");
  }

  @Test
  void a_group_is_added_below_the_sheet() {
    Page page = sheet();
    String code = "new-" + number;
    page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).fill(code);
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("New");
    page.getByLabel("Discount/Markup", new Page.GetByLabelOptions().setExact(true)).fill("7");
    page.getByLabel("Member's fee", new Page.GetByLabelOptions().setExact(true)).fill("x");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Add group")).click();
    assertThat(page.locator("#new-fee-note")).hasText(Pattern.compile("decimal"));

    page.getByLabel("Member's fee", new Page.GetByLabelOptions().setExact(true)).fill("12");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Add group")).click();

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Group " + code + " added.");
    assertThat(group(code).getJsonObject("fee").getString("amount")).isEqualTo("12.00");
  }

  @Test
  void groups_are_searched_as_one_types_and_the_address_says_so() {
    Page page = sheet();

    page.getByRole(AriaRole.SEARCHBOX).fill(gold);

    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page).hasURL(Pattern.compile("query=" + gold));
    page.getByRole(AriaRole.SEARCHBOX).fill("nothing is called so");
    assertThat(page.locator(".empty-title")).hasText("No group matches");
  }

  @Test
  void the_keys_work() {
    Page page = sheet();
    Locator first = page.locator("input.c-cell[name^='name.']").first();
    first.focus();
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("input.c-cell[name^='name.']").nth(1)).isFocused();
    first.fill("typed");
    first.press("Escape");
    assertThat(page.locator("[data-count]")).hasText("No changes");
    page.locator("h1").click();
    page.keyboard().press("/");
    assertThat(page.getByRole(AriaRole.SEARCHBOX)).isFocused();
  }

  @Test
  void german_decimals_have_a_comma() {
    Page page = CHROMIUM.page(1280, com.microsoft.playwright.options.ColorScheme.DARK, "de-DE");
    CHROMIUM.loggedIn(page, "admin", "password-for-tests").navigate(PATH);
    assertThat(page.getByLabel("Mitgliedsbeitrag von " + gold)).hasValue("49,00");
    page.getByLabel("Rabatt/Aufschlag von " + gold).fill("7,5");

    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Speichern")).click();

    assertThat(page.locator("#sheet [role=status]")).containsText("Eine Gruppe gespeichert.");
    assertThat(group(gold).getJsonObject("pricing").getString("value")).isEqualTo("7.5");
  }

  private static Page sheet() {
    Page page = CHROMIUM.administrator();
    page.navigate(PATH);
    return page;
  }

  private static Locator row(Page page, String group) {
    return page.locator(
        "tr", new Page.LocatorOptions().setHas(page.getByLabel("Name of " + group)));
  }

  private static Locator save(Page page) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save"));
  }

  private static JsonObject group(String code) {
    return COTERIE.get("/v1/groups/" + code).json();
  }
}
