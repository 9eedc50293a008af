package dev.coterie.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.named;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The login with single sign-on, whose provider nobody asks before the button is pressed. */
class LoginLooksTest {
  private static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_OIDC_ISSUER", "https://login.example/realms/shop")
          .with("COTERIE_OIDC_CLIENT_ID", "coterie")
          .with("COTERIE_OIDC_ADDRESS", "https://shop.example")
          .with("COTERIE_OIDC_ADMINISTRATORS", "admins");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final int FAILURES = 5;

  @Test
  void it_is_accessible_and_fits_at_first_after_a_wrong_password_and_while_one_has_to_wait() {
    PageLooks looks = new PageLooks(CHROMIUM);
    AtomicInteger number = new AtomicInteger();
    looks.inAllWindows(
        page -> {
          page.navigate("/admin/login");
          assertThat(page.locator("a[href^='/admin/sign-on']")).isVisible();
          looks.look(page, "login-sign-on");
          String user = "guess-" + number.incrementAndGet();
          fail(page, user);
          looks.look(page, "login-wrong");
          for (int more = 1; more <= FAILURES; more++) {
            fail(page, user);
          }
          looks.look(page, "login-wait");
        });
  }

  @Test
  void who_failed_too_often_is_told_to_wait() {
    Page page = CHROMIUM.page();
    page.navigate("/admin/login");
    for (int failure = 0; failure <= FAILURES; failure++) {
      fail(page, "guess");
    }

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Too many");
    assertThat(page.getByRole(AriaRole.LINK, named("Log in with single sign-on"))).isVisible();
  }

  private static void fail(Page page, String user) {
    page.locator("#user").fill(user);
    page.locator("#password").fill("not the password");
    page.locator("#password").press("Enter");
    page.waitForLoadState();
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
  }
}
