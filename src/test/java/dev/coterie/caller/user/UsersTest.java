package dev.coterie.caller.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.caller.user.UserContract.BegunSession;
import dev.coterie.caller.user.UserContract.FindSession;
import dev.coterie.caller.user.UserContract.LogIn;
import dev.coterie.caller.user.UserContract.LogOut;
import dev.coterie.kernel.Refusal;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Sql;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users are managed by programs, and log in with sessions that end. */
class UsersTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String HOME = "192.0.2.1";
  private static final String ELSEWHERE = "192.0.2.2";

  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static final Sql SQL = new Sql(COTERIE);
  private static int number;

  private final String mia = "mia-" + ++number;

  @BeforeEach
  void an_editor() {
    Reply made =
        COTERIE.post(
            "/v1/users",
            new JsonObject().put("name", mia).put("role", "editor").put("password", PASSWORD));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.text()).doesNotContain(PASSWORD);
  }

  @Test
  void users_are_listed_by_name_without_their_passwords() {
    Reply list = COTERIE.get("/v1/users");

    assertThat(list.items().stream().map(user -> ((JsonObject) user).getString("name")))
        .contains("admin", mia);
    assertThat(list.text()).doesNotContain("argon2", "hash");
  }

  @Test
  void what_is_not_sent_stays() {
    JsonObject changed = change(new JsonObject().put("seesCost", true)).json();

    assertThat(changed.getString("role")).isEqualTo("editor");
    assertThat(changed.getBoolean("seesCost")).isTrue();
    assertThat(changed.getBoolean("disabled")).isFalse();
  }

  @Test
  void each_change_is_an_event_with_what_was_changed() {
    change(new JsonObject().put("role", "viewer"));
    change(new JsonObject().put("password", "another horse battery"));
    COTERIE.delete("/v1/users/" + mia);

    assertThat(
            SQL.texts(
                "SELECT concat_ws(' ', type, actor, before, after, data -> 'newPassword')"
                    + " FROM events WHERE subject = '"
                    + mia
                    + "' ORDER BY id"))
        .containsExactly(
            "user.created key:first",
            "user.updated key:first {\"role\": \"editor\"} {\"role\": \"viewer\"} false",
            "user.updated key:first {} {} true",
            "user.deleted key:first");
  }

  @Test
  void a_name_is_given_once_and_wrong_fields_are_named() {
    JsonObject again =
        new JsonObject().put("name", mia).put("role", "viewer").put("password", PASSWORD);

    assertThat(COTERIE.post("/v1/users", again).code()).isEqualTo("name-taken");
    assertThat(
            COTERIE
                .post(
                    "/v1/users",
                    new JsonObject()
                        .put("name", "<b>")
                        .put("role", "king")
                        .put("password", "short"))
                .wrongFields())
        .containsExactlyInAnyOrder("name", "role", "password");
    assertThat(COTERIE.patch("/v1/users/nobody", new JsonObject()).code())
        .isEqualTo("unknown-user");
  }

  @Test
  void the_last_administrator_stays() {
    for (JsonObject change :
        new JsonObject[] {
          new JsonObject().put("role", "editor"), new JsonObject().put("disabled", true)
        }) {
      assertThat(COTERIE.patch("/v1/users/admin", change).code()).isEqualTo("last-administrator");
    }
    assertThat(COTERIE.delete("/v1/users/admin").code()).isEqualTo("last-administrator");

    change(new JsonObject().put("role", "administrator"));
    assertThat(COTERIE.patch("/v1/users/admin", new JsonObject().put("seesCost", false)).status())
        .isEqualTo(200);
    change(new JsonObject().put("role", "editor"));
  }

  @Test
  void a_session_is_its_users_until_logged_out() {
    String secret = loggedIn();

    assertThat(userOf(secret)).isEqualTo(mia);
    await(UserContract.LOG_OUT.send(COTERIE.service().vertx(), new LogOut(secret, false)));

    assertThat(userOf(secret)).isEqualTo("none");
  }

  @Test
  void logging_out_everywhere_ends_all_sessions_of_the_user() {
    String here = loggedIn();
    String there = loggedIn();

    await(UserContract.LOG_OUT.send(COTERIE.service().vertx(), new LogOut(here, true)));

    assertThat(userOf(there)).isEqualTo("none");
  }

  @Test
  void a_session_that_is_not_used_ends_and_one_that_is_used_goes_on() {
    String used = loggedIn();
    String left = loggedIn();
    COTERIE.clock.advance(Duration.ofMinutes(90));
    assertThat(userOf(used)).isEqualTo(mia);
    COTERIE.clock.advance(Duration.ofMinutes(90));

    assertThat(userOf(used)).isEqualTo(mia);
    assertThat(userOf(left)).isEqualTo("none");
  }

  @Test
  void another_password_or_disabling_ends_all_sessions() {
    String first = loggedIn();
    change(new JsonObject().put("password", "another horse battery"));
    assertThat(userOf(first)).isEqualTo("none");
    assertThat(logIn(PASSWORD, HOME)).isEqualTo("wrong-login");
    String second = logIn("another horse battery", HOME);
    change(new JsonObject().put("disabled", true));

    assertThat(userOf(second)).isEqualTo("none");
    assertThat(logIn("another horse battery", HOME)).isEqualTo("wrong-login");
  }

  @Test
  void failures_slow_the_address_that_fails_and_nobody_else() {
    for (int time = 0; time < 5; time++) {
      assertThat(logIn("wrong", HOME)).isEqualTo("wrong-login");
    }

    assertThat(logIn(PASSWORD, HOME)).isEqualTo("too-many-failures");
    assertThat(logIn(PASSWORD, ELSEWHERE)).hasSize(43);
    COTERIE.clock.advance(Duration.ofMinutes(15));
    assertThat(logIn(PASSWORD, HOME)).hasSize(43);
  }

  private Reply change(JsonObject change) {
    Reply changed = COTERIE.patch("/v1/users/" + mia, change);
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    return changed;
  }

  private String loggedIn() {
    return logIn(PASSWORD, HOME);
  }

  /** The secret of the new session, or the code of the refusal. */
  private String logIn(String password, String address) {
    return await(
            UserContract.LOG_IN.send(COTERIE.service().vertx(), new LogIn(mia, password, address)))
        .fold(BegunSession::secret, Refusal::code);
  }

  private static String userOf(String secret) {
    return await(UserContract.FIND_SESSION.send(COTERIE.service().vertx(), new FindSession(secret)))
        .fold(session -> session.user().name(), refusal -> "none");
  }

  private static <T> T await(Future<T> future) {
    return RunningCoterie.await(future);
  }
}
