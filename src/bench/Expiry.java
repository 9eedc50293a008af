import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * All memberships of a shop end at the same instant: what is answered then, while no timer runs,
 * and what the timer takes to announce it, while prices are asked for.
 *
 * @param rows where the table's lines go
 * @param remarks where all else goes
 */
record Expiry(Options options, Processes processes, List<Row> rows, List<String> remarks) {
  private static final int SECONDS_TO_FILL = 60;
  private static final int CUSTOMERS_TO_FILL_PER_SECOND = 4_000;
  private static final int SECONDS_TO_MAKE_DUE = 10;
  private static final int CUSTOMERS_MADE_DUE_PER_SECOND = 25_000;
  private static final int SAMPLE_SECONDS = 2;
  private static final int QUESTION_STEP = 131;
  private static final Map<String, String> WITHOUT_TIMER =
      Map.of("COTERIE_ROLES", "http,membership,pricing");

  private static final String MAKE_DUE =
      """
      INSERT INTO scheduled_notices (customer_id, group_id, kind, due_at, until)
      SELECT customer_id, group_id, 'end', to_timestamp(%1$d), to_timestamp(%1$d)
      FROM membership_periods
      """;

  private static final String END =
      "SELECT extract(epoch FROM max(upper(during))) FROM membership_periods";

  private static final String LAST_EVENT = "SELECT coalesce(max(id), 0) FROM events";

  private static final String ANNOUNCED =
      "SELECT count(DISTINCT subject) FROM events WHERE type = 'membership.ended' AND id > %d";

  private static final String DRAIN_SECONDS =
      "SELECT extract(epoch FROM max(at) - min(at)) FROM events WHERE id > %d";

  private static final String UPDATE_LEDGER = "UPDATE membership_periods SET reason = 'over'";
  private static final String UPDATE_NOTICES = "UPDATE scheduled_notices SET failures = 1";
  private static final String COUNT_ANNOUNCED = "coterie_expiry_announced_total";

  void run() throws Exception {
    Shop shop = options.endingShop();
    String database = processes.database("ending");
    Ledger ledger = new Ledger(database);
    Load lookups = Load.of(options, processes, "ending", shop.lookups());
    double rate = atTheInstant(shop, database, ledger, lookups);
    withTimer(shop, database, ledger, lookups, rate);
    unpaced(shop, database, ledger);
  }

  /** Without a timer. Answers half of the rate at which lookups are answered at most. */
  private double atTheInstant(Shop shop, String database, Ledger ledger, Load lookups)
      throws Exception {
    Coterie coterie = processes.coterie("ending-quiet", database, WITHOUT_TIMER);
    long seconds = SECONDS_TO_FILL + shop.customers() / CUSTOMERS_TO_FILL_PER_SECOND;
    remarks.add("expiry, " + new Filling(coterie, database, shop, seconds).run());
    new BookFilling(coterie, shop, lookups).run();
    lookups.atLimit(coterie.server(), options.warmUpSeconds());
    double rate = lookups.atLimit(coterie.server(), options.seconds()).rate() / 2;
    Instant end = Instant.ofEpochMilli((long) (1000 * ledger.number(END)));
    Instant begin = end.minusSeconds(SAMPLE_SECONDS);
    if (Instant.now().isAfter(begin)) {
      throw new IllegalStateException("the memberships ended before all was ready");
    }
    sleepUntil(begin);
    ExecutorService other = Executors.newSingleThreadExecutor();
    Future<String> sample = other.submit(() -> sample(coterie, lookups.questions(), end));
    Round load = lookups.atRate(rate, coterie.server(), 2 * SAMPLE_SECONDS);
    other.shutdown();
    remarks.add(sample.get());
    remarks.add(
        String.format(
            "expiry, timer stopped: p99 %.1f ms at half load in those %d s",
            load.p99() / 1e3, 2 * SAMPLE_SECONDS));
    processes.stop(coterie.server());
    return rate;
  }

  /** Asks from before the instant until after it, and holds each answer against it. */
  private static String sample(Coterie coterie, List<String> questions, Instant end)
      throws Exception {
    int before = 0;
    int after = 0;
    int wrong = 0;
    long first = Long.MAX_VALUE;
    for (Instant asked = Instant.now();
        asked.isBefore(end.plusSeconds(SAMPLE_SECONDS));
        asked = Instant.now()) {
      String question = questions.get((before + after) * QUESTION_STEP % questions.size());
      JsonObject price = new JsonObject(new String(coterie.get(question).body()));
      boolean member = price.getString("group") != null;
      boolean right = price.getString("price").equals(price.getString("listPrice"));
      if (!asked.isBefore(end)) {
        after++;
        wrong += member || !right ? 1 : 0;
        first = Math.min(first, Duration.between(end, asked).toNanos() / 1000);
      } else if (Instant.now().isBefore(end)) {
        before++;
        wrong += member ? 0 : 1;
      }
    }
    return String.format(
        "expiry, timer stopped: of %,d answers before the instant and %,d after it, the first"
            + " asked for %d us after it, %d were wrong",
        before, after, first, wrong);
  }

