import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * All members of a group move to another one, since it is deleted: how long that takes, and what
 * prices and orders notice of it.
 *
 * @param rows where the table's lines go
 * @param remarks where all else goes
 */
record Departure(Options options, Processes processes, List<Row> rows, List<String> remarks) {
  private static final int SAMPLE_SECONDS = 10;
  private static final String MOVE = "/v1/groups/group-0?members=move&to=next";

  private static final String NEXT =
      """
      {"code":"next","kind":"discount","name":"Next","durationDays":30,
       "fee":{"amount":"9.00","currency":"USD"}}""";

  private static final String PUT_ON_SALE = "{\"enabled\":true}";

  /** As if the memberships had been granted over HTTP. */
  private static final String SCHEDULE_ENDS =
      """
      INSERT INTO scheduled_notices (customer_id, group_id, kind, due_at, until)
      SELECT customer_id, group_id, 'end', upper(during), upper(during) FROM membership_periods
      """;

  void run() throws Exception {
    Shop shop = options.movingShop();
    String database = processes.database("moving");
    Ledger ledger = new Ledger(database);
    Coterie coterie = processes.coterie("moving", database, Map.of());
    remarks.add("moving, " + new Filling(coterie, database, shop).run());
    ledger.run(SCHEDULE_ENDS);
    ledger.tidy();
    coterie.post("/v1/groups", NEXT);
    coterie.put("/v1/groups/next/product", PUT_ON_SALE);
    Load lookups = Load.of(options, processes, "moving", shop.lookups());
    new BookFilling(coterie, shop, lookups).run();
    lookups.atLimit(coterie.server(), options.warmUpSeconds());
    double rate = lookups.atLimit(coterie.server(), options.seconds()).rate() / 2;
    measure(coterie, shop, lookups, rate);
    processes.stop(coterie.server());
  }

  private void measure(Coterie coterie, Shop shop, Load lookups, double rate) throws Exception {
    int bytes = Answer.typical(coterie, lookups).body().length;
    long calm = System.nanoTime() + SAMPLE_SECONDS * 1_000_000_000L;
    Seen before = watch(coterie, lookups, rate, "before", () -> System.nanoTime() > calm);
    ExecutorService mover = Executors.newSingleThreadExecutor();
    long begin = System.nanoTime();
    Future<Long> moved =
        mover.submit(
            () -> {
              coterie.delete(MOVE);
              return System.nanoTime();
            });
    Seen during = watch(coterie, lookups, rate, "during", moved::isDone);
    double seconds = (moved.get() - begin) / 1e9;
    mover.shutdown();
    rows.add(new Row("move at half load", bytes, "moving", during.prices, "before", before.prices));
    remarks.add(
        String.format(
            "moving: %,d members in %.0f s, %,.0f/s, with lookups at half load and the timer",
            shop.customers(), seconds, shop.customers() / seconds));
    remarks.add("moving, orders before: " + before.orders);
    remarks.add("moving, orders meanwhile: " + during.orders);
  }

  /** What was seen of prices and orders over some time. */
  private record Seen(Rounds prices, String orders) {}

  private Seen watch(Coterie coterie, Load lookups, double rate, String when, BooleanSupplier over)
      throws Exception {
    ExecutorService buyer = Executors.newSingleThreadExecutor();
    Future<String> orders = buyer.submit(() -> order(coterie, when, over));
    Rounds prices = new Rounds();
    do {
      prices.all().add(lookups.atRate(rate, coterie.server(), options.seconds()));
    } while (!over.getAsBoolean());
    buyer.shutdown();
    return new Seen(prices, orders.get());
  }

  /** One new customer after the other buys a membership of the group that the others move to. */
  private static String order(Coterie coterie, String when, BooleanSupplier over) throws Exception {
    List<Long> micros = new ArrayList<>();
    while (!over.getAsBoolean()) {
      String code = "buyer-" + when + "-" + micros.size();
      coterie.put("/v1/customers/" + code, "{\"name\":\"Buyer\"}");
      long begin = System.nanoTime();
      coterie.put("/v1/orders/" + code, paid(code));
      micros.add((System.nanoTime() - begin) / 1_000);
    }
    micros.sort(null);
    return String.format(
        "%,d, median %.1f ms, p99 %.1f ms, longest %.1f ms",
        micros.size(), at(micros, 0.5), at(micros, 0.99), at(micros, 1));
  }

  private static String paid(String customer) {
    return """
        {"status":"paid","customer":"%s","currency":"USD","total":"9.00","at":"2026-01-01T00:00:00Z",
         "lines":[{"id":"1","sku":"membership-next","quantity":1,"unitPrice":"9.00"}]}"""
        .formatted(customer);
  }

  private static double at(List<Long> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1e3;
  }
}
