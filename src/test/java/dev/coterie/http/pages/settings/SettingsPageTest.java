package dev.coterie.http.pages.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Administrators see what the process runs with and how it is, and set a clock that stands. */
class SettingsPageTest {
  private static final String SECRET = "key-for-tests-with-a-secret";

  private static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_SHOP_ZONE", "Asia/Kolkata")
          .with("COTERIE_API_KEY", SECRET);

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void every_setting_shows_with_where_it_comes_from_and_no_secret() {
    Page page = opened();

    assertThat(row(page, "shop.zone"))
        .containsText(Pattern.compile("Asia/Kolkata\\s+Environment COTERIE_SHOP_ZONE"));
    assertThat(row(page, "http.maxStreams")).containsText("100");
    assertThat(row(page, "api.key")).containsText("••••••••");
    assertThat(page.content()).doesNotContain(SECRET, "password-for-tests");
  }

  @Test
  void the_health_of_the_process_shows() {
    Page page = opened();

    Locator health = page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Health"));
    assertThat(health).containsText("reachable");
    assertThat(health).containsText("arrive as they come");
    assertThat(health.locator("dd").nth(2)).hasText("0");
    assertThat(page.getByText("Running for")).isVisible();
    assertThat(page.getByText(System.getProperty("java.version")).first()).isVisible();
  }

  @Test
  void the_clock_is_set_in_the_shop_s_zone_only_forward_and_nobody_is_logged_out_by_that() {
    Page page = opened();
    Instant before = COTERIE.clock.instant();
    set(page, "2020-01-01T00:00");
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("The clock was not set.");
    assertThat(page.locator("#now-note")).containsText("Not before");
    assertThat(COTERIE.clock.instant()).isEqualTo(before);

    set(page, "2026-04-01T18:00");
    assertThat(page.getByRole(AriaRole.STATUS).first())
        .containsText("The clock stands at Apr 1, 2026, 6:00");
    assertThat(COTERIE.clock.instant()).isEqualTo("2026-04-01T12:30:00Z");
  }

  @Test
  void nobody_but_an_administrator_sees_them() {
    COTERIE.useKey(SECRET);
    COTERIE.post(
        "/v1/users",
        new JsonObject().put("name", "ed").put("role", "editor").put("password", "x".repeat(12)));
    Page page = CHROMIUM.loggedIn(CHROMIUM.page(), "ed", "x".repeat(12));

    assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Settings")))
        .hasCount(0);
    assertThat(page.navigate("/admin/settings").status()).isEqualTo(403);
  }

  private static void set(Page page, String local) {
    page.getByLabel("Set the clock to").fill(local);
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Set the clock")).click();
  }

  private static Locator row(Page page, String key) {
    return page.getByRole(AriaRole.ROW)
        .filter(
            new Locator.FilterOptions()
                .setHas(page.getByText(key, new Page.GetByTextOptions().setExact(true))));
  }

  private static Page opened() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/settings");
    return page;
  }
}
