package dev.coterie.db;

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
 * takes the directory over. A lock keeps two live processes from sharing one directory.
 */
public final class EmbeddedServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(30);

  private final FileChannel lock;
  private final EmbeddedPostgres server;

  private EmbeddedServer(FileChannel lock, EmbeddedPostgres server) {
    this.lock = lock;
    this.server = server;
  }

  /**
   * Starts the server, making its data directory at the first start.
   *
   * @throws IllegalStateException if another process uses the directory
   */
  public static EmbeddedServer start(Path directory) throws IOException {
    Path home = Files.createDirectories(directory.toAbsolutePath());
    Path data = home.resolve("postgres");
    Path complete = home.resolve("postgres.complete");
    FileChannel lock = lock(home);
    removeOrphan(data);
    if (!Files.exists(complete)) {
      FileUtils.deleteDirectory(data.toFile());
    }
    EmbeddedPostgres server = launch(data, home.resolve("postgres.log"));
    Files.writeString(complete, "The server in this directory has been set up to the end.\n");
    return new EmbeddedServer(lock, server);
  }

  private static EmbeddedPostgres launch(Path data, Path log) throws IOException {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data)
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
          .setPGStartupWait(START_PATIENCE)
          .start();
    } catch (IOException | IllegalStateException cause) {
      throw new IOException("the embedded PostgreSQL does not start, see " + log, cause);
    }
  }

  /** Where the server's own database answers. */
  public String uri() {
    return "postgresql://postgres@localhost:" + server.getPort() + "/postgres";
  }

  @Override
  public void close() throws IOException {
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
      throw new IllegalStateException(
          "another Coterie uses database.directory " + home + "; stop it or name another one");
    }
    return channel;
  }

  /**
   * Stops a server that a killed process left behind, and removes its pid file: the number in it
   * may meanwhile be another process's, which PostgreSQL would take for a living server.
   */
  private static void removeOrphan(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    Optional<ProcessHandle> orphan = ProcessHandle.of(Long.parseLong(lines.get(0).trim()));
    if (orphan.isPresent() && isPostgres(orphan.get())) {
      LOG.info("stopping the PostgreSQL that a killed process left behind");
      orphan.get().destroy();
      awaitExit(orphan.get());
    }
    Files.deleteIfExists(pidFile);
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
