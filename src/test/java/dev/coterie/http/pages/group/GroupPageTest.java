package dev.coterie.http.pages.group;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.press;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A group's own page has all its terms and its members. */
class GroupPageTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static int number;

  private final Shop shop = new Shop(COTERIE);
  private final String group = "group-" + ++number;
  private final String ann = "ann-" + number;
  private final String bob = "bob-" + number;

  @BeforeEach
  void a_group_with_a_member() {
    shop.percentGroup(group, "10");
    shop.member(ann, group, new JsonObject().put("until", "2026-03-31T12:00:00Z"));
    shop.customer(bob);
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void the_terms_beyond_the_sheet_are_edited() {
    Page page = opened();

    page.getByLabel("Tier").fill("club");
    page.getByLabel("Rank", exactly()).fill("3");
    page.getByLabel("Change to it from a lower rank").selectOption("credit");
    page.getByLabel("Change to it from a higher rank").selectOption("at-end");
    page.getByLabel("Days of grace").fill("5");
    page.getByLabel("Days of a free trial").fill("14");
    page.getByLabel("Reminders").fill("30, 7, 1");
    press(page, "Save");

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Terms saved.");
    JsonObject saved = COTERIE.get("/v1/groups/" + group).json();
    assertThat(saved.getString("tier")).isEqualTo("club");
    assertThat(saved.getInteger("rank")).isEqualTo(3);
    assertThat(saved.getJsonObject("changes"))
        .isEqualTo(new JsonObject().put("up", "credit").put("down", "at-end"));
    assertThat(saved.getInteger("graceDays")).isEqualTo(5);
    assertThat(saved.getInteger("trialDays")).isEqualTo(14);
    assertThat(saved.getJsonArray("reminders")).isEqualTo(new JsonArray().add(-30).add(-7).add(-1));
    assertThat(page.getByLabel("Reminders")).hasValue("30, 7, 1");
  }

  @Test
  void a_rule_is_simulated_from_here() {
    Page page = opened();

    page.getByText("Simulate a rule of " + group).click();

    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Simulate a rule")))
        .isVisible();
  }

  @Test
  void a_wrong_term_says_what_would_be_right_and_nothing_is_saved() {
    Page page = opened();

    page.getByLabel("Rank", exactly()).fill("first");
    page.getByLabel("Days of grace").fill("5");
    press(page, "Save");
    assertThat(page.locator("#rank-note")).hasText("must be a whole number");
    assertThat(page.getByLabel("Rank", exactly())).hasValue("first");
    page.getByLabel("Rank", exactly()).fill("");
    page.getByLabel("Days of grace").fill("999");
    press(page, "Save");

    assertThat(page.locator("#graceDays-note")).containsText("from 0 to 365");
    assertThat(COTERIE.get("/v1/groups/" + group).json().getInteger("graceDays")).isZero();
  }

  @Test
  void a_colleagues_change_in_between_is_not_lost_unseen() {
    Page page = opened();
    COTERIE.patch("/v1/groups/" + group, new JsonObject().put("graceDays", 9));

    page.getByLabel("Days of grace").fill("5");
    press(page, "Save");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("A colleague has changed this group");
    assertThat(page.locator("#graceDays-now")).hasText("now: 9");
    assertThat(COTERIE.get("/v1/groups/" + group).json().getInteger("graceDays")).isEqualTo(9);
    press(page, "Save");

    assertThat(COTERIE.get("/v1/groups/" + group).json().getInteger("graceDays")).isEqualTo(5);
  }

  @Test
  void members_are_searched_and_filtered_by_status() {
    shop.member(bob, group);
    Page page = opened();
    assertThat(rows(page)).hasCount(2);

    page.getByLabel("Search members by code or e-mail").fill("ann");
    assertThat(rows(page)).hasCount(1);
    assertThat(rows(page)).containsText("Mar 31, 2026");
    page.navigate(place() + "?status=paused");
    assertThat(page.locator("#members")).containsText("No member matches");
  }

  @Test
  void several_customers_are_put_into_the_group_and_who_is_refused_is_named() {
    Page page = opened();

    page.getByLabel("Customer codes, one a line").fill(bob + "\nnobody-" + number);
    press(page, "Put into group");

    assertThat(page.getByRole(AriaRole.ALERT))
        .hasText("Done for 1, refused for 1: no customer has the code nobody-%d".formatted(number));
    assertThat(COTERIE.get("/v1/groups/" + group).json().getInteger("members")).isEqualTo(2);
  }

  @Test
  void ticked_memberships_end_at_once() {
    shop.member(bob, group);
    Page page = opened();

    page.getByLabel("Choose " + ann).check();
    page.getByText("End ticked memberships …").click();
    press(page, "End them now");

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("1 membership ended.");
    assertThat(COTERIE.get("/v1/groups/" + group).json().getInteger("members")).isEqualTo(1);
  }

  private Page opened() {
    Page page = CHROMIUM.administrator();
    page.navigate(place());
    return page;
  }

  private String place() {
    return "/admin/discount-groups/" + group;
  }

  private static Locator rows(Page page) {
    return page.locator("#members tbody tr");
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
