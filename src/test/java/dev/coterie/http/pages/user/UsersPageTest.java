package dev.coterie.http.pages.user;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.named;
import static dev.coterie.testing.Chromium.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Administrators let others in, change what they may do, and keep them out; and so with keys. */
class UsersPageTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final Sql SQL = new Sql(COTERIE::databaseUri);
  private static final String PASSWORD = "correct horse battery";
  private static int number;

  private final String mia = "mia-" + ++number;

  @BeforeEach
  void an_editor() {
    COTERIE.post(
        "/v1/users",
        new JsonObject().put("name", mia).put("role", "editor").put("password", PASSWORD));
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void what_each_role_may_do_is_named_on_narrow_pages_too() {
    Page page = opened("/admin/users");
    page.setViewportSize(360, 800);

    Locator right = page.getByRole(AriaRole.ROWHEADER, named("See all pages"));
    right.scrollIntoViewIfNeeded();

    assertThat(right).isInViewport();
  }

  @Test
  void a_user_is_added_with_a_typed_password_and_logs_in_with_it() {
    Page page = opened("/admin/users");
    String zoe = "zoe-" + number;
    Locator form = section(page, "Add new user");
    form.getByLabel("User name").fill(zoe);
    form.getByLabel("Role").selectOption("Viewer");
    form.getByLabel("Sees what products cost the shop").check();
    form.getByLabel("Password", exactly()).fill(PASSWORD);
    form.getByLabel("Password again").fill(PASSWORD);
    press(page, "Add user");

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("User " + zoe + " added.");
    assertThat(user(zoe)).isEqualTo(List.of("viewer", true, false));
    Page hers = CHROMIUM.loggedIn(CHROMIUM.page(), zoe, PASSWORD);
    assertThat(hers.getByRole(AriaRole.LINK, named("Users and keys"))).hasCount(0);
    assertThat(hers.navigate("/admin/users").status()).isEqualTo(403);
  }

  @Test
  void a_password_made_at_random_is_shown_once_and_opens() {
    Page page = opened("/admin/users");
    String rob = "rob-" + number;
    Locator form = section(page, "Add new user");
    form.getByLabel("User name").fill(rob);
    form.getByLabel("Make a password at random").check();
    press(page, "Add user");

    String password = page.getByLabel("Password of " + rob).inputValue();
    assertThat(password).hasSize(20);
    CHROMIUM.loggedIn(CHROMIUM.page(), rob, password);
    page.navigate("/admin/users");
    assertThat(page.content()).doesNotContain(password);
    assertThat(SQL.texts("SELECT data::text FROM events")).noneMatch(e -> e.contains(password));
  }

  @Test
  void wrong_fields_keep_what_was_typed_and_say_what_would_be_right() {
    Page page = opened("/admin/users");
    Locator form = section(page, "Add new user");
    form.getByLabel("User name").fill("no spaces please");
    form.getByLabel("Password", exactly()).fill("short");
    form.getByLabel("Password again").fill("other");
    press(page, "Add user");

    assertThat(page.getByRole(AriaRole.ALERT)).hasText("Nothing was saved yet: see the fields.");
    assertThat(page.getByLabel("User name")).hasValue("no spaces please");
    assertThat(page.locator("#name-note")).containsText("1 to 100 letters");
    assertThat(page.locator("#password-note")).hasText("12 to 200 characters on one line.");
    assertThat(page.locator("#again-note")).hasText("The same password once more.");

    page.getByLabel("User name").fill(mia);
    page.getByLabel("Make a password at random").check();
    press(page, "Add user");
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("This name is taken.");
  }

  @Test
  void a_user_gets_another_role_and_password_and_is_logged_out_and_deleted() {
    Page hers = CHROMIUM.loggedIn(CHROMIUM.page(), mia, PASSWORD);
    Page page = opened("/admin/users/" + mia);
    page.getByLabel("Role", new Page.GetByLabelOptions().setExact(true))
        .selectOption("Administrator");
    page.getByLabel("Sees what products cost the shop").check();
    press(page, "Save");
    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Saved.");
    assertThat(user(mia)).isEqualTo(List.of("administrator", true, false));
    assertThat(page.locator("ol li").first()).containsText("was editor → now administrator");

    press(page, "Log out everywhere");
    assertThat(page.getByRole(AriaRole.STATUS).first())
        .hasText("The user is logged out everywhere.");
    hers.navigate("/admin/discount-groups");
    assertThat(hers).hasURL(COTERIE.uri("/admin/login?to=%2Fadmin%2Fdiscount-groups").toString());

    page.getByLabel("Make a password at random").check();
    press(page, "Set password");
    CHROMIUM.loggedIn(hers, mia, page.getByLabel("Password of " + mia).inputValue());

    page.getByText("Delete " + mia).click();
    page.getByLabel("I am sure").check();
    press(page, "Delete for good");
    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("User " + mia + " deleted.");
    assertThat(SQL.texts("SELECT actor FROM events WHERE subject = '" + mia + "' AND id > 1"))
        .contains("user:admin");
  }

  @Test
  void the_last_administrator_cannot_be_locked_out() {
    Page page = opened("/admin/users/admin");
    page.getByLabel("Disabled: cannot log in").check();
    press(page, "Save");

    assertThat(page.getByRole(AriaRole.ALERT))
        .hasText("The last administrator must stay one, and not be disabled.");
    assertThat(page.getByLabel("Disabled: cannot log in")).isChecked();
    assertThat(user("admin")).isEqualTo(List.of("administrator", true, false));
  }

  @Test
  void nothing_is_deleted_or_revoked_without_the_tick() {
    Page page = opened("/admin/users/" + mia);
    String token = page.locator("input[name=token]").first().inputValue();
    for (String place : List.of("/admin/users/" + mia + "/delete", "/admin/keys/1/revoke")) {
      assertThat(
              page.request()
                  .post(
                      place, RequestOptions.create().setForm(FormData.create().set("token", token)))
                  .status())
          .isEqualTo(422);
    }
    assertThat(user(mia)).isEqualTo(List.of("editor", false, false));
  }

  @Test
  void a_key_is_made_shown_once_and_revoked() {
    Page page = opened("/admin/users");
    String name = "shop <b>" + number;
    page.getByLabel("Name of the key").fill(name);
    page.getByLabel("What a shop asks").check();
    press(page, "Make key");

    String secret = page.getByLabel("Secret of the key " + name).inputValue();
    assertThat(page.getByText("It opens: What a shop asks")).isVisible();
    COTERIE.useKey(secret);
    assertThat(COTERIE.get("/v1/prices/NONE").status()).isEqualTo(404);
    COTERIE.useKey(RunningCoterie.KEY);
    page.navigate("/admin/users");
    assertThat(page.content()).doesNotContain(secret);

    Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
    row.getByText("Revoke " + name).click();
    row.getByLabel("I am sure").check();
    row.getByRole(AriaRole.BUTTON).click();
    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Key " + name + " revoked.");
    COTERIE.useKey(secret);
    assertThat(COTERIE.get("/v1/prices/NONE").status()).isEqualTo(401);
    COTERIE.useKey(RunningCoterie.KEY);
  }

  @Test
  void a_key_needs_a_name_and_a_scope_and_the_last_one_for_everything_stays() {
    Page page = opened("/admin/users");
    page.getByLabel("Name of the key").fill(" ");
    press(page, "Make key");
    assertThat(page.locator("#key-note")).containsText("not all of them blank");
    assertThat(page.locator("#scopes-note")).hasText("At least one.");

    page.getByText("Revoke first").click();
    page.getByLabel("I am sure").first().check();
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Revoke for good"))
        .first()
        .click();
    assertThat(page.getByRole(AriaRole.ALERT))
        .hasText("The last key that opens everything must stay.");
  }

  @Test
  void everybody_changes_the_own_password_and_logs_in_with_it() {
    Page page = CHROMIUM.loggedIn(CHROMIUM.page(), mia, PASSWORD);
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Your account " + mia)).click();
    changeOwn(page, "not the password", "another horse battery");
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("The present password is another one.");

    changeOwn(page, PASSWORD, "another horse battery");
    assertThat(page.getByRole(AriaRole.STATUS))
        .hasText("Your password is changed. Log in with the new one.");
    CHROMIUM.loggedIn(page, mia, "another horse battery");
    assertThat(
            SQL.texts(
                "SELECT actor FROM events WHERE type = 'user.updated' AND subject = '%s'"
                    .formatted(mia)))
        .containsExactly("user:" + mia);
  }

  @Test
  void who_guesses_the_own_password_in_somebody_s_session_has_to_wait() {
    Page page = CHROMIUM.loggedIn(CHROMIUM.page(), mia, PASSWORD);
    page.navigate("/admin/account");
    for (int guess = 0; guess < 6; guess++) {
      changeOwn(page, "guess number " + guess, "another horse battery");
    }
    changeOwn(page, PASSWORD, "another horse battery");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Too many failures in a row.");
  }

  @Test
  void everybody_ends_the_own_sessions_everywhere() {
    Page one = CHROMIUM.loggedIn(CHROMIUM.page(), mia, PASSWORD);
    Page other = CHROMIUM.loggedIn(CHROMIUM.page(360, ColorScheme.DARK, "de-DE"), mia, PASSWORD);
    one.navigate("/admin/account");
    press(one, "Log out everywhere");
    one.waitForURL("**/admin/login");

    other.navigate("/admin/account");
    other.waitForURL("**/admin/login?to=%2Fadmin%2Faccount");
  }

  private static void changeOwn(Page page, String old, String next) {
    page.getByLabel("Present password").fill(old);
    page.getByLabel("New password").fill(next);
    page.getByLabel("Password again").fill(next);
    press(page, "Change password");
  }

  private static List<Object> user(String name) {
    Reply all = COTERIE.get("/v1/users?limit=500");
    JsonArray items = all.items();
    return items.stream()
        .map(JsonObject.class::cast)
        .filter(user -> user.getString("name").equals(name))
        .map(
            user ->
                List.<Object>of(
                    user.getString("role"),
                    user.getBoolean("seesCost"),
                    user.getBoolean("disabled")))
        .findFirst()
        .orElse(List.of());
  }

  private static Page opened(String path) {
    Page page = CHROMIUM.administrator();
    page.navigate(path);
    return page;
  }

  private static Locator section(Page page, String name) {
    return page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName(name));
  }

  private static Locator.GetByLabelOptions exactly() {
    return new Locator.GetByLabelOptions().setExact(true);
  }
}
