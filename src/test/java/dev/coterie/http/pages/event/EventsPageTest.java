package dev.coterie.http.pages.event;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.event.EventType;
import dev.coterie.http.pages.Texts;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever happened is found, told in words, and links to what it is about. */
class EventsPageTest {
  private static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_SHOP_ZONE", "Pacific/Auckland");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final Sql SQL = new Sql(COTERIE::databaseUri);
  private static int number;

  private final Shop shop = new Shop(COTERIE);
  private final String gold = "gold-" + ++number;

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void a_line_says_who_did_what_when_to_what_and_what_changed() {
    shop.percentGroup(gold, "10");
    COTERIE.patch(
        "/v1/groups/" + gold,
        new JsonObject()
            .put("name", "Gold plan")
            .put("durationDays", 30)
            .put("pricing", new JsonObject().put("value", "12")));

    Locator line = lines(opened("?subject=" + gold)).first();

    assertThat(line).containsText("Group changed");
    assertThat(line).containsText("Key first");
    assertThat(line).containsText("Mar 2, 2026, 1:00");
    assertThat(line.locator("time")).hasAttribute("datetime", "2026-03-01T12:00:00Z");
    assertThat(line.getByRole(AriaRole.LINK, named(gold)))
        .hasAttribute("href", "/admin/discount-groups/" + gold);
    assertThat(line.locator("dl")).containsText("Name" + "was " + gold + " → now Gold plan");
    assertThat(line.locator("dl")).containsText("Duration in days" + "was nothing → now 30");
    assertThat(line.locator("dl")).containsText("Discount/Markup" + "was 10 → now 12");
  }

  @Test
  void customers_groups_orders_and_products_are_links() {
    SQL.run(
        """
        INSERT INTO events (type, at, subject, data, actor) VALUES
          ('charge.recorded', now(), 'ann/o', '{"customer":"ann/o","group":"g","order":"A 1",
            "reason":"signup","amount":"49.00","currency":"USD"}', 'system'),
          ('price.changed', now(), 'SKU-9', '{"sku":"SKU-9","listPrice":"5.00","currency":"USD"}',
            null)
        """);
    Page page = opened("?type=charge.recorded");
    Locator line = lines(page).first();
    assertThat(line).containsText("Charge recorded 49.00 USD first purchase");
    assertThat(line.getByRole(AriaRole.LINK, named("ann/o")))
        .hasAttribute("href", "/admin/customers/ann%2Fo");
    assertThat(line.getByRole(AriaRole.LINK, named("A 1")))
        .hasAttribute("href", "/admin/orders/A%201");

    page.navigate("/admin/events?subject=SKU-9");
    assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("SKU-9")))
        .hasAttribute("href", "/admin/catalogue/SKU-9");
    assertThat(lines(page).first()).containsText("Not recorded");
  }

  @Test
  void events_are_found_by_who_what_and_day_in_the_shop_s_zone() {
    SQL.run(
        """
        INSERT INTO events (type, at, subject, data, actor) VALUES
          ('user.updated', '2020-06-01T11:59:59Z', 'mo', '{}', 'user:zoe'),
          ('user.updated', '2020-06-01T12:00:00Z', 'mo', '{}', 'user:zoe'),
          ('user.created', '2020-06-02T11:59:59Z', 'mo', '{}', 'user:zoe'),
          ('user.updated', '2020-06-02T12:00:00Z', 'mo', '{}', 'key:zoe')
        """);
    Page page = opened("");
    page.getByLabel("To whom or what").fill("mo");
    page.getByLabel("From").fill("2020-06-02");
    page.getByLabel("Until").fill("2020-06-02");
    filter(page);
    assertThat(lines(page)).hasCount(2);

    page.getByLabel("Who", new Page.GetByLabelOptions().setExact(true)).fill("zoe");
    page.getByLabel("What", new Page.GetByLabelOptions().setExact(true))
        .selectOption("User changed");
    filter(page);
    assertThat(lines(page)).hasCount(1);
    assertThat(page.getByLabel("From")).hasValue("2020-06-02");

    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Show all events")).click();
    assertThat(page).hasURL(COTERIE.uri("/admin/events").toString());
  }

  @Test
  void a_wrong_filter_keeps_its_input_and_says_what_would_be_right() {
    Page page = opened("?from=soon&until=2026-01-01&actor=%3Aa&subject=x");

    assertThat(page.getByRole(AriaRole.ALERT)).hasText("Nothing was searched: see the fields.");
    assertThat(page.locator("#from-note")).hasText("A day, such as 2026-03-31.");
    assertThat(page.locator("#actor-note")).containsText("A user's name");
    assertThat(page.getByLabel("To whom or what")).hasValue("x");

    page.navigate("/admin/events?from=2026-01-02&until=2026-01-01");
    assertThat(page.locator("#until-note")).hasText("Not before the first day.");
  }

  @Test
  void html_marks_of_direction_and_emoji_in_data_are_text() {
    String odd = "<b>x</b>\u202E\uD83E\uDD84";
    COTERIE.put(
        "/v1/products/ODD-" + number,
        new JsonObject().put("name", "odd").put("listPrice", "1").put("currency", "USD"));
    SQL.run(
        """
        INSERT INTO events (type, at, subject, data, actor, before, after) VALUES
          ('user.updated', now(), '%1$s', '{}', 'key:%1$s', '{"name":"%1$s"}', '{"name":"plain"}')
        """
            .formatted(odd));

    Locator line = lines(opened("?subject=" + RunningCoterie.encoded(odd))).first();

    assertThat(line.locator("b")).hasCount(0);
    assertThat(line.locator(".c-mentions bdi")).hasText(odd);
    assertThat(line.locator(".c-was")).hasText(odd);
    assertThat(line.locator(".c-who bdi")).hasText("Key " + odd);
  }

  @Test
  void the_list_goes_back_page_by_page_and_keeps_its_filters() {
    SQL.run(
        """
        INSERT INTO events (type, at, subject, data)
        SELECT 'user.updated', now(), 'many', '{}' FROM generate_series(1, 120)
        """);
    Page page = opened("?subject=many");
    assertThat(lines(page)).hasCount(50);
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Next page")).click();
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Next page")).click();
    assertThat(lines(page)).hasCount(20);
    assertThat(page.getByLabel("To whom or what")).hasValue("many");
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("First page")).click();
    assertThat(lines(page)).hasCount(50);
  }

  @Test
  void every_type_has_its_words_in_both_languages() {
    List<String> unsaid =
        Stream.of("en", "de")
            .flatMap(
                language ->
                    Arrays.stream(EventType.values())
                        .map(type -> "event." + type.text())
                        .filter(key -> !Texts.of(List.of(language)).knows(key))
                        .map(key -> language + " " + key))
            .toList();

    assertThat(unsaid).isEmpty();
  }

  private static Page opened(String query) {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/events" + query);
    return page;
  }

  private static Locator lines(Page page) {
    return page.locator("ol > li");
  }

  private static void filter(Page page) {
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Filter")).click();
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
