import static java.util.Map.entry;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures Coterie's prices beside {@link BareServer}, which sends answers of the same bytes.
 *
 * <p>Both run as processes of their own with the same JVM flags. Coterie is filled over HTTP and
 * asked each question once, so that its price book holds all it takes; then wrk loads the two in
 * turn, round by round, after a warm-up that is not counted. wrk asks as fast as it is answered, so
 * the latencies are those of a server at its limit.
 */
public final class Bench {
  private static final Path LOGS = Path.of("target", "bench");

  private final Options options;
  private final String key = "bench-" + UUID.randomUUID();
  private final Path scratch;
  private final List<Server> servers = new ArrayList<>();

  private Bench(Options options, Path scratch) {
    this.options = options;
    this.scratch = scratch;
  }

  public static void main(String[] arguments) throws Exception {
    if (List.of(arguments).contains("--help")) {
      System.out.println(Options.usage());
      return;
    }
    Locale.setDefault(Locale.ROOT);
    Options options = options(arguments);
    Bench bench = new Bench(options, Files.createTempDirectory("coterie-bench"));
    Runtime.getRuntime().addShutdownHook(new Thread(bench::cleanUp));
    Files.createDirectories(LOGS);
    System.exit(bench.run() == 0 ? 0 : 1);
  }

  private static Options options(String[] arguments) {
    try {
      return Options.of(arguments);
    } catch (IllegalArgumentException unusable) {
      System.err.println(unusable.getMessage() + "\n" + Options.usage());
      System.exit(2);
      throw unusable;
    }
  }

  /** Runs all and prints the table; the number of requests that failed. */
  private long run() throws Exception {
    Server coterie = startCoterie();
    List<Case> cases;
    try (Shop shop = new Shop(coterie, key, options)) {
      shop.fill();
      cases = List.of(lookup(shop), batch(shop));
    }
    Server bare = startBare(cases);
    List<Row> rows = new ArrayList<>();
    for (Case measured : cases) {
      rows.add(measure(measured, coterie, bare));
    }
    System.out.println(conditions(bare));
    System.out.println(Row.HEAD);
    rows.forEach(System.out::println);
    return rows.stream().mapToLong(Row::failed).sum();
  }

  private Case lookup(Shop shop) throws Exception {
    Path requests = scratch.resolve("lookups");
    return shop.ask("single lookup", "GET", requests, shop.lookups());
  }

  private Case batch(Shop shop) throws Exception {
    Path requests = scratch.resolve("batches");
    return shop.ask("batch of " + Shop.BATCH, "POST", requests, shop.batches());
  }

  private Server startCoterie() throws Exception {
    int port = freePort();
    int management = freePort();
    Map<String, String> settings =
        Map.ofEntries(
            entry("COTERIE_HTTP_HOST", "127.0.0.1"),
            entry("COTERIE_HTTP_PORT", String.valueOf(port)),
            entry("COTERIE_MANAGEMENT_HOST", "127.0.0.1"),
            entry("COTERIE_MANAGEMENT_PORT", String.valueOf(management)),
            entry("COTERIE_DATABASE_DIRECTORY", scratch.resolve("database").toString()),
            entry("COTERIE_API_KEY", key));
    Server coterie = start("coterie", port, settings, List.of("-jar", "target/coterie.jar"));
    coterie.awaitReady(URI.create("http://127.0.0.1:" + management + "/health/ready"));
    return coterie;
  }

  private Server startBare(List<Case> cases) throws Exception {
    int port = freePort();
    List<String> command =
        new ArrayList<>(List.of("-cp", "target/coterie.jar", "src/bench/BareServer.java"));
    command.add(String.valueOf(port));
    command.add(cases.get(0).mediaType());
    for (Case answered : cases) {
      command.add(Files.write(scratch.resolve(answered.name()), answered.answer()).toString());
    }
    Server bare = start("bare", port, Map.of(), command);
    bare.awaitReady(bare.uri("/"));
    return bare;
  }

