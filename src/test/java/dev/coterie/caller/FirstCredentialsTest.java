package dev.coterie.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Sql;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a start sets or makes is told once, and not again by the next start. */
class FirstCredentialsTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static final Sql SQL = new Sql(COTERIE);

  @Test
  void configured_credentials_are_told_when_they_are_new_and_when_they_are_others() {
    assertThat(told()).containsExactly("user.created admin", "key.created first");

    restart(new RunningCoterie());
    assertThat(told()).hasSize(2);

    restart(
        new RunningCoterie()
            .with("COTERIE_ADMIN_PASSWORD", "another password")
            .with("COTERIE_API_KEY", "another-key-for-tests"));
    assertThat(told().subList(2, 4))
        .containsExactly("user.updated admin true", "key.updated first true");

    SQL.run("UPDATE users SET role = 'viewer', disabled = true");
    restart(new RunningCoterie().with("COTERIE_API_KEY", "another-key-for-tests"));
    assertThat(SQL.texts("SELECT before::text FROM events ORDER BY id DESC LIMIT 1"))
        .containsExactly("{\"role\": \"viewer\", \"disabled\": true}");
    assertThat(SQL.texts("SELECT role FROM users WHERE NOT disabled"))
        .containsExactly("administrator");
  }

  private static void restart(RunningCoterie next) {
    next.startOn(COTERIE.databaseUri());
    RunningCoterie.await(next.service().stop());
  }

  private static List<String> told() {
    return SQL.texts(
        """
        SELECT concat_ws(' ', type, subject, data -> 'newPassword', data -> 'newSecret')
        FROM events ORDER BY id
        """);
  }
}
