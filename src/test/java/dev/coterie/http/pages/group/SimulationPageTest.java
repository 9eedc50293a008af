package dev.coterie.http.pages.group;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What another rule would do is seen before it is saved, and saved from there. */
class SimulationPageTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final Shop SHOP = new Shop(COTERIE);
  private static int number;

  private final String group = "gold-" + ++number;

  @BeforeAll
  static void a_catalogue_and_a_user_who_does_not_see_costs() {
    SHOP.product("BIKE", "1000.00", "890.00");
    SHOP.product("LAMP", "20.00", null);
    SHOP.user("eve", "editor");
  }

  @BeforeEach
  void a_group() {
    SHOP.percentGroup(group, "10");
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void a_rule_is_drafted_simulated_and_saved() {
    Page page = draft(CHROMIUM.administrator());
    assertThat(page.getByLabel("Discount/Markup")).hasValue("10");
    page.getByLabel("Discount/Markup").fill("12");
    simulate(page);

    assertThat(page.locator("#result")).hasText("What it would do");
    assertThat(page.locator("main dl")).containsText("Prices that fall");
    assertThat(page.locator("main dl dd").nth(0)).hasText("2");
    assertThat(page.locator("main dl dd").nth(3)).hasText("1 (today 0)");
    assertThat(page.locator("section[aria-labelledby=by-amount] tbody tr").nth(0))
        .containsText("880.00 USD");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save this rule")).click();

    assertThat(page.locator("#sheet [role=status]")).hasText("One group saved.");
    assertThat(pricing()).isEqualTo(Shop.rule("discount", "percent", "12"));
  }

  @Test
  void the_draft_can_be_changed() {
    Page page = draft(CHROMIUM.administrator());
    page.getByLabel("Discount/Markup").fill("3.5");
    page.getByLabel("Type").selectOption("Markup, fixed");
    simulate(page);

    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Change the draft")).click();

    assertThat(page.getByLabel("Discount/Markup")).hasValue("3.50");
    assertThat(page.getByLabel("Type")).hasValue("markup-fixed");
    assertThat(pricing()).isEqualTo(Shop.rule("discount", "percent", "10"));
  }

  @Test
  void a_wrong_value_is_told_beside_its_field() {
    Page page = draft(CHROMIUM.administrator());
    page.getByLabel("Discount/Markup").fill("110");
    simulateButton(page);

    assertThat(page.locator("#value-note")).hasText("must be at most 100 percent");
    assertThat(page.getByLabel("Discount/Markup")).hasValue("110");
  }

  @Test
  void a_group_that_was_changed_meanwhile_is_not_overwritten() {
    Page page = draft(CHROMIUM.administrator());
    page.getByLabel("Discount/Markup").fill("12");
    simulate(page);
    COTERIE.patch(
        "/v1/groups/" + group,
        new JsonObject().put("pricing", Shop.rule("discount", "percent", "5")));

    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save this rule")).click();

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("version");
    assertThat(page.locator("#simulation .c-error")).containsText("changed meanwhile");
    assertThat(pricing()).isEqualTo(Shop.rule("discount", "percent", "5"));
  }

  @Test
  void who_does_not_see_costs_gets_no_hint_of_them() {
    Page page = draft(CHROMIUM.loggedIn(CHROMIUM.page(), "eve", "password-of-eve"));
    assertThat(page.locator("#type option")).hasCount(3);
    page.getByLabel("Discount/Markup").fill("12");
    simulate(page);

    assertThat(page.locator("main dl")).not().containsText("supplier price");
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Change the draft")).click();
    page.evaluate("document.querySelector('#type option').value = 'markup-percent'");
    page.getByLabel("Type").selectOption("markup-percent");
    simulateButton(page);
    assertThat(page.locator("#type-note")).containsText("what products cost");
  }

  @Test
  void a_forged_type_is_refused_and_not_taken_for_no_rule() {
    Page page = draft(CHROMIUM.administrator());

    page.evaluate("document.querySelector('#type option').value = 'gratis'");
    page.getByLabel("Type").selectOption("gratis");
    simulateButton(page);

    assertThat(page.locator("#type-note")).hasText("must be one of the list");
  }

  @Test
  void one_that_is_not_kept_says_so() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/discount-groups/" + group + "/simulation?id=gone");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("kept no more");
    assertThat(page.getByLabel("Discount/Markup")).hasValue("10");
  }

  private Page draft(Page page) {
    page.navigate("/admin/discount-groups/" + group + "/simulation");
    return page;
  }

  private static void simulate(Page page) {
    simulateButton(page);
    page.locator("#result").waitFor();
  }

  private static void simulateButton(Page page) {
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Simulate")).click();
  }

  private JsonObject pricing() {
    return COTERIE.get("/v1/groups/" + group).json().getJsonObject("pricing");
  }
}
