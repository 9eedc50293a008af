package dev.coterie.db;

import dev.coterie.config.InvalidConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.io.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server of this process's own, whose data lasts in a directory. All its methods
 * block.
 *
 * <p>A process that was killed leaves its server running; the next start stops that orphan and
 * takes the directory over. A lock keeps two live processes from sharing one directory. A server
 * that ends by itself is started again.
 *
 * <p>It answers on the loopback only, to whoever has the password in the directory, which only the
 * user of this process can read: its superuser may run programs.
 */
public final class EmbeddedServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(30);
  private static final String PID_FILE = "postmaster.pid";
  private static final int ANY_PORT = 0;

  private final FileChannel lock;
  private final Path home;
  private final ServerAccess access;
  private EmbeddedPostgres server;
  private boolean closed;

  private EmbeddedServer(FileChannel lock, Path home, ServerAccess access) throws IOException {
    this.lock = lock;
    this.home = home;
    this.access = access;
    this.server = launch(ANY_PORT);
    startAgainWhenItEnds();
  }

  /**
   * Starts the server, making its data directory at the first start.
   *
   * @throws InvalidConfig if another process uses the directory
   */
  public static EmbeddedServer start(Path directory) throws IOException {
    Path home = Files.createDirectories(directory.toAbsolutePath());
    Path data = home.resolve("postgres");
    Path complete = home.resolve("postgres.complete");
    FileChannel lock = lock(home);
    removeOrphan(data);
    boolean made = Files.exists(complete);
    if (!made) {
      FileUtils.deleteDirectory(data.toFile());
    }
    EmbeddedServer server = new EmbeddedServer(lock, home, ServerAccess.of(home, made));
    Files.writeString(complete, "The server in this directory has been set up to the end.\n");
    return server;
  }

  private EmbeddedPostgres launch(int port) throws IOException {
    Path log = home.resolve("postgres.log");
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(programs().toFile())
            .setDataDirectory(home.resolve("postgres"))
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setLocaleConfig("locale", "C")
            // the library's defaults suit tests: they trade what was committed for speed
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "100")
            .setOutputRedirector(ProcessBuilder.Redirect.to(log.toFile()))
            .setPGStartupWait(START_PATIENCE);
    access.restrict(builder);
    try {
      EmbeddedPostgres launched = (port == ANY_PORT ? builder : builder.setPort(port)).start();
      access.restrict(launched);
      return launched;
    } catch (IOException | IllegalStateException cause) {
      throw new IOException("the embedded PostgreSQL does not start, see " + log, cause);
    }
  }

  /**
   * Where the server's programs are unpacked to: where no other user can put others in their place,
   * as in the directory for temporary files.
   */
  private Path programs() throws IOException {
    Path user = Path.of(System.getProperty("user.home"));
    Path mine = Files.isWritable(user) ? user.resolve(".cache").resolve("coterie") : home;
    return Files.createDirectories(mine);
  }

  private void startAgainWhenItEnds() throws IOException {
    ProcessHandle process =
        process(home.resolve("postgres"))
            .orElseThrow(() -> new IOException("the embedded PostgreSQL has ended at once"));
    Thread watch =
        new Thread(
            () -> {
              process.onExit().join();
              startAgain();
            },
            "postgres");
    watch.setDaemon(true);
    watch.start();
  }

  private synchronized void startAgain() {
    if (closed) {
      return;
    }
    LOG.error("the embedded PostgreSQL has ended, it is started again");
    int port = server.getPort();
    try {
      server.close();
      removeOrphan(home.resolve("postgres"));
      server = launch(port);
      startAgainWhenItEnds();
    } catch (IOException cause) {
      LOG.error("the embedded PostgreSQL cannot be started again, so this process ends", cause);
      System.exit(1);
    }
  }

  /** Where the server's own database answers. */
  public synchronized String uri() {
    return access.uri(server.getPort());
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    server.close();
    lock.close();
  }

  private static FileChannel lock(Path home) throws IOException {
    FileChannel channel =
        FileChannel.open(
            home.resolve("coterie.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new InvalidConfig(
          "database.directory",
          "must be a directory of its own: another Coterie uses " + home + ", stop it");
    }
    return channel;
  }

  /**
   * Stops a server that a killed process left behind, and removes its pid file: the number in it
   * may meanwhile be another process's, which PostgreSQL would take for a living server.
   */
  private static void removeOrphan(Path data) throws IOException {
    Optional<ProcessHandle> orphan = process(data);
    if (orphan.isPresent()) {
      LOG.info("stopping the PostgreSQL that a killed process left behind");
      orphan.get().destroy();
      awaitExit(orphan.get());
    }
    Files.deleteIfExists(data.resolve(PID_FILE));
  }

  /** The server's process by its pid file, if it is alive. */
  private static Optional<ProcessHandle> process(Path data) throws IOException {
    Path pidFile = data.resolve(PID_FILE);
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    return ProcessHandle.of(Long.parseLong(lines.get(0).trim())).filter(EmbeddedServer::isPostgres);
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.contains("postgres")).orElse(false);
  }

  private static void awaitExit(ProcessHandle process) throws IOException {
    try {
      process.onExit().get(ORPHAN_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException stuck) {
      throw new IOException("PostgreSQL process " + process.pid() + " does not stop", stuck);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL stopped", interrupted);
    }
  }
}
