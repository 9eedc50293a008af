package dev.coterie.http.pages.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.order.Shopper;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The first page says how memberships stand, and what wants attention. */
class DashboardPageTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void an_empty_shop_says_what_to_do_and_a_year_later_it_shows_what_happened() {
    Page page = dashboard();
    assertThat(page.getByRole(AriaRole.HEADING, named("Dashboard"))).isVisible();
    assertThat(region(page, "Members by group")).containsText("No members yet");
    assertThat(region(page, "What failed")).containsText("Nothing wants your attention.");

    Shopper.plan(COTERIE, "gold", "49.00", new JsonObject().put("name", "Gold"));
    new Shopper(COTERIE).paid("gold", 2);
    COTERIE.clock.set(Instant.parse("2026-04-25T12:00:00Z"));
    Shopper ann = new Shopper(COTERIE);
    ann.paid("gold", 1);
    new Shop(COTERIE).member("bob", "gold", new JsonObject());
    page = dashboard();

    Locator members = region(page, "Members by group");
    assertThat(members.locator("polyline")).hasCount(1);
    assertThat(members.locator(".c-legend")).containsText("Gold 3");
    members.getByText("The numbers").click();
    assertThat(members.locator("tbody tr").last()).hasText("now3");
    assertThat(members.locator("tbody tr").nth(12)).containsText("Mar 30, 2026");
    assertThat(members.locator("tbody tr").nth(12).locator("td")).hasText("1");
    assertThat(region(page, "Memberships that end in the next 7 days")).containsText("1");
    assertThat(region(page, "Memberships that end in the next 7 days"))
        .containsText("Apr 30, 2026");
    assertThat(region(page, "Fees of the last 30 days")).containsText("49.00 USD");
    assertThat(region(page, "What happened last")).containsText(ann.code());
  }

  @Test
  void an_order_that_gave_nothing_wants_attention() {
    Shopper.plan(COTERIE, "leaving", "9.00", new JsonObject().put("tier", "leaving"));
    Shopper ann = new Shopper(COTERIE);
    JsonObject line = ann.line("leaving", 1);
    ann.report("order-7", "placed", line);
    COTERIE.delete("/v1/groups/leaving");
    ann.report("order-7", "paid", line);

    Page page = dashboard();

    region(page, "What failed").getByText("Order order-7 was paid and gave nothing").click();
    assertThat(page.getByRole(AriaRole.HEADING, named("Order order-7"))).isVisible();
    ann.report("order-7", "refunded", line);
    page.navigate("/admin/");
    assertThat(region(page, "What failed")).containsText("Nothing wants your attention.");
  }

  @Test
  void every_place_of_the_navigation_is_led_to_by_its_keys() {
    Page page = dashboard();
    for (String[] way :
        List.of(
            new String[] {"d", "Discount groups"},
            new String[] {"c", "Customers"},
            new String[] {"o", "Orders"},
            new String[] {"h", "Dashboard"})) {
      page.keyboard().press("g");
      page.keyboard().press(way[0]);
      assertThat(page.getByRole(AriaRole.HEADING, named(way[1]))).isVisible();
    }
  }

  @Test
  void anything_is_found_by_keyboard_alone() {
    new Shop(COTERIE).customer("zarathustra");
    Page page = dashboard();

    page.keyboard().press("Control+k");
    page.keyboard().type("rathu");
    assertThat(page.locator("#finder #found a")).hasCount(1);
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.HEADING, named("zarathustra"))).isVisible();
    page.keyboard().press("Control+k");
    assertThat(page.locator("#finder #found a").first()).hasText("Dashboard Page");
    page.keyboard().type("nothing like it");
    assertThat(page.locator("#finder #found")).hasText("Nothing found.");
    page.keyboard().press("Escape");
    assertThat(page.locator("#finder")).isHidden();
  }

  private static Locator region(Page page, String name) {
    return page.getByRole(AriaRole.REGION, named(name)).first();
  }

  private static Page dashboard() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/");
    return page;
  }
}
