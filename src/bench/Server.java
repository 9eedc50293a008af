import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process with a JVM that answers HTTP. */
record Server(String name, int port, Process process, Path log) {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int END_SECONDS = 60;

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** The processor time that the process took, without that of any other. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  long residentBytes() throws IOException {
    List<String> status = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"));
    String resident = status.stream().filter(line -> line.startsWith("VmRSS")).findAny().get();
    return 1024 * Long.parseLong(resident.replaceAll("\\D", ""));
  }

  void collectGarbage() throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    new ProcessBuilder(jcmd, String.valueOf(process.pid()), "GC.run")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  void awaitReady(URI uri) throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady(client, uri)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(name + " did not start, see " + log);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static boolean isReady(HttpClient client, URI uri) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() < 500;
    } catch (IOException notYet) {
      return false;
    }
  }

  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
