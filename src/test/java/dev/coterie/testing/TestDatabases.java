package dev.coterie.testing;

import dev.coterie.db.Database;
import dev.coterie.db.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One PostgreSQL server a process, one database a test class, copied from a migrated template.
 * {@code COTERIE_TEST_DATABASE_URI} names an external server instead.
 */
public final class TestDatabases implements AutoCloseable {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(TestDatabases.class);

  /** Tests run in several processes at once, which may share an external server. */
  private static final String PROCESS = System.getProperty("coterie.test.process", "1");

  /** Names it; nothing to the service, which would refuse it. */
  static final String EXTERNAL = "COTERIE_TEST_DATABASE_URI";

  private static final String TEMPLATE = "coterie_template_" + PROCESS;

  private final @Nullable EmbeddedServer server;
  private final @Nullable Path directory;
  private final String adminUri;
  private final AtomicInteger number = new AtomicInteger();

  private TestDatabases() {
    try {
      String external = System.getenv(EXTERNAL);
      directory = external == null ? Files.createTempDirectory("coterie-test-") : null;
      server = directory == null ? null : EmbeddedServer.start(directory);
      adminUri = server == null ? String.valueOf(external) : server.uri();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    run("DROP DATABASE IF EXISTS " + TEMPLATE);
    run("CREATE DATABASE " + TEMPLATE);
    Database.migrate(Database.options(uri(TEMPLATE)));
  }

  /** Those of this run; the server stops when the run ends. */
  public static TestDatabases of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("databases", key -> new TestDatabases(), TestDatabases.class);
  }

  /** The address of a new, migrated, empty database. */
  public String migrated() {
    return create("TEMPLATE " + TEMPLATE);
  }

  /** A database that is not there yet. */
  public Late late() {
    String name = nextName();
    return new Late(uri(name), () -> run("CREATE DATABASE " + name));
  }

  /**
   * A database to be.
   *
   * @param create makes it, without a schema
   */
  public record Late(String uri, Runnable create) {}

  private String create(String options) {
    String name = nextName();
    run("CREATE DATABASE " + name + " " + options);
    return uri(name);
  }

  private String nextName() {
    String name = "coterie_test_" + PROCESS + "_" + number.incrementAndGet();
    run("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    return name;
  }

  private String uri(String database) {
    return adminUri.substring(0, adminUri.lastIndexOf('/') + 1) + database;
  }

  private void run(String statement) {
    new Sql(() -> adminUri).run(statement);
  }

  @Override
  public void close() throws IOException {
    if (server != null && directory != null) {
      server.close();
      // on a busy machine the server's last process may still write for a moment
      FileUtils.deleteQuietly(directory.toFile());
    }
  }
}
