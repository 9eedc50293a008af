package dev.coterie.http.pages.customer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where groups are more than anybody looks through, they are chosen by their codes. */
class ManyGroupsTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();
  private static final int MANY = 101;

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final Shop SHOP = new Shop(COTERIE);

  @BeforeAll
  static void groups() {
    for (int number = 1; number <= MANY; number++) {
      SHOP.group("g" + number, new JsonObject().put("name", "Group " + number));
    }
    SHOP.member("ada", "g101");
    SHOP.customer("ben");
  }

  @Test
  void customers_are_filtered_by_a_code() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/customers");
    page.getByLabel("In group").fill("g101");
    page.getByLabel("In group").press("Enter");

    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.locator("tbody tr")).containsText("ada");
  }

  @Test
  void a_group_is_assigned_by_its_code_and_memberships_show_its_name() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/customers/ben");
    page.getByLabel("Assign group").fill("g100");
    press(page, "Assign");

    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("No fee was charged");
    assertThat(page.locator(".c-memberships")).containsText("Group 100");
    page.getByLabel("Assign group").fill("nothing");
    press(page, "Assign");
    assertThat(page.locator("main")).containsText("nothing");
  }

  @Test
  void the_dashboard_draws_the_largest_of_all() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/");

    assertThat(page.locator("main")).containsText("Members");
    assertThat(CHROMIUM.complaints()).isEmpty();
  }
}
