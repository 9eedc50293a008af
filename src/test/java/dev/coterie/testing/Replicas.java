package dev.coterie.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * Two PostgreSQL servers in streaming replication: a primary that answers a commit once its standby
 * has it, and the standby.
 */
public final class Replicas implements AutoCloseable {
  private static final String USER_AND_NAME = "postgresql://postgres@%s/postgres";

  private final Path home;
  private final Server one;
  private final Server two;
  private Server primary;

  /** Makes both, and waits until the standby follows. */
  public Replicas() {
    try {
      home = Files.createTempDirectory("coterie-replicas-");
      one = new Server(home.resolve("one"), Ports.free());
      two = new Server(home.resolve("two"), Ports.free());
      primary = one;
      one.start();
      addStandby();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** The address that names both. */
  public String uri() {
    return USER_AND_NAME.formatted(one.address() + "," + two.address());
  }

  /** The address of the standby alone. */
  public String standbyUri() {
    return USER_AND_NAME.formatted(standby().address());
  }

  /** Ends the primary and all its processes, as a machine that loses its power. */
  public void killPrimary() {
    primary.kill();
  }

  /** Makes the standby the primary, as the tool that watches over both would. */
  public void promoteStandby() {
    primary = standby();
    primary.sql.run("SELECT pg_promote()");
    primary.sql.run("ALTER SYSTEM SET synchronous_standby_names = ''");
    primary.sql.run("SELECT pg_reload_conf()");
  }

  /** Makes the other server a standby of the primary, from a copy, and waits until it follows. */
  public void addStandby() {
    try {
      Server other = standby();
      other.copyFrom(primary);
      other.start();
      primary.sql.run("ALTER SYSTEM SET synchronous_standby_names = '*'");
      primary.sql.run("SELECT pg_reload_conf()");
      Eventually.sees(
          "sync",
          () -> primary.sql.texts("SELECT max(sync_state) FROM pg_stat_replication").get(0));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private Server standby() {
    return primary == one ? two : one;
  }

  @Override
  public void close() {
    one.kill();
    two.kill();
    FileUtils.deleteQuietly(home.toFile());
  }

  /** One of them, at a port of its own. */
  private static final class Server {
    private static final String PID_FILE = "postmaster.pid";

    private final Path data;
    private final int port;
    private final Sql sql = new Sql(() -> USER_AND_NAME.formatted(address()));
    private @Nullable EmbeddedPostgres running;

    Server(Path data, int port) {
      this.data = data;
      this.port = port;
    }

    String address() {
      return "127.0.0.1:" + port;
    }

    void start() throws IOException {
      running =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setLocaleConfig("locale-provider", "builtin")
              .setLocaleConfig("builtin-locale", "C.UTF-8")
              .setLocaleConfig("locale", "C")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "100")
              .setServerConfig("wal_keep_size", "256MB")
              .setPort(port)
              .start();
    }

    void kill() {
      try {
        Path pidFile = data.resolve(PID_FILE);
        if (Files.exists(pidFile)) {
          long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
          ProcessHandle.of(pid).ifPresent(Server::kill);
        }
        if (running != null) {
          running.close();
        }
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }

    private static void kill(ProcessHandle server) {
      List<ProcessHandle> all = Stream.concat(Stream.of(server), server.descendants()).toList();
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(process -> process.onExit().join());
    }

    /** Takes a base backup while the other one is at work, and is to follow it. */
    void copyFrom(Server primary) throws IOException {
      FileUtils.deleteDirectory(data.toFile());
      try (Connection connection = primary.sql.connection();
          var sql = connection.createStatement()) {
        sql.execute("SELECT pg_backup_start('copy', fast => true)");
        copy(primary.data, data);
        try (var stopped = sql.executeQuery("SELECT labelfile FROM pg_backup_stop()")) {
          stopped.next();
          Files.writeString(data.resolve("backup_label"), stopped.getString(1));
        }
      } catch (SQLException cause) {
        throw new IllegalStateException(cause);
      }
      Files.deleteIfExists(data.resolve(PID_FILE));
      Files.writeString(data.resolve("standby.signal"), "");
      Files.writeString(
          data.resolve("postgresql.auto.conf"),
          "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'%n".formatted(primary.port));
    }

    /** File by file, since some may vanish meanwhile, as a base backup allows. */
    private static void copy(Path from, Path to) throws IOException {
      try {
        Process copy =
            new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                .redirectErrorStream(true)
                .start();
        copy.getInputStream().readAllBytes();
        copy.waitFor();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }
}
