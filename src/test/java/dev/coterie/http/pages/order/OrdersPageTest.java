package dev.coterie.http.pages.order;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.order.Shopper;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Staff look into orders and the money of memberships, and have what was settled tried again. */
class OrdersPageTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private final Shopper ann = new Shopper(COTERIE);

  @BeforeAll
  static void plans_are_sold() {
    Shopper.plans(COTERIE);
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void orders_are_found_by_id_and_customer_and_filtered_by_status_the_last_first() {
    String first = Shopper.orderId();
    String second = Shopper.orderId();
    ann.report(first, "paid", ann.line("gold", 1));
    ann.report(second, "placed", ann.line("gold", 1));
    Page page = CHROMIUM.administrator();

    page.navigate("/admin/orders?query=" + ann.code());
    assertThat(rows(page)).hasCount(2);
    assertThat(rows(page).first()).containsText(second);
    page.navigate("/admin/orders?query=" + first.substring(0, 20));
    assertThat(rows(page)).hasCount(1);
    assertThat(rows(page)).containsText("100.00 USD");
    page.navigate("/admin/orders?query=" + ann.code());
    page.getByLabel("Status").selectOption("placed");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Filter")).click();
    assertThat(rows(page)).hasCount(1);
    assertThat(rows(page)).containsText(second);
  }

  private static Locator rows(Page page) {
    return page.locator("#orders tbody tr");
  }

  @Test
  void what_gave_nothing_is_found_explained_and_tried_again() {
    Shopper.plan(COTERIE, "vanishing", "9.00", new JsonObject().put("tier", "vanishing"));
    String order = Shopper.orderId();
    JsonObject line = ann.line("vanishing", 1);
    ann.report(order, "placed", line);
    COTERIE.delete("/v1/groups/vanishing");
    ann.report(order, "paid", line);
    Page page = CHROMIUM.administrator();

    page.navigate("/admin/orders");
    page.getByLabel("Only with lines that gave nothing").check();
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Filter")).click();
    page.getByText(order).click();

    assertThat(page.locator("#main")).containsText("was deleted: refund what was paid");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Try again")).click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("was deleted");
  }

  @Test
  void charges_are_filtered_and_summed_and_refunds_stand_beside_them() {
    String order = Shopper.orderId();
    ann.report(order, "paid", ann.line("silver", 2));
    ann.paid("silver", 1);
    ann.report(order, "refunded", ann.line("silver", 1));
    Page page = CHROMIUM.administrator();

    page.navigate("/admin/charges?customer=" + ann.code());
    assertThat(page.locator("tbody tr")).hasCount(2);
    assertThat(page.locator(".c-figures")).containsText("signup40.00 USD1 charge");
    assertThat(page.locator(".c-figures")).containsText("renewal20.00 USD1 charge");
    page.getByLabel("For").selectOption("renewal");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Filter")).click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Refunds")).click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.locator("tbody tr")).containsText("20.00 USD");
    page.navigate("/admin/charges");
    assertThat(page.locator(".c-figures")).containsText("signup");
    page.navigate("/admin/charges?until=2020-01-01");
    assertThat(page.locator("#main")).containsText("No charge matches");
  }

  @Test
  void what_was_paid_below_the_fee_says_so_and_is_found_alone() {
    ann.paid("silver", 1);
    ann.report(Shopper.orderId(), "paid", ann.line("silver", 1, "0.01", null));
    Page page = CHROMIUM.administrator();

    page.navigate("/admin/charges?customer=" + ann.code());
    assertThat(page.locator("tbody tr")).hasCount(2);
    page.getByLabel("Below the fee").check();
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Filter")).click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.locator("tbody tr")).containsText("0.01 USD below the fee of 20.00 USD");
  }

  @Test
  void a_gift_shows_whose_it_is_and_its_code_to_those_who_may_redeem_it() {
    String order = Shopper.orderId();
    String code =
        ann.report(order, "paid", ann.line("silver", 1).put("gift", true))
            .json()
            .getJsonArray("lines")
            .getJsonObject(0)
            .getJsonArray("gifts")
            .getString(0);
    new Shop(COTERIE).user("onlooker", "viewer");
    Page editor = CHROMIUM.administrator();
    Page viewer = CHROMIUM.loggedIn(CHROMIUM.page(), "onlooker", "password-of-onlooker");

    editor.navigate("/admin/orders/" + order);
    viewer.navigate("/admin/orders/" + order);

    assertThat(editor.locator("tbody")).containsText(code + " (belongs to " + ann.code());
    assertThat(viewer.locator("tbody")).containsText(" (belongs to " + ann.code());
    assertThat(viewer.locator("tbody")).not().containsText(code);
  }
}