  /** One process that does all, as by default. */
  private void withTimer(Shop shop, String database, Ledger ledger, Load lookups, double rate)
      throws Exception {
    Map<String, String> pace =
        Map.of(
            "COTERIE_EXPIRY_EVERY_SECONDS", "1",
            "COTERIE_EXPIRY_BATCH", String.valueOf(options.expiryBatch()),
            "COTERIE_EXPIRY_PER_SECOND", String.valueOf(options.expiryPerSecond()));
    Coterie coterie = processes.coterie("ending", database, pace);
    new BookFilling(coterie, shop, lookups).run();
    int bytes = Answer.typical(coterie, lookups).body().length;
    lookups.atLimit(coterie.server(), options.warmUpSeconds());
    Rounds before = new Rounds();
    for (int number = 0; number < options.rounds(); number++) {
      before.all().add(lookups.atRate(rate, coterie.server(), options.seconds()));
    }
    long lastEvent = (long) ledger.number(LAST_EVENT);
    sleepUntil(makeDue(shop, ledger));
    Rounds during = new Rounds();
    Round round = lookups.atRate(rate, coterie.server(), options.seconds());
    while (during.all().isEmpty() || coterie.metric(COUNT_ANNOUNCED) < shop.customers()) {
      during.all().add(round);
      System.err.printf(
          "announcing: %.0f announced, p99 %d us%n", coterie.metric(COUNT_ANNOUNCED), round.p99());
      round = lookups.atRate(rate, coterie.server(), options.seconds());
    }
    rows.add(new Row("expiry at half load", bytes, "announcing", during, "before", before));
    double seconds = ledger.number(DRAIN_SECONDS.formatted(lastEvent));
    remarks.add(
        String.format(
            "expiry, batches of %d, at most %,d/s: %,.0f ends announced in %.1f s, %,.0f/s; worst p99 of"
                + " a round %.1f ms, before %.1f ms",
            options.expiryBatch(),
            options.expiryPerSecond(),
            ledger.number(ANNOUNCED.formatted(lastEvent)),
            seconds,
            shop.customers() / seconds,
            during.worst(Round::p99) / 1e3,
            before.worst(Round::p99) / 1e3));
    processes.stop(coterie.server());
  }

  /** A process that has nothing else to do, at no pace. */
  private void unpaced(Shop shop, String database, Ledger ledger) throws Exception {
    Map<String, String> settings =
        Map.of(
            "COTERIE_ROLES", "membership,expiry",
            "COTERIE_EXPIRY_EVERY_SECONDS", "1",
            "COTERIE_EXPIRY_BATCH", String.valueOf(options.expiryBatch()),
            "COTERIE_EXPIRY_PER_SECOND", "9999999");
    long lastEvent = (long) ledger.number(LAST_EVENT);
    Instant due = makeDue(shop, ledger);
    double ofNotices = ledger.run(UPDATE_NOTICES);
    double ofLedger = ledger.run(UPDATE_LEDGER);
    ledger.tidy();
    sleepUntil(due);
    Coterie coterie = processes.coterie("ending-unpaced", database, settings);
    while (coterie.metric(COUNT_ANNOUNCED) < shop.customers()) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    double seconds = ledger.number(DRAIN_SECONDS.formatted(lastEvent));
    remarks.add(
        String.format(
            "expiry, batches of %d, unpaced and without other load: %,.0f ends announced in %.1f s,"
                + " %,.0f/s; one UPDATE of as many rows of the ledger took %.1f s (ratio %.2f), of"
                + " what is due %.1f s (ratio %.2f)",
            options.expiryBatch(),
            ledger.number(ANNOUNCED.formatted(lastEvent)),
            seconds,
            shop.customers() / seconds,
            ofLedger,
            seconds / ofLedger,
            ofNotices,
            seconds / ofNotices));
    processes.stop(coterie.server());
  }

  /** Has all ends announced from an instant on, which leaves time to write that down. */
  private static Instant makeDue(Shop shop, Ledger ledger) {
    Instant due =
        Instant.ofEpochSecond(
            Instant.now().getEpochSecond()
                + SECONDS_TO_MAKE_DUE
                + shop.customers() / CUSTOMERS_MADE_DUE_PER_SECOND);
    ledger.run(MAKE_DUE.formatted(due.getEpochSecond()));
    ledger.tidy();
    if (Instant.now().isAfter(due)) {
      throw new IllegalStateException("the ends were due before they were all written");
    }
    return due;
  }

  private static void sleepUntil(Instant instant) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Duration.between(Instant.now(), instant).toNanos());
  }
}
