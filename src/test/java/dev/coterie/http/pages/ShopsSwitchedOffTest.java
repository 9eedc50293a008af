package dev.coterie.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.named;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where memberships open no shops, pages of shops say how they would, and nothing leads there. */
class ShopsSwitchedOffTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  @Test
  void the_page_says_how_to_switch_them_on_and_no_link_leads_to_it() {
    PageLooks looks = new PageLooks(CHROMIUM);
    looks.inAllWindows(
        page -> {
          CHROMIUM.administrator(page);
          page.navigate("/admin/connect-groups");
          looks.look(page, "connect-groups-off");
        });

    Page page = CHROMIUM.administrator();
    page.navigate("/admin/connect-groups");
    assertThat(page.getByRole(AriaRole.HEADING, named("Connect groups"))).isVisible();
    assertThat(page.locator("main")).containsText("connect.enabled: true");
    assertThat(page.locator("main")).containsText("COTERIE_CONNECT_ENABLED=true");
    assertThat(page.locator("#sheet")).hasCount(0);
    assertThat(page.locator("a[href='/admin/connect-groups']")).hasCount(0);
    page.navigate("/admin/find?query=connect");
    assertThat(page.locator("main #found")).hasText("Nothing found.");
  }
}
