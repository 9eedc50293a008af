import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions in a file, which wrk sends to servers. Each run goes on with the line where the last
 * one stopped, whatever server that was, so that a question comes up again as late as can be.
 */
final class Load {
  private final Options options;
  private final String key;
  private final String method;
  private final Path file;
  private long next;

  private Load(Options options, String key, String method, Path file) {
    this.options = options;
    this.key = key;
    this.method = method;
    this.file = file;
  }

  static Load of(Options options, Processes processes, String name, Shop.Questions questions)
      throws IOException {
    Path file = processes.file(name + ".questions");
    Files.write(file, (Iterable<String>) questions.lines()::iterator);
    return new Load(options, processes.key(), questions.method(), file);
  }

  String method() {
    return method;
  }

  List<String> questions() throws IOException {
    return Files.readAllLines(file);
  }

  /** Asks as fast as it is answered. */
  Round atLimit(Server server, int seconds) throws IOException, InterruptedException {
    return run(server, seconds, List.of());
  }

  /** Asks so many times a second, however long the answers take. */
  Round atRate(double perSecond, Server server, int seconds)
      throws IOException, InterruptedException {
    return run(server, seconds, List.of(String.valueOf(perSecond / options.threads())));
  }

  private Round run(Server server, int seconds, List<String> rate)
      throws IOException, InterruptedException {
    String threads = String.valueOf(options.threads());
    List<String> command = new ArrayList<>(List.of("wrk", "--latency", "-d" + seconds + "s"));
    command.addAll(List.of("-t" + threads, "-c" + options.connections()));
    command.addAll(List.of("-s", "src/bench/load.lua", server.uri("/v1/prices").toString(), "--"));
    command.addAll(List.of(method, key, file.toString(), String.valueOf(next), threads));
    command.addAll(rate);
    Duration before = server.cpu();
    Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said = wrk.inputReader().lines().toList();
    if (wrk.waitFor() != 0) {
      throw new IllegalStateException("wrk failed: " + said);
    }
    Round round = Round.of(said.get(said.size() - 1), server.cpu().minus(before));
    next = round.next();
    return round;
  }
}
