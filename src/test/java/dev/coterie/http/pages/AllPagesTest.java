package dev.coterie.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.coterie.order.Shopper;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every page, narrow and wide, light and dark, in both languages: axe-core finds nothing, nothing
 * is wider than the window, and a picture of each lies in {@code target/screenshots} to be looked
 * at.
 */
class AllPagesTest {
  @RegisterExtension
  @Order(1)
  static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension
  @Order(2)
  static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final Map<String, String> PLACES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("events", "/admin/events"),
              Map.entry("events-wrong", "/admin/events?from=soon"),
              Map.entry("events-none", "/admin/events?subject=nobody"),
              Map.entry("discount-groups", "/admin/discount-groups"),
              Map.entry("no-match", "/admin/discount-groups?query=nothing"),
              Map.entry("product", "/admin/discount-groups/gold/product"),
              Map.entry("no-product", "/admin/discount-groups/staff/product"),
              Map.entry("deletion", "/admin/discount-groups/gold/delete"),
              Map.entry("not-there", "/admin/discount-groups/none/product"),
              Map.entry("users", "/admin/users"),
              Map.entry("user", "/admin/users/admin"),
              Map.entry("account", "/admin/account"),
              Map.entry("settings", "/admin/settings")));

  private static final String STICKS_OUT =
      "[...document.querySelectorAll('.card')].some(card => card.scrollWidth > card.clientWidth)";

  private record Window(int width, ColorScheme theme, String language) {}

  private static final List<Window> WINDOWS =
      List.of(
          new Window(360, ColorScheme.LIGHT, "en-US"),
          new Window(360, ColorScheme.DARK, "de-DE"),
          new Window(1280, ColorScheme.LIGHT, "de-DE"),
          new Window(1280, ColorScheme.DARK, "en-US"),
          new Window(1920, ColorScheme.LIGHT, "en-US"));

  @BeforeAll
  static void a_shop_worth_looking_at() {
    JsonObject texts =
        new JsonObject().put("name", "Gold").put("description", "Ten percent off, for a month");
    Shopper.plan(COTERIE, "gold", "49.00", texts);
    new Shop(COTERIE).percentGroup("staff", "25");
    new Shopper(COTERIE).paid("gold", 2);
  }

  @Test
  void every_page_is_accessible_and_fits() {
    List<String> found = new ArrayList<>();
    for (Window window : WINDOWS) {
      Page page = CHROMIUM.page(window.width, window.theme, window.language);
      page.navigate("/admin/login");
      look(page, "login", found);
      CHROMIUM.loggedIn(page, "admin", "password-for-tests");
      PLACES.forEach(
          (name, place) -> {
            page.navigate(place);
            look(page, name, found);
          });
    }
    assertThat(found).isEmpty();
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  private static void look(Page page, String name, List<String> found) {
    String theme = String.valueOf(page.evaluate("document.documentElement.dataset.bsTheme"));
    String language = String.valueOf(page.evaluate("document.documentElement.lang"));
    String at = String.join("-", name, String.valueOf(page.viewportSize().width), theme, language);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", at.toLowerCase(Locale.ROOT) + ".png"))
            .setFullPage(true));
    new AxeBuilder(page)
        .analyze()
        .getViolations()
        .forEach(
            rule ->
                found.add(
                    at
                        + " "
                        + rule.getId()
                        + ": "
                        + rule.getNodes().get(0).getFailureSummary()
                        + " "
                        + rule.getNodes().get(0).getTarget()));
    Object beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth");
    if (beyond instanceof Integer pixels && pixels > 0) {
      found.add(at + " is " + pixels + " pixels too wide");
    }
    if (Boolean.TRUE.equals(page.evaluate(STICKS_OUT))) {
      found.add(at + " has something that sticks out of its card");
    }
    if (page.content().contains(">null<")) {
      found.add(at + " says null");
    }
  }
}
