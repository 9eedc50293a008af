package dev.coterie.http.pages.list;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.named;
import static dev.coterie.testing.Chromium.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The three actions of the source on customer groups, in its words, step by step. */
class CustomerGroupsStoryTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final String HEADER = "Customer Code,Customer Email Address\n";

  @BeforeAll
  static void customers() {
    Shop shop = new Shop(COTERIE);
    List.of("ada", "ben", "cleo", "dan", "eve").forEach(shop::customer);
    COTERIE.put(
        "/v1/customers/offline",
        new JsonObject().put("email", "offline@example.com").put("webAccount", false));
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void action_1_a_customer_group_is_created_filled_and_saved() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/");
    link(page, "Customers").click();
    tab(page, "Customer Groups").click();
    link(page, "New Group").click();
    page.getByLabel("Group name").fill("Gärtner & Söhne");
    press(page, "Add Group");

    assertThat(tab(page, "Edit Group")).hasAttribute("aria-selected", "true");
    page.getByLabel("Notify emails of orders").fill("a@example.org, desk@example.org");
    tab(page, "Customers in Group").click();
    page.getByLabel("Search by code or email").fill("ADA@example.com");
    press(page, "Add Customer to Group");
    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("The customer was added.");
    assertThat(tab(page, "Customers in Group")).hasAttribute("aria-selected", "true");
    assertThat(rows(page)).hasCount(1);
    tab(page, "Edit Group").click();
    page.getByLabel("Notify emails of orders").fill("a@example.org, desk@example.org");
    page.getByLabel("Language of these mails").selectOption("German");
    press(page, "Save");

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Saved.");
    assertThat(page.getByLabel("Language of these mails")).hasValue("de");
    JsonObject group = COTERIE.get("/v1/groups/gartner-sohne").json();
    assertThat(group.getString("name")).isEqualTo("Gärtner & Söhne");
    assertThat(group.getJsonArray("notifyEmails"))
        .isEqualTo(new JsonArray().add("a@example.org").add("desk@example.org"));
    assertThat(members("gartner-sohne")).containsExactly("ada");
  }

  @Test
  void a_file_replaces_the_members_once_its_plan_was_seen_and_is_undone() {
    Page page = group("Replaced", "ada", "ben", "cleo");
    importing(page, HEADER + "ada,\ndan,dan@example.com\nnobody,\n");
    press(page, "Import and replace members of this Group");

    assertThat(page.getByRole(AriaRole.HEADING, named("What the file would change"))).isVisible();
    assertThat(page.locator("section[aria-labelledby=removed]")).containsText("ben");
    assertThat(page.locator("section[aria-labelledby=wrong] tbody tr"))
        .containsText("no customer has this code");
    assertThat(members("replaced")).containsExactly("ada", "ben", "cleo");
    press(page, "Import");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("was not typed");
    page.getByLabel("type 2 to confirm").fill("2");
    press(page, "Import");

    assertThat(page.getByRole(AriaRole.HEADING, named("The file was imported"))).isVisible();
    assertThat(members("replaced")).containsExactly("ada", "dan");
    press(page, "Undo");
    assertThat(page.getByRole(AriaRole.HEADING, named("The import was undone"))).isVisible();
    assertThat(members("replaced")).containsExactly("ada", "ben", "cleo");
  }

  @Test
  void action_2_the_group_is_exported_and_its_file_with_one_more_is_imported() throws Exception {
    Page page = group("Exported", "ada", "ben");
    tab(page, "Customers in Group").click();

    Download download = page.waitForDownload(() -> link(page, "Export").click());
    String file = Files.readString(download.path());
    importing(page, file + "eve,eve@example.com\n");
    press(page, "Import and replace members of this Group");
    assertThat(page.locator("section[aria-labelledby=added]")).containsText("eve");
    press(page, "Import");

    assertThat(page.getByRole(AriaRole.HEADING, named("The file was imported"))).isVisible();
    assertThat(members("exported")).containsExactly("ada", "ben", "eve");
  }

  @Test
  void only_web_customers_are_added_and_the_page_says_how_to_mend_it() {
    Page page = group("Web only");
    tab(page, "Customers in Group").click();
    page.getByLabel("Search by code or email").fill("offline");
    press(page, "Add Customer to Group");
    assertThat(page.locator("#customer-note")).containsText("tick the web account");

    page.getByLabel("Search by code or email").fill("example");
    assertThat(page.locator("#candidates [type=radio]").first()).isVisible();
    press(page, "Add Customer to Group");
    assertThat(page.locator("#customer-note")).containsText("choose one of these");
    page.locator("#candidates [value=cleo]").check();
    press(page, "Add Customer to Group");

    assertThat(members("web-only")).containsExactly("cleo");
  }

  @Test
  void one_or_many_customers_are_removed() {
    Page page = group("Shrinking", "ada", "ben", "cleo");
    tab(page, "Customers in Group").click();
    page.getByLabel("Choose ada").check();
    page.getByLabel("Choose cleo").check();
    press(page, "Remove from Group");

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("2 customers were removed.");
    assertThat(members("shrinking")).containsExactly("ben");
  }

  @Test
  void a_wrong_address_is_named_and_nothing_is_saved() {
    Page page = group("Addressed");
    page.getByLabel("Notify emails of orders").fill("good@example.org, bad address");
    page.getByLabel("Group name").fill("Another name");
    press(page, "Save");

    assertThat(page.locator(".c-error").first()).containsText("bad");
    assertThat(page.getByLabel("Group name")).hasValue("Another name");
    assertThat(COTERIE.get("/v1/groups/addressed").json().getString("name")).isEqualTo("Addressed");
  }

  @Test
  void action_3_several_groups_are_removed_with_their_impact_first() {
    group("Doomed one", "ada", "ben");
    Page page = group("Doomed two");
    page.navigate("/admin/customers/groups?query=doomed");
    page.getByLabel("Choose Doomed one").check();
    page.getByLabel("Choose Doomed two").check();
    press(page, "Remove Groups");
    assertThat(page.locator("tbody tr").first()).containsText("2");
    assertThat(COTERIE.get("/v1/groups/doomed-one").status()).isEqualTo(200);
    press(page, "Remove 2 groups");

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("2 groups were removed.");
    assertThat(COTERIE.get("/v1/groups/doomed-one").status()).isEqualTo(404);
    assertThat(COTERIE.get("/v1/groups/doomed-two").status()).isEqualTo(404);
  }

  @Test
  void all_of_it_is_done_by_keyboard_alone() {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/customers/groups/new");
    page.getByLabel("Group name").focus();
    page.keyboard().type("By keyboard");
    page.keyboard().press("Enter");
    page.waitForURL(url -> url.contains("/by-keyboard"));
    tab(page, "Edit Group").focus();
    page.keyboard().press("ArrowRight");
    assertThat(tab(page, "Customers in Group")).isFocused();
    assertThat(page.getByLabel("Group name")).isHidden();
    page.getByLabel("Search by code or email").focus();
    page.keyboard().type("ben@example.com");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("The customer was added.");
    page.getByLabel("Choose ben").focus();
    page.keyboard().press("Space");
    page.getByRole(AriaRole.BUTTON, named("Remove from Group")).focus();
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("1 customer was removed.");

    page.navigate("/admin/customers/groups?query=keyboard");
    page.getByLabel("Choose By keyboard").focus();
    page.keyboard().press("Space");
    page.getByRole(AriaRole.BUTTON, named("Remove Groups")).focus();
    page.keyboard().press("Enter");
    page.getByRole(AriaRole.BUTTON, named("Remove 1 group")).focus();
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("1 group was removed.");
  }

  private static Page group(String name, String... members) {
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/customers/groups/new");
    page.getByLabel("Group name").fill(name);
    press(page, "Add Group");
    String code = name.toLowerCase(Locale.ROOT).replace(' ', '-');
    for (String member : members) {
      COTERIE.put("/v1/groups/" + code + "/members/" + member, new JsonObject());
    }
    page.reload();
    return page;
  }

  private static void importing(Page page, String csv) {
    tab(page, "Customers in Group").click();
    page.getByLabel("Choose File")
        .setInputFiles(
            new FilePayload("members.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
  }

  private static Locator tab(Page page, String name) {
    return page.getByRole(AriaRole.TAB, named(name));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, named(name)).first();
  }

  private static Locator rows(Page page) {
    return page.locator("#listed tbody tr");
  }

  private static List<String> members(String list) {
    return new Sql(COTERIE)
        .texts(
            """
            SELECT customers.code FROM membership_periods
              JOIN customers ON customers.id = customer_id
              JOIN customer_groups AS list ON list.id = group_id
            WHERE list.code = '%s' AND upper_inf(during) ORDER BY customers.code
            """
                .formatted(list));
  }
}
