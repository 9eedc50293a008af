package dev.coterie.db;

import dev.coterie.kernel.Secrets;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Who may connect to the embedded server: whoever reads its password, which lies in the directory
 * and is made at the first start. All its methods block.
 *
 * @param home the directory
 * @param password of the server's superuser
 */
record ServerAccess(Path home, String password) {
  private static final int PASSWORD_LETTERS = 40;
  private static final String FILE = "postgres.password";
  private static final String RULES = "pg_hba.conf";
  private static final String NOBODY_ELSE =
      """
      # Written at each start of Coterie
      host all all 127.0.0.1/32 scram-sha-256
      """;
  private static final String WHOEVER_IS_HERE =
      """
      # For the moment in which a server of an earlier version is given a password
      host all all 127.0.0.1/32 trust
      """;

  /**
   * The access to a server.
   *
   * @param isMade whether the server has been made before
   */
  static ServerAccess of(Path home, boolean isMade) throws IOException {
    Path file = home.resolve(FILE);
    if (Files.exists(file)) {
      return new ServerAccess(home, Files.readString(file).strip());
    }
    ServerAccess access = new ServerAccess(home, Secrets.random(PASSWORD_LETTERS));
    if (!isMade) {
      access.writePassword();
    }
    return access;
  }

  /** Where the server's own database answers. */
  String uri(int port) {
    return "postgresql://postgres:" + password + "@127.0.0.1:" + port + "/postgres";
  }

  /** Restricts the access to a server that is to be started. */
  void restrict(EmbeddedPostgres.Builder builder) throws IOException {
    writeRules(lacksPassword() ? WHOEVER_IS_HERE : NOBODY_ELSE);
    builder
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", home.resolve(FILE).toString())
        .setServerConfig("hba_file", home.resolve(RULES).toString())
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setConnectConfig("password", password);
  }

  /** Gives a server of an earlier version its password, before anybody else needs it. */
  void restrict(EmbeddedPostgres started) throws IOException {
    if (!lacksPassword()) {
      return;
    }
    try (Connection connection = started.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
      writePassword();
      writeRules(NOBODY_ELSE);
      sql.execute("SELECT pg_reload_conf()");
    } catch (SQLException cause) {
      throw new IOException("the embedded PostgreSQL takes no password", cause);
    }
  }

  /** As servers of earlier versions do. */
  private boolean lacksPassword() {
    return !Files.exists(home.resolve(FILE));
  }

  private void writePassword() throws IOException {
    write(FILE, password + "\n");
  }

  private void writeRules(String rules) throws IOException {
    write(RULES, rules);
  }

  private void write(String name, String text) throws IOException {
    Path draft =
        Files.createTempFile(
            home,
            name,
            ".draft",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, text);
    Files.move(draft, home.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
