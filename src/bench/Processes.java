import dev.coterie.db.Database;
import dev.coterie.db.EmbeddedServer;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The processes of a benchmark: one PostgreSQL, and servers that all get the same JVM flags. They
 * and their files go when it is closed; the servers' logs stay in {@code target/bench}.
 */
final class Processes implements AutoCloseable {
  private static final Path LOGS = Path.of("target", "bench");
  private static final String COTERIE_JAR = "target/coterie.jar";

  private final List<String> jvmFlags;
  private final String key = "bench-" + UUID.randomUUID();
  private final Path scratch;
  private final EmbeddedServer postgres;
  private final List<Server> servers = new ArrayList<>();

  Processes(List<String> jvmFlags) throws IOException {
    this.jvmFlags = jvmFlags;
    this.scratch = Files.createTempDirectory("coterie-bench");
    this.postgres = EmbeddedServer.start(scratch.resolve("database"));
  }

  /** What every server is asked with; Coterie takes it for an API key. */
  String key() {
    return key;
  }

  /** A file that goes with the processes. */
  Path file(String name) {
    return scratch.resolve(name);
  }

  /** Makes an empty database and answers its URI. */
  String database(String name) {
    Vertx vertx = Vertx.vertx();
    PgConnection.connect(vertx, Database.options(postgres.uri()))
        .compose(connection -> connection.query("CREATE DATABASE " + name).execute())
        .await();
    vertx.close().await();
    return postgres.uri().replaceFirst("[^/]*$", name);
  }

  /** Starts a Coterie and waits until it is ready. */
  Coterie coterie(String name, String databaseUri, Map<String, String> settings)
      throws IOException, InterruptedException {
    int port = freePort();
    int management = freePort();
    Map<String, String> all = new HashMap<>(settings);
    all.put("COTERIE_HTTP_HOST", "127.0.0.1");
    all.put("COTERIE_HTTP_PORT", String.valueOf(port));
    all.put("COTERIE_MANAGEMENT_HOST", "127.0.0.1");
    all.put("COTERIE_MANAGEMENT_PORT", String.valueOf(management));
    all.put("COTERIE_DATABASE_URI", databaseUri);
    all.put("COTERIE_API_KEY", key);
    Server server = start(name, port, all, List.of("-jar", COTERIE_JAR));
    URI managed = URI.create("http://127.0.0.1:" + management);
    server.awaitReady(managed.resolve("/health/ready"));
    return new Coterie(server, managed, key);
  }

  /** Starts a server that sends the answer, and waits until it does. */
  Server bare(Class<?> main, String name, Answer answer, String... more)
      throws IOException, InterruptedException {
    int port = freePort();
    Path body = Files.write(file(name), answer.body());
    List<String> command = new ArrayList<>();
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(String.valueOf(port), answer.mediaType(), body.toString()));
    command.addAll(List.of(more));
    Server bare = start(name, port, Map.of(), command);
    bare.awaitReady(bare.uri("/"));
    return bare;
  }

  /** Ends one server before the others. */
  void stop(Server server) {
    server.stop();
    servers.remove(server);
  }

  private Server start(String name, int port, Map<String, String> settings, List<String> command)
      throws IOException {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(jvmFlags);
    all.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("COTERIE_"));
    builder.environment().putAll(settings);
    Path log = Files.createDirectories(LOGS).resolve(name + ".log");
    Server server = new Server(name, port, builder.redirectOutput(log.toFile()).start(), log);
    servers.add(server);
    return server;
  }

  @Override
  public void close() {
    servers.forEach(Server::stop);
    try (Stream<Path> files = Files.walk(scratch)) {
      postgres.close();
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException cause) {
      System.err.println(scratch + " could not be deleted: " + cause);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
