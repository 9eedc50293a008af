package dev.coterie.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.EmittedEvents;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.Ports;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The consumer of the chapter on events, as a process of its own. */
class ConsumerTest {
  private static final int MEMBER = Ports.free();

  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_CLUSTER_ENABLED", "true")
          .with("COTERIE_CLUSTER_PORT", Integer.toString(MEMBER));

  /** The first administrator and the first key. */
  private static final int AT_THE_START = 2;

  @TempDir Path directory;

  @Test
  void it_hears_each_event_once_and_in_order_across_its_own_restart() throws Exception {
    try (EmittedEvents outbox = new EmittedEvents(COTERIE.databaseUri())) {
      outbox.emit("letter.written", "before it began", 3);

      Process first = start();
      Eventually.sees(3 + AT_THE_START, () -> heard().size());
      outbox.emit("letter.written", "while it runs", 100);
      Eventually.sees(103 + AT_THE_START, () -> heard().size());
      first.destroyForcibly().waitFor();

      outbox.emit("letter.written", "while it is away", 50);
      Process second = start();
      outbox.emit("letter.written", "while it comes back", 50);
      Eventually.sees(203 + AT_THE_START, () -> heard().size());
      outbox.emit("letter.written", "afterwards");
      Eventually.sees(204 + AT_THE_START, () -> heard().size());
      second.destroyForcibly().waitFor();
    }
    assertThat(heard()).isSorted().doesNotHaveDuplicates().hasSize(204 + AT_THE_START);
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dhazelcast.wait.seconds.before.join=0",
            "-cp",
            System.getProperty("java.class.path"),
            Path.of("src", "example", "Consumer.java").toAbsolutePath().toString(),
            COTERIE.uri("").toString(),
            RunningCoterie.KEY,
            "127.0.0.1:" + MEMBER,
            Integer.toString(Ports.free()))
        .directory(directory.toFile())
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private Path output() {
    return directory.resolve("heard");
  }

  private List<Long> heard() {
    try {
      return Files.readString(output(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> new JsonObject(line).getLong("id"))
          .toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
