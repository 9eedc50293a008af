package dev.coterie.http.pages.group;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A group is given up with its impact first, and archived rather than deleted. */
class GroupDeletionPageTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static int number;

  private final Shop shop = new Shop(COTERIE);
  private final String old = "old-" + ++number;
  private final String next = "next-" + number;
  private final String ann = "ann-" + number;

  @BeforeEach
  void a_group_with_a_member_and_another_group() {
    shop.percentGroup(old, "10");
    shop.percentGroup(next, "20");
    shop.member(ann, old, new JsonObject().put("until", "2026-03-31T12:00:00Z"));
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void the_impact_is_seen_first_and_members_move() {
    Page page = opened();
    assertThat(page.locator("dl").first()).containsText("Paid days left30");

    page.getByLabel("Move to", new Page.GetByLabelOptions().setExact(true)).selectOption(next);
    press(page, "Delete for good");

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Group " + old + " deleted.");
    assertThat(COTERIE.get("/v1/groups/" + old).status()).isEqualTo(404);
    assertThat(COTERIE.get("/v1/groups/" + next).json().getInteger("members")).isEqualTo(1);
  }

  @Test
  void a_group_of_many_members_is_deleted_only_if_its_code_is_typed() {
    for (int more = 0; more < 20; more++) {
      shop.member("more-" + number + "-" + more, old);
    }
    Page page = opened();
    page.getByLabel("Their memberships end now").check();
    page.getByLabel("Type " + old + " to confirm").fill("something else");
    press(page, "Delete for good");
    assertThat(page.getByRole(AriaRole.ALERT))
        .hasText("Nothing was deleted: type " + old + " to confirm.");
    assertThat(COTERIE.get("/v1/groups/" + old).status()).isEqualTo(200);

    page.getByLabel("Their memberships end now").check();
    page.getByLabel("Type " + old + " to confirm").fill(old);
    press(page, "Delete for good");

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Group " + old + " deleted.");
    assertThat(COTERIE.get("/v1/groups/" + old).status()).isEqualTo(404);
  }

  @Test
  void archiving_is_undone_on_the_same_page() {
    Page page = opened();

    press(page, "Archive");

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Group " + old + " archived.");
    page.navigate(place());
    press(page, "Take members again");
    assertThat(page.getByRole(AriaRole.STATUS).first())
        .hasText("Group " + old + " takes members again.");
    assertThat(COTERIE.get("/v1/groups/" + old).json().getBoolean("archived")).isFalse();
  }

  private Page opened() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/discount-groups");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Delete " + old).setExact(true))
        .click();
    page.waitForURL("**" + place() + "*");
    return page;
  }

  private String place() {
    return "/admin/discount-groups/" + old + "/delete";
  }
}
