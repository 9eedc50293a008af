package dev.coterie.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.Ports;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whom an OpenID Connect provider vouches for is let in, with the role that it says. */
class SignOnTest {
  private static final MockOAuth2Server PROVIDER = started();
  private static final String ISSUER = PROVIDER.issuerUrl("shop").toString();
  private static final int PORT = Ports.free();

  private static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_HTTP_PORT", Integer.toString(PORT))
          .with("COTERIE_OIDC_ISSUER", ISSUER)
          .with("COTERIE_OIDC_CLIENT_ID", "coterie")
          .with("COTERIE_OIDC_CLIENT_SECRET", "secret-of-the-client")
          .with("COTERIE_OIDC_ADDRESS", "http://127.0.0.1:" + PORT)
          .with("COTERIE_OIDC_EDITORS", "staff, marketing")
          .with("COTERIE_OIDC_ADMINISTRATORS", "admins");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final Sql SQL = new Sql(COTERIE::databaseUri);
  private static int number;

  private final String zoe = "zoe-" + ++number;

  private static MockOAuth2Server started() {
    MockOAuth2Server server = new MockOAuth2Server();
    server.start();
    return server;
  }

  @AfterAll
  static void the_provider_goes() {
    PROVIDER.shutdown();
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void who_comes_for_the_first_time_becomes_a_user_and_sees_the_wanted_page() {
    says(zoe, Map.of("groups", List.of("everybody", "staff")));
    Page page = CHROMIUM.page();
    page.navigate("/admin/events?type=user.created");
    signOn(page);

    assertThat(page).hasURL("http://127.0.0.1:" + PORT + "/admin/events?type=user.created");
    assertThat(page.locator("ol li").first()).containsText("User " + zoe);
    assertThat(user()).containsExactly("editor false", "user.created system");
    page.navigate("/admin/account");
    assertThat(page.getByLabel("New password")).hasCount(0);
  }

  @Test
  void the_role_follows_the_provider_at_each_login() {
    says(zoe, Map.of("groups", "staff"));
    signOn(CHROMIUM.page());
    says(zoe, Map.of("groups", List.of("staff", "admins")));
    Page page = signOn(CHROMIUM.page());

    assertThat(page.getByRole(AriaRole.LINK, named("Users and keys"))).isVisible();
    assertThat(user())
        .containsExactly("administrator false", "user.created system", "user.updated system");
  }

  @Test
  void who_has_no_role_a_taken_name_or_none_or_is_disabled_stays_out() {
    says(zoe, Map.of("groups", List.of("everybody")));
    refused("Single sign-on gives you no role here: ask an administrator.");

    says(zoe, Map.of("groups", "staff", "preferred_username", "admin"));
    refused("A user with a password has your name already: ask an administrator.");

    says(zoe, Map.of("groups", "staff", "preferred_username", "no spaces please"));
    refused("Single sign-on gives no name that a user can have: ask an administrator.");

    says(zoe, Map.of("groups", "staff"));
    signOn(CHROMIUM.page());
    COTERIE.patch("/v1/users/" + zoe, new JsonObject().put("disabled", true));
    says(zoe, Map.of("groups", "staff"));
    refused("You are disabled here: ask an administrator.");
    assertThat(SQL.whole("SELECT count(*) FROM sessions WHERE user_name = 'admin'")).isZero();
  }

  @Test
  void a_token_for_another_login_or_another_time_lets_nobody_in() {
    says(zoe, Map.of("groups", "admins"), -3600);
    refused("Single sign-on did not let you in. Try again.");

    says(zoe, Map.of("groups", "admins"));
    Page page = CHROMIUM.page();
    String provider =
        page.request()
            .get("/admin/sign-on", RequestOptions.create().setMaxRedirects(0))
            .headers()
            .get("location");
    page.navigate(String.valueOf(provider).replaceAll("nonce=[^&]*", "nonce=another"));
    assertThat(page.getByRole(AriaRole.ALERT))
        .hasText("Single sign-on did not let you in. Try again.");
    assertThat(user()).isEmpty();
  }

  @Test
  void a_browser_that_was_not_sent_or_brings_another_state_is_not_let_in() {
    Page page = CHROMIUM.page();
    page.navigate("/admin/sign-on/back?state=made-up&code=made-up");
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();

    page.request().get("/admin/sign-on", RequestOptions.create().setMaxRedirects(0));
    page.navigate("/admin/sign-on/back?state=made-up&code=made-up");
    assertThat(page.getByRole(AriaRole.ALERT))
        .hasText("Single sign-on did not let you in. Try again.");

    page.request().get("/admin/sign-on", RequestOptions.create().setMaxRedirects(0));
    page.navigate("/admin/sign-on/back?error=access_denied&state=x");
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    assertThat(user()).isEmpty();
  }

  @Test
  void the_provider_is_asked_with_state_nonce_and_a_challenge_and_for_no_foreign_place() {
    APIResponse sent =
        CHROMIUM
            .page()
            .request()
            .get(
                "/admin/sign-on?to=https%3A%2F%2Fevil.example",
                RequestOptions.create().setMaxRedirects(0));

    assertThat(sent.status()).isEqualTo(303);
    assertThat(sent.headers().get("location"))
        .startsWith(ISSUER + "/authorize?")
        .contains("state=", "nonce=", "code_challenge=", "code_challenge_method=S256")
        .contains("client_id=coterie", "response_type=code")
        .doesNotContain("evil", "secret-of-the-client");
    assertThat(sent.headers().get("set-cookie"))
        .contains("HTTPOnly", "SameSite=Lax", "Path=/admin/sign-on");
  }

  private void refused(String why) {
    Page page = signOn(CHROMIUM.page());
    assertThat(page.getByRole(AriaRole.ALERT)).hasText(why);
    assertThat(page.getByLabel("Password")).isVisible();
  }

  /** What the provider says of who logs in next. */
  private static void says(String who, Map<String, Object> claims) {
    says(who, claims, 3600);
  }

  private static void says(String who, Map<String, Object> claims, long goodForSeconds) {
    Map<String, Object> all = new HashMap<>();
    all.put("preferred_username", who);
    all.putAll(claims);
    PROVIDER.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            "shop", "subject-of-" + who, "JWT", List.of("coterie"), all, goodForSeconds));
  }

  private static Page signOn(Page page) {
    if (!page.url().contains("/admin/login")) {
      page.navigate("/admin/login");
    }
    page.getByRole(AriaRole.LINK, named("Log in with single sign-on")).click();
    page.waitForLoadState();
    return page;
  }

  private List<String> user() {
    return SQL.texts(
        """
        SELECT role || ' ' || disabled FROM users WHERE name = '%1$s'
        UNION ALL
        (SELECT type || ' ' || actor FROM events WHERE subject = '%1$s' ORDER BY id)
        """
            .formatted(zoe));
  }
}
