package dev.coterie.http.pages.delivery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Administrators make webhooks and change them; editors see what was sent, and send again. */
class WebhooksPageTest {
  private static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_WEBHOOK_ALLOW_PRIVATE", "true");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final Sql SQL = new Sql(COTERIE::databaseUri);
  private static final AtomicInteger ANSWER = new AtomicInteger(204);
  private static final AtomicInteger TAKEN = new AtomicInteger();
  private static HttpServer receiver;

  @BeforeAll
  static void there_is_a_receiver() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    receiver.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          TAKEN.addAndGet(ANSWER.get() == 204 ? 1 : 0);
          exchange.sendResponseHeaders(ANSWER.get(), -1);
          exchange.close();
        });
    receiver.start();
    new Shop(COTERIE).user("eddy", "editor");
    new Shop(COTERIE).user("vic", "viewer");
  }

  @AfterAll
  static void it_goes() {
    receiver.stop(0);
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
  }

  private static long made(String path) {
    JsonObject body =
        new JsonObject()
            .put("url", url(path))
            .put("types", new JsonArray().add("customer.created"));
    return COTERIE.post("/v1/webhooks", body).json().getLong("id");
  }

  @Test
  void a_webhook_is_made_changed_and_deleted_on_its_page() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/deliveries");
    page.getByRole(AriaRole.NAVIGATION, Chromium.named("Kinds of deliveries"))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Webhooks"))
        .click();
    page.getByLabel("Address").fill("http://user@receiver.example/");
    Chromium.press(page, "Make webhook");
    assertThat(page.getByText("must be an http or https address with a host")).isVisible();

    page.getByLabel("Address").fill(url("/made"));
    page.getByLabel("Customer made", new Page.GetByLabelOptions().setExact(true)).check();
    page.getByLabel("Address").press("Enter");
    assertThat(page.getByText("The webhook " + url("/made") + " was made.")).isVisible();
    String secret = page.getByLabel("Secret of " + url("/made")).inputValue();
    assertThat(secret).startsWith("whsec_");
    assertThat(row(page, url("/made"))).containsText("Customer made");
    assertThat(row(page, url("/made"))).containsText("on");

    page.getByRole(AriaRole.LINK, Chromium.named(url("/made"))).click();
    assertThat(page.getByText("Nothing was sent yet")).isVisible();
    page.getByLabel("On: events are recorded and sent").uncheck();
    Chromium.press(page, "Save");
    assertThat(page.getByText("The webhook was changed.")).isVisible();
    Chromium.press(page, "Send again all that failed");
    assertThat(page.getByText("The webhook is off: switch it on first.")).isVisible();
    Chromium.press(page, "Make a new secret");
    assertThat(page.getByLabel("Secret of " + url("/made")).inputValue()).isNotEqualTo(secret);

    page.getByText("Delete the webhook").click();
    page.getByLabel("I am sure: its receiver hears nothing any more.").check();
    Chromium.press(page, "Delete for good");
    assertThat(page.getByText("The webhook was deleted.")).isVisible();
    page.navigate("/admin/events?type=webhook.deleted");
    assertThat(page.locator(".c-timeline li").first()).containsText("Webhook deleted");
  }

  @Test
  void an_editor_sees_what_failed_and_sends_it_again_and_all_of_a_time() {
    long id = made("/again?token=hush");
    ANSWER.set(500);
    new Shop(COTERIE).customer("ada");
    String list = "/v1/webhooks/" + id + "/deliveries";
    Eventually.sees(1, () -> triedAndWaiting(list));
    Page page = CHROMIUM.loggedIn(CHROMIUM.page(), "eddy", "password-of-eddy");
    page.navigate("/admin/deliveries/webhooks");
    assertThat(page.getByText("hush")).hasCount(0);
    assertThat(page.getByText("New webhook")).hasCount(0);
    page.navigate("/admin/deliveries/webhooks/" + id + "?status=waiting");
    assertThat(row(page, "ada")).containsText("the receiver answered 500");
    ANSWER.set(204);

    row(page, "ada").getByRole(AriaRole.BUTTON).click();
    assertThat(page.getByText("The event is on its way again.")).isVisible();
    Eventually.sees(1, () -> COTERIE.get(list + "?status=delivered").items().size());
    int taken = TAKEN.get();
    page.getByLabel("All events from").fill("2026-01-01T00:00");
    Chromium.press(page, "Replay");

    assertThat(page.getByText("1 event is sent again.")).isVisible();
    Eventually.sees(taken + 1, TAKEN::get);
    assertThat(page.getByText("Make a new secret")).hasCount(0);
    COTERIE.delete("/v1/webhooks/" + id);
  }

  private static int triedAndWaiting(String list) {
    return (int)
        COTERIE.get(list + "?status=waiting").items().stream()
            .map(JsonObject.class::cast)
            .filter(each -> each.getInteger("tries") > 0)
            .count();
  }

  @Test
  void whoever_may_only_look_sends_nothing_and_sees_no_path() {
    long id = made("/secret-path");
    Page page = CHROMIUM.loggedIn(CHROMIUM.page(), "vic", "password-of-vic");
    page.navigate("/admin/deliveries/webhooks/" + id);

    assertThat(page.getByText(url(""))).isVisible();
    assertThat(page.content()).doesNotContain("secret-path");
    assertThat(page.getByText("Send again")).hasCount(0);
    COTERIE.delete("/v1/webhooks/" + id);
  }

  @Test
  void the_dashboard_says_which_webhook_pauses_or_lacks_an_event_and_leads_to_it() {
    long id = made("/troubled");
    Page page = CHROMIUM.administrator();
    SQL.run("UPDATE webhooks SET paused_until = now() + interval '90 years' WHERE id = " + id);

    page.navigate("/admin/");
    page.getByText("The webhook at 127.0.0.1 pauses, since too much failed").click();

    assertThat(page).hasURL(Pattern.compile("webhooks/" + id + "$"));
    new Shop(COTERIE).customer("bea");
    Eventually.sees(1, () -> COTERIE.get("/v1/webhooks/" + id + "/deliveries").items().size());
    SQL.run("UPDATE webhook_deliveries SET status = 'failed' WHERE webhook_id = " + id);
    SQL.run("UPDATE webhooks SET paused_until = NULL WHERE id = " + id);
    page.navigate("/admin/");
    assertThat(page.getByText("The webhook at 127.0.0.1 did not get every event")).isVisible();
    COTERIE.delete("/v1/webhooks/" + id);
    page.reload();
    assertThat(page.getByText("Nothing wants your attention.")).isVisible();
  }

  private static Locator row(Page page, String text) {
    return page.locator("tbody tr", new Page.LocatorOptions().setHasText(text));
  }
}
