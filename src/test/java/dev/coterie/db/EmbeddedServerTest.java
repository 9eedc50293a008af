package dev.coterie.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coterie.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets into the embedded server, and what becomes of it when it dies. */
class EmbeddedServerTest {
  private static final Pattern URI =
      Pattern.compile("postgresql://postgres:(?<password>[^@]+)@(?<server>[^/]+)/postgres");

  @TempDir Path directory;
  private EmbeddedServer server;

  @BeforeEach
  void a_running_server() throws IOException {
    server = EmbeddedServer.start(directory);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void only_who_has_the_password_gets_in_and_only_its_user_can_read_it() throws Exception {
    Path file = directory.resolve("postgres.password");

    assertThatThrownBy(() -> connect("")).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> connect("postgres")).isInstanceOf(SQLException.class);
    assertThat(password()).isEqualTo(Files.readString(file).strip());
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(setting("unix_socket_directories")).isEmpty();
  }

  @Test
  void a_server_that_was_made_without_a_password_gets_one_at_its_next_start() throws Exception {
    try (Connection connection = connect(password());
        var sql = connection.createStatement()) {
      sql.execute("ALTER ROLE postgres PASSWORD NULL");
    }
    server.close();
    Files.delete(directory.resolve("postgres.password"));

    server = EmbeddedServer.start(directory);

    assertThatThrownBy(() -> connect("")).isInstanceOf(SQLException.class);
    connect(password()).close();
  }

  @Test
  void a_server_that_is_killed_is_started_again_at_the_same_address() throws Exception {
    String uri = server.uri();
    long pid =
        Long.parseLong(
            Files.readAllLines(directory.resolve("postgres/postmaster.pid")).get(0).strip());

    ProcessHandle.of(pid).orElseThrow().destroyForcibly();

    Eventually.sees(true, () -> isAnotherThan(pid));
    assertThat(server.uri()).isEqualTo(uri);
  }

  private boolean isAnotherThan(long killed) {
    try {
      String pid = Files.readAllLines(directory.resolve("postgres/postmaster.pid")).get(0).strip();
      connect(password()).close();
      return Long.parseLong(pid) != killed;
    } catch (SQLException | IOException | IndexOutOfBoundsException notYet) {
      return false;
    }
  }

  private String setting(String name) throws SQLException {
    try (Connection connection = connect(password());
        var sql = connection.createStatement();
        var rows = sql.executeQuery("SHOW " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private String password() {
    return address().group("password");
  }

  private Connection connect(String password) throws SQLException {
    String url = "jdbc:postgresql://" + address().group("server") + "/postgres";
    return DriverManager.getConnection(url, "postgres", password);
  }

  private Matcher address() {
    Matcher address = URI.matcher(server.uri());
    assertThat(address.matches()).isTrue();
    return address;
  }
}
