package dev.coterie.http.pages.delivery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Staff see what became of each mail, and send again what failed. */
class DeliveriesPageTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  @BeforeAll
  static void a_member_has_ordered() {
    JsonArray addresses = new JsonArray().add("north@lists.example").add("south@lists.example");
    new Shop(COTERIE).group("trade", new JsonObject().put("notifyEmails", addresses));
    new Shop(COTERIE).member("ada", "trade");
    JsonObject line =
        new JsonObject()
            .put("id", "1")
            .put("sku", "LAMP")
            .put("quantity", 1)
            .put("unitPrice", "10.00");
    COTERIE.put(
        "/v1/orders/1001",
        new JsonObject()
            .put("status", "placed")
            .put("customer", "ada")
            .put("currency", "USD")
            .put("total", "10.00")
            .put("at", RunningCoterie.BEGIN.toString())
            .put("lines", new JsonArray().add(line)));
    Eventually.sees(2, () -> mails("order=1001").size());
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  private static JsonArray mails(String query) {
    return COTERIE.get("/v1/mails?" + query).json().getJsonArray("items");
  }

  @Test
  void without_a_server_mails_are_kept_and_the_page_says_so() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/events");
    page.getByRole(AriaRole.LINK, Chromium.named("Deliveries")).click();

    assertThat(page.getByRole(AriaRole.HEADING, Chromium.named("Deliveries"))).isVisible();
    assertThat(page.getByText("No mail server is set (mail.host)")).isVisible();
    assertThat(row(page, "north@lists.example")).containsText("Order 1001 (trade)");
    assertThat(row(page, "south@lists.example")).containsText("Waiting");
  }

  @Test
  void what_failed_is_found_from_the_dashboard_and_sent_again() {
    new Sql(COTERIE)
        .run(
            """
            UPDATE mails SET status = 'failed', tries = 12,
              reason = 'the server refuses the address: 550 <b>nobody</b>'
            WHERE address = 'north@lists.example'
            """);
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/");
    page.getByRole(AriaRole.LINK, Chromium.named("1 mail could not be sent")).click();

    assertThat(row(page, "north@lists.example"))
        .containsText("the server refuses the address: 550 <b>nobody</b>");
    assertThat(page.locator("tbody tr")).hasCount(1);
    Chromium.press(page, "Send again to north@lists.example");

    assertThat(page.getByText("The mail is on its way again.")).isVisible();
    assertThat(mails("status=failed")).isEmpty();
    page.navigate("/admin/events?type=mail.retried");
    assertThat(page.locator(".c-timeline li").first()).containsText("Mail sent again");
  }

  @Test
  void whoever_may_only_look_sends_nothing() {
    new Shop(COTERIE).user("vic", "viewer");
    Page page = CHROMIUM.loggedIn(CHROMIUM.page(), "vic", "password-of-vic");
    page.navigate("/admin/deliveries?order=1001");

    assertThat(row(page, "south@lists.example")).isVisible();
    assertThat(page.getByText("Send again")).hasCount(0);
  }

  private static Locator row(Page page, String address) {
    return page.locator("tbody tr", new Page.LocatorOptions().setHasText(address));
  }
}
