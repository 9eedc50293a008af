package dev.coterie.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as a process of its own, as users start it. */
public final class MainProcess implements AutoCloseable {
  /** Too few seconds to win back what the second compiler costs. */
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final Pattern API = Pattern.compile("API\\s+(http://localhost:\\d+)/v1");
  private static final long PATIENCE_SECONDS = 60;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Process process;
  private final List<String> said = new ArrayList<>();

  /** Starts it and waits until it says that it is ready, or gives up. */
  public MainProcess(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHORT_LIVED);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.coterie.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove(TestDatabases.EXTERNAL);
    builder.environment().put("COTERIE_HTTP_PORT", "0");
    builder.environment().put("COTERIE_MANAGEMENT_PORT", "0");
    builder.environment().put("COTERIE_SHUTDOWN_DRAIN_SECONDS", "0");
    builder.environment().putAll(environment);
    try {
      process = builder.start();
      listen(List.of(arguments).contains("--demo") ? "  curl " : "  API key");
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** All that it has said up to being ready, or to its end. */
  public String said() {
    return String.join("\n", said);
  }

  /** The address of its API, without the path. */
  public String api() {
    Matcher address = API.matcher(said());
    if (!address.find()) {
      throw new AssertionError("it did not start:\n" + said());
    }
    return address.group(1);
  }

  public static Reply get(String url, String key) {
    return send(to(url, key));
  }

  /** Sends a body as JSON. */
  public static Reply put(String url, String key, String body) {
    return send(json(url, key).PUT(BodyPublishers.ofString(body)));
  }

  /** As {@link #put}. */
  public static Reply post(String url, String key, String body) {
    return send(json(url, key).POST(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder json(String url, String key) {
    return to(url, key).header("Content-Type", "application/json");
  }

  private static HttpRequest.Builder to(String url, String key) {
    return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + key);
  }

  public static Reply send(HttpRequest.Builder request) {
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.headers().map(), response.body());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** As {@code kill -9}. */
  public void kill() {
    end(process.destroyForcibly());
  }

  /** As {@code kill}; answers the exit status. */
  public int terminate() {
    process.destroy();
    end(process);
    return process.exitValue();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      terminate();
    }
  }

  /** Reads up to the last line that is said at the start. */
  private void listen(String lastLine) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line;
    do {
      line = output.readLine();
      said.add(String.valueOf(line));
    } while (line != null && !line.contains(lastLine));
    Thread drain = new Thread(() -> output.lines().forEach(ignored -> {}), "drain");
    drain.setDaemon(true);
    drain.start();
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not stop");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
