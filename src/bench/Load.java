import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Questions in a file, which wrk sends to a server. */
record Load(Options options, String key, String method, Path file) {

  static Load of(Options options, Processes processes, String name, Shop.Questions questions)
      throws IOException {
    Path file = processes.file(name + ".questions");
    Files.write(file, (Iterable<String>) questions.lines()::iterator);
    return new Load(options, processes.key(), questions.method(), file);
  }

  /** Asks as fast as it is answered. */
  Round atLimit(Server server, int seconds) throws IOException, InterruptedException {
    return run(server, seconds, List.of("0"));
  }

  /** As {@link #atLimit}, beginning with this line of the file. */
  Round from(long line, Server server, int seconds) throws IOException, InterruptedException {
    return run(server, seconds, List.of(String.valueOf(line)));
  }

  /** Asks so many times a second, however long the answers take. */
  Round atRate(double perSecond, Server server, int seconds)
      throws IOException, InterruptedException {
    return run(server, seconds, List.of("0", String.valueOf(perSecond / options.threads())));
  }

  private Round run(Server server, int seconds, List<String> pace)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("wrk", "--latency", "-d" + seconds + "s"));
    command.addAll(List.of("-t" + options.threads(), "-c" + options.connections()));
    command.addAll(List.of("-s", "src/bench/load.lua", server.uri("/v1/prices").toString(), "--"));
    command.addAll(List.of(method, key, file.toString()));
    command.addAll(pace);
    Duration before = server.cpu();
    Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said = wrk.inputReader().lines().toList();
    if (wrk.waitFor() != 0) {
      throw new IllegalStateException("wrk failed: " + said);
    }
    return Round.of(said.get(said.size() - 1), server.cpu().minus(before));
  }
}
