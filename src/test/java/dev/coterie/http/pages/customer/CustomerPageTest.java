package dev.coterie.http.pages.customer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.named;
import static dev.coterie.testing.Chromium.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.order.Shopper;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Staff find a customer, see all that is known, and do what can be done. */
class CustomerPageTest {
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
  void a_customer_is_found_by_any_part_of_code_e_mail_or_name_while_somebody_types() {
    customer("find-1", "Müller-Lüdenscheidt", "post@opera.example");
    customer("find-2", "Dr. Klöbner", "dr@bath.example");
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/customers");

    for (String part : new String[] {"LÜDEN", "opera.ex", "ind-1", "mü"}) {
      page.getByLabel("Search by code, e-mail or name").fill(part);
      assertThat(rows(page)).hasCount(1);
      assertThat(rows(page)).containsText("find-1");
    }
    assertThat(page).hasURL(Pattern.compile(".*query=m%C3%BC"));
    page.getByLabel("Search by code, e-mail or name").fill("nobody like that");
    assertThat(page.locator("#customers")).containsText("No customer matches");
  }

  private static void customer(String code, String name, String email) {
    JsonObject body = new JsonObject().put("name", name).put("email", email);
    assertThat(COTERIE.put("/v1/customers/" + code, body).status()).isEqualTo(201);
  }

  private static Locator rows(Page page) {
    return page.locator("#customers tbody tr");
  }

  @Test
  void a_customer_is_added_and_a_wrong_one_says_what_would_be_right_and_keeps_the_input() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/customers");
    page.getByLabel("Customer code").fill("added-1");
    page.locator("#email").evaluate("field => field.type = 'text'");
    page.getByLabel("E-mail", exactly()).fill("nowhere");
    press(page, "Add customer");
    assertThat(page.locator("#email-note")).containsText("name@host");
    assertThat(page.getByLabel("Customer code")).hasValue("added-1");

    page.getByLabel("E-mail", exactly()).fill("a@b.example");
    press(page, "Add customer");

