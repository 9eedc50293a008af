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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may not see what products cost sees no markup and sets none. */
class CostHiddenTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final String PASSWORD = "a long enough password";

  @BeforeAll
  static void a_markup_and_two_editors() {
    new Shop(COTERIE)
        .group("trade", new JsonObject().put("pricing", Shop.rule("markup", "percent", "17.35")));
    new Shop(COTERIE).percentGroup("gold", "10");
    editor("eve", false);
    editor("carl", true);
  }

  private static void editor(String name, boolean seesCost) {
    JsonObject user =
        new JsonObject()
            .put("name", name)
            .put("role", "editor")
            .put("seesCost", seesCost)
            .put("password", PASSWORD);
    assertThat(COTERIE.post("/v1/users", user).status()).isEqualTo(201);
  }

  @Test
  void a_markup_shows_to_who_sees_cost_only() {
    Page open = sheet("carl");
    assertThat(open.getByLabel("Discount/Markup of trade")).hasValue("17.35");

    Page hidden = sheet("eve");

    assertThat(hidden.content()).doesNotContain("17.35");
    assertThat(hidden.locator(".c-hidden")).hasText("not shown");
    assertThat(hidden.getByLabel("Discount/Markup of trade")).hasCount(0);
    assertThat(hidden.getByLabel("Discount/Markup of gold")).hasValue("10");
  }

  @Test
  void who_does_not_see_cost_saves_the_other_cells_and_is_refused_markups_even_by_a_forged_form() {
    Page page = sheet("eve");
    page.getByLabel("Name of trade").fill("Trade");
    page.getByLabel("Type of gold")
        .evaluate(
            "list => { list.add(new Option('forged', 'markup-percent')); list.value = 'markup-percent'; list.dispatchEvent(new Event('input', {bubbles: true})); }");
    save(page);
    assertThat(page.locator(".c-error"))
        .hasText("can be set only by who may see what products cost");
    assertThat(group("trade").getString("name")).isEqualTo("trade");

    page = sheet("eve");
    page.getByLabel("Name of trade").fill("Trade");
    save(page);

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("One group saved.");
    assertThat(group("trade").getString("name")).isEqualTo("Trade");
    assertThat(group("trade").getJsonObject("pricing").getString("value")).isEqualTo("17.35");
  }

  private static JsonObject group(String code) {
    return COTERIE.get("/v1/groups/" + code).json();
  }

  private static void save(Page page) {
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save").setExact(true)).click();
  }

  private static Page sheet(String user) {
    Page page = CHROMIUM.loggedIn(CHROMIUM.page(), user, PASSWORD);
    page.navigate("/admin/discount-groups");
    return page;
  }
}