  private Server start(String name, int port, Map<String, String> settings, List<String> command)
      throws IOException {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(options.jvmFlags());
    all.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("COTERIE_"));
    builder.environment().putAll(settings);
    Path log = LOGS.resolve(name + ".log");
    Server server = new Server(name, port, builder.redirectOutput(log.toFile()).start(), log);
    servers.add(server);
    return server;
  }

  private Row measure(Case measured, Server coterie, Server bare) throws Exception {
    List<Round> ofCoterie = new ArrayList<>();
    List<Round> ofBare = new ArrayList<>();
    load(measured, coterie, options.warmUp());
    load(measured, bare, options.warmUp());
    for (int number = 1; number <= options.rounds(); number++) {
      Round one = load(measured, coterie, options.seconds());
      Round other = load(measured, bare, options.seconds());
      System.err.printf(
          "%s, round %d: Coterie %.0f/s, bare %.0f/s%n",
          measured.name(), number, one.rate(), other.rate());
      ofCoterie.add(one);
      ofBare.add(other);
    }
    return new Row(measured, new Rounds(ofCoterie), new Rounds(ofBare));
  }

  private Round load(Case measured, Server server, int seconds) throws Exception {
    List<String> command = new ArrayList<>(List.of("wrk"));
    command.addAll(options.wrk(seconds));
    command.addAll(List.of("-s", "src/bench/load.lua", server.uri("/v1/prices").toString(), "--"));
    command.addAll(List.of(measured.method(), key, measured.requests().toString()));
    Duration before = server.cpu();
    Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said = wrk.inputReader().lines().toList();
    if (wrk.waitFor() != 0) {
      throw new IllegalStateException("wrk failed: " + said);
    }
    return Round.of(said.get(said.size() - 1), server.cpu().minus(before));
  }

  private String conditions(Server bare) throws IOException {
    List<String> printed = Files.readAllLines(bare.log());
    return String.format(
        "%nJDK %s (%s), %d cores, %s event loops, JVM flags %s%n"
            + "wrk %s, %d rounds; %d products, %d customers in %d groups%n",
        Runtime.version(),
        System.getProperty("java.vendor"),
        Runtime.getRuntime().availableProcessors(),
        printed.get(printed.size() - 1),
        String.join(" ", options.jvmFlags()),
        String.join(" ", options.wrk(options.seconds())),
        options.rounds(),
        options.products(),
        options.customers(),
        options.groups());
  }

  private void cleanUp() {
    ProcessHandle.current().children().forEach(ProcessHandle::destroy);
    servers.forEach(Server::awaitEnd);
    try (Stream<Path> files = Files.walk(scratch)) {
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

  /** What can be chosen on the command line. */
  private record Options(Map<String, String> chosen) {
    private static final String JVM = "--jvm";
    private static final Map<String, String> DEFAULTS =
        new TreeMap<>(
            Map.ofEntries(
                entry("--rounds", "5"),
                entry("--seconds", "5"),
                entry("--warm-up", "10"),
                entry("--connections", "64"),
                entry("--threads", "1"),
                entry("--products", "10000"),
                entry("--customers", "10000"),
                entry("--groups", "10"),
                entry(JVM, "-Xms1g -Xmx1g")));

    static Options of(String[] arguments) {
      Map<String, String> chosen = new TreeMap<>(DEFAULTS);
      for (int index = 0; index < arguments.length; index += 2) {
        String option = arguments[index];
        if (!DEFAULTS.containsKey(option) || index + 1 == arguments.length) {
          throw new IllegalArgumentException(option + " is no option or lacks its value");
        }
        chosen.put(option, checked(option, arguments[index + 1]));
      }
      return new Options(chosen);
    }

    private static String checked(String option, String value) {
      if (!option.equals(JVM) && !value.matches("[1-9][0-9]{0,6}")) {
        throw new IllegalArgumentException(option + " must be a number from 1");
      }
      return value;
    }

    static String usage() {
      return DEFAULTS.entrySet().stream()
          .map(option -> "  " + option.getKey() + " '" + option.getValue() + "'")
          .collect(
              Collectors.joining("\n", "src/bench/run, with these options and defaults:\n", ""));
    }

    int rounds() {
      return whole("--rounds");
    }

    int products() {
      return whole("--products");
    }

    int customers() {
      return whole("--customers");
    }

    int groups() {
      return whole("--groups");
    }

    List<String> jvmFlags() {
      return Stream.of(chosen.get(JVM).split(" ")).filter(flag -> !flag.isEmpty()).toList();
    }

    int warmUp() {
      return whole("--warm-up");
    }

    int seconds() {
      return whole("--seconds");
    }

    List<String> wrk(int seconds) {
      return List.of(
          "--latency",
          "-t" + whole("--threads"),
          "-c" + whole("--connections"),
          "-d" + seconds + "s");
    }

    private int whole(String option) {
      return Integer.parseInt(chosen.get(option));
    }
  }

  /** A process that answers HTTP. */
  private record Server(String name, int port, Process process, Path log) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int END_SECONDS = 60;

    URI uri(String path) {
      return URI.create("http://127.0.0.1:" + port + path);
    }

    Duration cpu() {
      return process.info().totalCpuDuration().orElseThrow();
    }

    void awaitReady(URI uri) throws InterruptedException {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!isReady(uri)) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IllegalStateException(name + " did not start, see " + log);
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }

    private static boolean isReady(URI uri) throws InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
      try {
        HttpClient client = HttpClient.newHttpClient();
        return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException notYet) {
        return false;
      }
    }

    void awaitEnd() {
      try {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Fills Coterie, and knows what can be asked of it. */
  private static final class Shop implements AutoCloseable {
    static final int BATCH = 100;

    private static final int AT_ONCE = 16;
    private static final String PRODUCT_COLUMNS = "sku,name,list_price,supplier_price,currency";
    private static final String CUSTOMER_COLUMNS = "Customer Code,Customer Email Address";
    private static final List<String> BASES = List.of("discount", "markup");
    private static final List<String> MODES = List.of("percent", "fixed");

    private final Server coterie;
    private final String key;
    private final Options options;
    private final HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

    Shop(Server coterie, String key, Options options) {
      this.coterie = coterie;
      this.key = key;
      this.options = options;
    }

    /** Each customer becomes a member of one group. */
    void fill() throws Exception {
      upload("/v1/products/imports", PRODUCT_COLUMNS, options.products(), this::product);
      upload("/v1/customers/imports", CUSTOMER_COLUMNS, options.customers(), this::customer);
      for (int number = 0; number < options.groups(); number++) {
        send("POST", "/v1/groups", "application/json", group(number));
      }
      System.err.println("assigning " + options.customers() + " members");
      each(options.customers(), number -> () -> assign(number));
    }

    /** The targets of lookups in which each product and each customer comes up. */
    List<String> lookups() {
      return IntStream.range(0, Math.max(options.products(), options.customers()))
          .mapToObj(number -> "/v1/prices/" + sku(number) + "?customer=" + code(7919L * number))
          .toList();
    }

    /** The bodies of batches in which each product comes up. */
    List<String> batches() {
      return IntStream.rangeClosed(0, (options.products() - 1) / BATCH)
          .mapToObj(number -> batch(number).encode())
          .toList();
    }

    /** Asks all questions once; the case answers as the one of them whose answer is median. */
    Case ask(String name, String method, Path file, List<String> questions) throws Exception {
      Files.write(file, questions);
      List<HttpResponse<byte[]>> answers =
          each(questions.size(), number -> () -> ask(method, questions.get(number)));
      answers.sort(Comparator.comparingInt(answer -> answer.body().length));
      HttpResponse<byte[]> median = answers.get(answers.size() / 2);
      String mediaType = median.headers().firstValue("Content-Type").orElseThrow();
      return new Case(name, method, file, mediaType, median.body());
    }

    @Override
    public void close() {
      threads.shutdownNow();
    }

    private HttpResponse<byte[]> ask(String method, String question) throws Exception {
      return method.equals("GET")
          ? send(method, question, "application/json", "")
          : send(method, "/v1/prices", "application/json", question);
    }

    private void upload(String path, String head, int rows, IntFunction<String> row)
        throws Exception {
      String lines = IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n"));
      send("POST", path, "text/csv", head + "\n" + lines);
    }

    private String product(int number) {
      BigDecimal list = BigDecimal.valueOf(500 + 37L * number % 500_000, 2);
      BigDecimal supplier = list.multiply(new BigDecimal("0.6"));
      return String.join(
          ",",
          sku(number),
          "Product " + number,
          list.toPlainString(),
          supplier.toPlainString(),
          "USD");
    }

    private String customer(int number) {
      return code(number) + ",buyer" + number + "@example.com";
    }

    private static String group(int number) {
      JsonObject pricing =
          new JsonObject()
              .put("basis", BASES.get(number % 2))
              .put("mode", MODES.get(number / 2 % 2))
              .put("value", number % 9 + 1 + ".50");
      return new JsonObject()
          .put("code", "group-" + number)
          .put("kind", "discount")
          .put("name", "Group " + number)
          .put("pricing", pricing)
          .put("durationDays", 365)
          .encode();
    }

    private HttpResponse<byte[]> assign(int number) throws Exception {
      String group = "group-" + number % options.groups();
      String path = "/v1/groups/" + group + "/members/" + code(number);
      return send("PUT", path, "application/json", "{}");
    }

    private JsonObject batch(int number) {
      JsonArray items = new JsonArray();
      for (int index = 0; index < BATCH; index++) {
        items.add(new JsonObject().put("sku", sku(number * BATCH + index)).put("quantity", 1));
      }
      return new JsonObject().put("customer", code(number)).put("items", items);
    }

    private String sku(int number) {
      return String.format("SKU-%06d", number % options.products());
    }

    private String code(long number) {
      return String.format("C%07d", number % options.customers());
    }

    private HttpResponse<byte[]> send(String method, String path, String type, String body)
        throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(coterie.uri(path))
              .header("Authorization", "Bearer " + key)
              .header("Content-Type", type)
              .method(method, BodyPublishers.ofString(body))
              .build();
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() / 100 != 2) {
        String said = new String(answer.body());
        throw new IllegalStateException(method + " " + path + ": " + answer + " " + said);
      }
      return answer;
    }

    /** Does one thing for each number, some at once; what came of them, in a list of its own. */
    private <T> List<T> each(int count, IntFunction<Callable<T>> task) throws Exception {
      List<T> all = new ArrayList<>();
      for (Future<T> done : threads.invokeAll(IntStream.range(0, count).mapToObj(task).toList())) {
        all.add(done.get());
      }
      return all;
    }
  }

  /**
   * One kind of question.
   *
   * @param requests the file that load.lua reads
   * @param answer what the bare server sends
   */
  private record Case(String name, String method, Path requests, String mediaType, byte[] answer) {}

  /** What wrk saw of one server in one round, latencies in microseconds. */
  private record Round(long requests, long micros, long p50, long p99, long failed, Duration cpu) {

    static Round of(String result, Duration cpu) {
      long[] numbers = Stream.of(result.split(" ")).skip(1).mapToLong(Long::parseLong).toArray();
      return new Round(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], cpu);
    }

    double rate() {
      return requests * 1e6 / micros;
    }
  }

  /** The counted rounds of one server. */
  private record Rounds(List<Round> all) {

    double median(ToDoubleFunction<Round> of) {
      double[] sorted = all.stream().mapToDouble(of).sorted().toArray();
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double cpuMicrosPerRequest() {
      double nanos = all.stream().mapToLong(round -> round.cpu().toNanos()).sum();
      return nanos / 1000 / all.stream().mapToLong(Round::requests).sum();
    }

    long failed() {
      return all.stream().mapToLong(Round::failed).sum();
    }
  }

  /** A line of the table, which is Markdown. */
  private record Row(Case of, Rounds coterie, Rounds bare) {
    static final String HEAD =
        """
        | case           | bytes | server  |   req/s | p50 ms | p99 ms | CPU us/req | failed |
        | -------------- | ----: | ------- | ------: | -----: | -----: | ---------: | -----: |""";

    long failed() {
      return coterie.failed() + bare.failed();
    }

    @Override
    public String toString() {
      return String.join(
          "\n",
          line("Coterie", coterie),
          line("bare", bare),
          String.format(
              "| %-14s | %5s | %-7s | %7.2f | %6.2f | %6.2f | %10.2f | %6s |",
              "",
              "",
              "ratio",
              coterie.median(Round::rate) / bare.median(Round::rate),
              coterie.median(Round::p50) / bare.median(Round::p50),
              coterie.median(Round::p99) / bare.median(Round::p99),
              coterie.cpuMicrosPerRequest() / bare.cpuMicrosPerRequest(),
              ""));
    }

    private String line(String server, Rounds rounds) {
      return String.format(
          "| %-14s | %5d | %-7s | %7.0f | %6.2f | %6.2f | %10.1f | %6d |",
          of.name(),
          of.answer().length,
          server,
          rounds.median(Round::rate),
          rounds.median(Round::p50) / 1000,
          rounds.median(Round::p99) / 1000,
          rounds.cpuMicrosPerRequest(),
          rounds.failed());
    }
  }
}
