package dev.coterie.http.pages.group;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.named;
import static dev.coterie.testing.Chromium.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Staff run all connect groups in one sheet, as they do the discount groups. */
class ConnectGroupsPageTest {
  private static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_CONNECT_ENABLED", "true");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final String PATH = "/admin/connect-groups";
  private static int number;

  private final Shop shop = new Shop(COTERIE);
  private final String stall = "stall-" + ++number;
  private final String hall = "hall-" + number;
  private Page page;

  @BeforeEach
  void two_connect_groups_and_a_discount_group() {
    for (String code : new String[] {stall, hall}) {
      shop.group(
          code,
          new JsonObject()
              .put("kind", "connect")
              .put("fee", new JsonObject().put("amount", "199.00").put("currency", "USD"))
              .put("durationDays", 365)
              .put("listings", 500));
    }
    shop.percentGroup("discount-" + number, "10");
    page = CHROMIUM.administrator();
    page.navigate(PATH + "?query=-" + number);
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void the_sheet_has_the_connect_groups_with_their_limits_and_without_a_rule() {
    page.navigate("/admin/");
    page.keyboard().press("g");
    page.keyboard().press("n");

    assertThat(page.getByRole(AriaRole.HEADING, named("Connect groups"))).isVisible();
    assertThat(cell("Listings", stall)).hasValue("500");
    assertThat(cell("Member's fee", stall)).hasValue("199.00");
    assertThat(cell("Duration", hall)).hasValue("365");
    assertThat(page.getByLabel("Name of discount-" + number)).hasCount(0);
    assertThat(page.getByLabel("Discount/Markup")).hasCount(0);
    assertThat(page.getByLabel("Type")).hasCount(0);
    assertThat(page.getByRole(AriaRole.LINK, named("Connect groups")))
        .hasAttribute("aria-current", "page");
    page.navigate("/admin/discount-groups?query=" + stall);
    assertThat(page.locator(".empty-title")).hasText("No group matches");
  }

  @Test
  void a_group_is_added_below_the_sheet() {
    String code = "new-" + number;
    Locator form = page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Add new group"));
    form.getByLabel("Code").fill(code);
    form.getByLabel("Name").fill("New");
    form.getByLabel("Description").fill("A shop for a month");
    form.getByLabel("Member's fee").fill("12");
    form.getByLabel("Duration").fill("30");
    form.getByLabel("Listings").fill("many");
    press(page, "Add group");
    assertThat(page.locator("#new-listings-note"))
        .hasText("A whole number of products, or nothing for any number.");

    form.getByLabel("Listings").fill("40");
    press(page, "Add group");

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Group " + code + " added.");
    assertThat(page).hasURL(Pattern.compile(PATH));
    JsonObject made = group(code);
    assertThat(made.getString("kind")).isEqualTo("connect");
    assertThat(made.getJsonObject("fee").getString("amount")).isEqualTo("12.00");
    assertThat(made.getInteger("listings")).isEqualTo(40);
  }

  @Test
  void cells_of_several_groups_are_saved_at_once_and_taken_back() {
    cell("Name", stall).fill("Stall");
    cell("Listings", stall).fill("");
    cell("Listings", hall).fill("20000");
    assertThat(page.locator("[data-count]")).hasText("3 cells changed");

    press(page, "Save");

    assertThat(page.locator("#sheet [role=status]")).containsText("2 groups saved.");
    assertThat(group(stall).getString("name")).isEqualTo("Stall");
    assertThat(group(stall).getInteger("listings")).isNull();
    assertThat(group(hall).getInteger("listings")).isEqualTo(20_000);
    press(page, "Undo");
    assertThat(page.locator("#sheet [role=status]")).containsText("2 groups are as they were.");
    assertThat(group(stall).getInteger("listings")).isEqualTo(500);
    assertThat(group(hall).getInteger("listings")).isEqualTo(500);
  }

  @Test
  void a_wrong_limit_is_told_beside_it_and_nothing_is_saved_or_lost() {
    cell("Name", stall).fill("Stall");
    cell("Listings", hall).fill("0");

    press(page, "Save");

    assertThat(page.locator(".c-error")).hasText("must be a whole number from 1 to 10000000");
    assertThat(cell("Listings", hall)).hasValue("0");
    assertThat(cell("Name", stall)).hasValue("Stall");
    assertThat(group(stall).getString("name")).isEqualTo(stall);
    assertThat(group(hall).getInteger("listings")).isEqualTo(500);
  }

  @Test
  void of_two_who_change_one_limit_neither_overwrites_the_other_unseen() {
    COTERIE.patch("/v1/groups/" + stall, new JsonObject().put("listings", 600));
    cell("Listings", stall).fill("700");

    press(page, "Save");

    assertThat(page.locator(".c-theirs")).containsText("600");
    assertThat(group(stall).getInteger("listings")).isEqualTo(600);
    press(page, "Take");
    assertThat(cell("Listings", stall)).hasValue("600");
  }

  @Test
  void a_group_goes_on_sale_as_a_product_that_is_edited() {
    Locator sale = page.getByRole(AriaRole.SWITCH, named("On sale: " + stall));
    sale.click();
    assertThat(sale).isChecked();

    page.getByRole(AriaRole.LINK, named("Product of " + stall)).click();
    page.getByLabel("Name").fill("A stall for a year");
    press(page, "Save");

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Saved.");
    assertThat(COTERIE.get("/v1/products/membership-" + stall).json().getString("name"))
        .isEqualTo("A stall for a year");
    page.getByText("Back to the connect groups").click();
    assertThat(page).hasURL(Pattern.compile(PATH + "$"));
  }

  @Test
  void a_group_is_deleted_with_its_impact_first_and_its_members_move_to_another_connect_group() {
    shop.member("ann-" + number, stall);

    page.getByRole(AriaRole.BUTTON, named("Delete " + stall)).click();
    assertThat(page.locator("dl").first()).containsText("Members1");
    Locator others = page.getByLabel("Move to", new Page.GetByLabelOptions().setExact(true));
    assertThat(others.locator("option[value='discount-" + number + "']")).hasCount(0);
    others.selectOption(hall);
    press(page, "Delete for good");

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Group " + stall + " deleted.");
    assertThat(page).hasURL(Pattern.compile(PATH));
    assertThat(COTERIE.get("/v1/groups/" + stall).status()).isEqualTo(404);
    assertThat(group(hall).getInteger("members")).isEqualTo(1);
  }

  @Test
  void a_group_is_archived_and_restored_beside_the_others_of_its_kind() {
    page.navigate(PATH + "/" + stall + "/delete");

    press(page, "Archive");

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Group " + stall + " archived.");
    assertThat(page).hasURL(Pattern.compile(PATH));
  }

  @Test
  void its_own_page_has_its_terms_and_takes_members() {
    shop.customer("bob-" + number);
    page.navigate("/admin/find?query=" + stall);
    page.locator("main #found a").click();
    assertThat(page).hasURL(Pattern.compile(PATH + "/" + stall + "$"));
    assertThat(page.locator("dl").first()).containsText("Listings500");
    assertThat(page.getByText("Simulate a rule")).hasCount(0);

    page.getByLabel("Rank", new Page.GetByLabelOptions().setExact(true)).fill("3");
    press(page, "Save");
    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Terms saved.");
    page.getByLabel("Customer codes").fill("bob-" + number);
    press(page, "Put into group");

    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("1 customer was put");
    assertThat(page).hasURL(Pattern.compile(PATH));
    assertThat(group(stall).getInteger("rank")).isEqualTo(3);
    assertThat(group(stall).getInteger("members")).isEqualTo(1);
  }

  @Test
  void who_names_a_group_without_its_kind_is_led_to_its_page() {
    for (String below : new String[] {"", "/product", "/delete"}) {
      page.navigate("/admin/discount-groups/" + stall + below);
      assertThat(page).hasURL(Pattern.compile(PATH + "/" + stall + below + "$"));
      page.navigate(PATH + "/discount-" + number + below);
      assertThat(page)
          .hasURL(Pattern.compile("/admin/discount-groups/discount-" + number + below + "$"));
    }
  }

  private Locator cell(String field, String group) {
    return page.getByLabel(field + " of " + group, new Page.GetByLabelOptions().setExact(true));
  }

  private static JsonObject group(String code) {
    return COTERIE.get("/v1/groups/" + code).json();
  }
}