    assertThat(page).hasURL(COTERIE.uri("/admin/customers/added-1").toString());
    assertThat(COTERIE.get("/v1/customers/added-1").json().getString("email"))
        .isEqualTo("a@b.example");
    page.navigate("/admin/customers");
    page.getByLabel("Customer code").fill("added-1");
    press(page, "Add customer");
    assertThat(page.locator("#code-note")).containsText("belongs to another customer");
  }

  @Test
  void the_prices_that_a_customer_sees_stand_beside_the_list_prices_and_products_are_searched() {
    Page page = opened();
    Shop shop = new Shop(COTERIE);
    shop.product("PRICED-A", "100.00", null);
    shop.product("PRICED-B", "50.00", null);
    shop.member(ann.code(), "gold");
    page.reload();

    page.getByLabel("Find a product by SKU or name").fill("priced");

    Locator rows = page.locator("#prices tbody tr");
    assertThat(rows).hasCount(2);
    assertThat(rows.nth(0)).containsText("100.00 USD");
    assertThat(rows.nth(0)).containsText("90.00 USD");
    rows.nth(1).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("gold")).click();
    assertThat(page.locator("main")).containsText("gold (10 % off): from 50.00 USD to 45.00 USD.");
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  @Test
  void a_group_is_assigned_with_an_end_and_a_reason_and_no_fee() {
    Page page = opened();

    page.getByLabel("Assign group").selectOption("gold");
    page.getByLabel("For how long").selectOption("until");
    page.getByLabel("Until", exactly()).fill("2026-06-01T12:00");
    page.getByLabel("Reason").fill("made up for a late parcel");
    press(page, "Assign");

    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("No fee was charged");
    assertThat(ann.membership("gold").getString("until")).isEqualTo("2026-06-01T12:00:00Z");
    assertThat(ann.charges()).isEmpty();
    assertThat(page.locator(".c-memberships")).containsText("active");
    page.getByText("1 period", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".c-memberships")).containsText("made up for a late parcel");
  }

  @Test
  void an_end_that_is_past_is_refused_beside_its_field() {
    Page page = opened();
    page.getByLabel("For how long").selectOption("until");
    page.getByLabel("Until", exactly()).fill("2020-06-01T12:00");

    press(page, "Assign");

    assertThat(page.locator("#until-note")).hasText("must be a day and a time to come");
    assertThat(page.getByLabel("Until", exactly())).hasValue("2020-06-01T12:00");
    assertThat(ann.memberships()).isEmpty();
  }

  @Test
  void a_membership_is_paused_resumed_cancelled_reinstated_and_ended() {
    ann.paid("gold", 1);
    COTERIE.clock.advance(Shopper.DAY);
    Page page = opened();

    press(page, "Pause gold");
    assertThat(ann.membership("gold").getString("status")).isEqualTo("paused");
    press(page, "Resume gold");
    press(page, "Cancel gold");
    assertThat(page.locator(".c-status")).hasText("cancelled, runs to its end");
    press(page, "Take back the cancellation of gold");
    assertThat(ann.membership("gold").getString("status")).isEqualTo("active");
    page.getByText("End now …").click();
    assertThat(page.locator(".c-sure")).containsText("what is paid and left of it is lost");
    press(page, "End it now");

    assertThat(page.locator(".c-status")).hasText("ended");
    assertThat(ann.membership("gold").getString("status")).isEqualTo("ended");
  }

  @Test
  void the_account_is_booked_and_what_is_refused_says_why() {
    Page page = opened();
    page.getByLabel("Amount").fill("12.50");
    page.getByLabel("Why").fill("sorry");
    press(page, "Book");
    assertThat(page.locator("#account + *, table").first()).isVisible();
    assertThat(ann.balance()).isEqualTo("12.50");

    page.getByLabel("What to do").selectOption("pay-out");
    page.getByLabel("Amount").fill("20");
    page.getByLabel("Why").fill("asked for it");
    press(page, "Book");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("12.50");
    assertThat(page.getByLabel("Amount")).hasValue("20");
    assertThat(ann.balance()).isEqualTo("12.50");
  }

  @Test
  void charges_refunds_and_orders_show() {
    String order = Shopper.orderId();
    ann.report(order, "paid", ann.line("gold", 2));
    ann.report(order, "refunded", ann.line("gold", 1));

    Page page = opened();

    assertThat(page.getByRole(AriaRole.REGION, named("Charges and refunds")))
        .containsText("100.00 USD");
    assertThat(page.getByRole(AriaRole.REGION, named("Charges and refunds")))
        .containsText("−50.00 USD");
    page.getByRole(AriaRole.REGION, named("Orders")).getByText(order).click();
    assertThat(page.getByRole(AriaRole.HEADING, named("Order " + order))).isVisible();
  }

  @Test
  void all_that_is_kept_is_exported_as_a_file() {
    String order = Shopper.orderId();
    ann.report(order, "paid", ann.line("gold", 1));
    ann.book("credit", "3.00");
    Page page = opened();

    Download file = page.waitForDownload(() -> page.getByText("Export all that is kept").click());

    assertThat(file.suggestedFilename()).isEqualTo("customer-" + ann.code() + ".json");
    JsonObject kept = COTERIE.get("/v1/customers/" + ann.code() + "/export").json();
    assertThat(kept.getJsonArray("orders").getJsonObject(0).getString("id")).isEqualTo(order);
    assertThat(kept.getJsonArray("memberships")).hasSize(1);
    assertThat(kept.getJsonArray("charges")).hasSize(1);
    assertThat(kept.getJsonArray("account")).hasSize(1);
    assertThat(kept.getJsonArray("events").size()).isGreaterThan(3);
    assertThat(COTERIE.get("/v1/customers/nobody/export").code()).isEqualTo("unknown-customer");
  }

  @Test
  void a_customer_is_erased_only_when_the_code_is_typed() {
    Page page = opened();
    page.getByLabel("Type " + ann.code() + " to confirm").fill("somebody");
    press(page, "Erase customer");
    assertThat(page.locator("#confirm-note")).containsText(ann.code());
    assertThat(COTERIE.get("/v1/customers/" + ann.code()).status()).isEqualTo(200);

    page.getByLabel("Type " + ann.code() + " to confirm").fill(ann.code());
    press(page, "Erase customer");

    assertThat(page).hasURL(COTERIE.uri("/admin/customers").toString());
    assertThat(COTERIE.get("/v1/customers/" + ann.code()).status()).isEqualTo(404);
  }

  private Page opened() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/customers/" + ann.code());
    return page;
  }
}
