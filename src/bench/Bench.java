import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures Coterie's prices beside {@link BareServer}, which sends answers of the same bytes, and
 * where its memory has nothing beside {@link QueryServer}.
 *
 * <p>All run as processes of their own with the same JVM flags, on a PostgreSQL of the benchmark's
 * own. wrk loads two of them in turn, round by round, after a warm-up that is not counted. At the
 * limit it asks as fast as it is answered, so the latencies are those of a server that is busy all
 * the time; at half load both servers are asked at the same rate, half of Coterie's limit.
 */
public final class Bench {
  private static final String SMALL_BOOK = "1000";

  private final Options options;
  private final Processes processes;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  private Bench(Options options, Processes processes) {
    this.options = options;
    this.processes = processes;
  }

  private static final List<String> FROM_MEMORY = List.of("lookup", "batch", "access");

  public static void main(String[] arguments) throws Exception {
    if (List.of(arguments).contains("--help")) {
      System.out.println(Options.usage());
      return;
    }
    Locale.setDefault(Locale.ROOT);
    Options options = options(arguments);
    Processes processes = new Processes(options.jvmFlags());
    Runtime.getRuntime().addShutdownHook(new Thread(processes::close));
    System.exit(new Bench(options, processes).run() == 0 ? 0 : 1);
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

  /** Runs the cases and prints the table; the number of requests that failed. */
  private long run() throws Exception {
    List<String> cases = options.cases();
    if (isFromMemory(cases) || cases.contains("cold")) {
      shop(cases);
    }
    if (cases.contains("scale")) {
      new Scale(options, processes, rows, remarks).run();
    }
    if (cases.contains("expiry")) {
      new Expiry(options, processes, rows, remarks).run();
    }
    if (cases.contains("move")) {
      new Departure(options, processes, rows, remarks).run();
    }
    if (cases.contains("shops")) {
      new Stalls(options, processes, rows, remarks).run();
    }
    if (cases.contains("staff")) {
      new Staff(options, processes, rows, remarks).run();
    }
    System.out.println(conditions());
    System.out.println(Row.HEAD);
    rows.forEach(System.out::println);
    System.out.println();
    remarks.forEach(remark -> System.out.println("- " + remark));
    return rows.stream().mapToLong(Row::failed).sum();
  }

  private static boolean isFromMemory(List<String> cases) {
    return cases.stream().anyMatch(FROM_MEMORY::contains);
  }

  private void shop(List<String> cases) throws Exception {
    Shop shop = options.shop();
    String database = processes.database("shop");
    Coterie coterie = processes.coterie("coterie", database, Map.of());
    remarks.add(new Filling(coterie, database, shop).run());
    Load lookups = load("lookup", shop.lookups());
    if (isFromMemory(cases)) {
      new BookFilling(coterie, shop, lookups).run();
    }
    if (cases.contains("lookup")) {
      Duel lookup = againstBare("lookup", coterie, lookups);
      Row atLimit = lookup.atLimit();
      rows.add(atLimit);
      rows.add(lookup.atHalfLoad(atLimit));
    }
    if (cases.contains("batch")) {
      rows.add(againstBare("batch", coterie, load("batch", shop.pages())).atLimit());
      rows.add(againstBare("batch-new", coterie, load("batch-new", shop.newLists())).atLimit());
    }
    if (cases.contains("access")) {
      restrictPages(coterie);
      rows.add(againstBare("access", coterie, load("access", shop.visits())).atLimit());
    }
    processes.stop(coterie.server());
    if (cases.contains("cold")) {
      cold(database, lookups);
    }
  }

  /** Each for another group; of the pages that are asked for, about half are restricted. */
  private static void restrictPages(Coterie coterie) throws Exception {
    for (int number = 0; number < Shop.SECTIONS / 2; number++) {
      coterie.put("/v1/pages", Shop.pageRule(number));
    }
  }

  /** The keys come round again long after a small book forgot them. */
  private void cold(String database, Load lookups) throws Exception {
    Map<String, String> settings =
        Map.of(
            "COTERIE_PRICING_BOOK_PRODUCTS", SMALL_BOOK,
            "COTERIE_PRICING_BOOK_CUSTOMERS", SMALL_BOOK);
    Coterie coterie = processes.coterie("coterie-cold", database, settings);
    Answer answer = Answer.typical(coterie, lookups);
    Server bare = processes.bare(QueryServer.class, "bare-cold", answer, database);
    Duel cold = duel("cold", coterie, bare, lookups, answer);
    Coterie.BookReads products = coterie.bookReads("products");
    Coterie.BookReads customers = coterie.bookReads("customers");
    rows.add(cold.atLimit());
    remarks.add(
        String.format(
            "cold: of the reads of the price book %.2f %% found their product, %.2f %% their"
                + " customer; bare runs one prepared query per request",
            100 * coterie.bookReads("products").since(products).hitRate(),
            100 * coterie.bookReads("customers").since(customers).hitRate()));
    processes.stop(coterie.server());
    processes.stop(bare);
  }

  private Duel againstBare(String name, Coterie coterie, Load load) throws Exception {
    Answer answer = Answer.typical(coterie, load);
    Server bare = processes.bare(BareServer.class, "bare-" + name, answer);
    return duel(name, coterie, bare, load, answer);
  }

  private Duel duel(String name, Coterie coterie, Server bare, Load load, Answer answer)
      throws Exception {
    Duel duel =
        new Duel(
            options,
            name,
            answer.body().length,
            new Duel.Side("Coterie", coterie.server(), load),
            new Duel.Side("bare", bare, load));
    duel.warmUp();
    return duel;
  }

  private Load load(String name, Shop.Questions questions) throws IOException {
    return Load.of(options, processes, name, questions);
  }

  private String conditions() throws IOException {
    return String.format(
        "%n%s, %d cores; JDK %s (%s), JVM flags %s%n"
            + "wrk with %d threads and %d connections, %d rounds of %d s%n",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        System.getProperty("java.vendor"),
        String.join(" ", options.jvmFlags()),
        options.threads(),
        options.connections(),
        options.rounds(),
        options.seconds());
  }

  private static String processor() throws IOException {
    return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
