import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A mall with many shops of members that all list the same products: what a listing takes, how fast
 * prices in shops are beside those of the mall, and how soon a new wholesale price is seen in all
 * of them, on the node that wrote and on another.
 *
 * @param rows where the table's lines go
 * @param remarks where all else goes
 */
record Stalls(Options options, Processes processes, List<Row> rows, List<String> remarks) {
  private static final int LOOKUPS = 100_000;
  private static final int CHANGES = 50;
  private static final int SEEN_IN = 20;
  private static final long LONGEST_NANOS = 10_000_000_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> SETTINGS =
      Map.of("COTERIE_CONNECT_ENABLED", "true", "COTERIE_PRICING_BOOK_LISTINGS", "1000000");

  private static final String PLAN =
      """
      {"code":"boutique","kind":"connect","name":"Boutique","durationDays":365,
       "fee":{"amount":"9.00","currency":"USD"}}""";

  private static final String OFFER =
      """
      INSERT INTO mall_offers (sku, wholesale_price, minimum_price, offered)
      SELECT sku, round(list_price * 0.6, 2), round(list_price * 0.7, 2), true FROM products
      """;

  private static final String JOIN =
      """
      INSERT INTO membership_periods
        (customer_id, group_id, exclusion, during, granted, source, actor, granted_at)
      SELECT owner.id, plan.id, plan.exclusion, tstzrange(now(), now() + interval '1 year'),
        tstzrange(now(), now() + interval '1 year'), 'manual', 'benchmark', now()
      FROM (SELECT id FROM customers ORDER BY id LIMIT %d) AS owner
        JOIN customer_groups AS plan ON plan.code = 'boutique'
      """;

  private static final String OPEN =
      """
      INSERT INTO shops (slug, name, owner_id, currency, rule_mode, rule_value, secret, announced,
        opened_at)
      SELECT 'shop-' || row_number() OVER (ORDER BY id), code, id, 'USD', 'percent', 25, 'x', 'open',
        now()
      FROM customers ORDER BY id LIMIT %d
      """;

  private static final String GROUP =
      """
      INSERT INTO shop_groups (shop_id, code, name, rule_basis, rule_mode, rule_value)
      SELECT id, 'regulars', 'Regulars', 'discount', 'percent', 5 FROM shops WHERE id % 2 = 0
      """;

  private static final String MEMBERS =
      """
      INSERT INTO shop_members (shop_id, group_id, customer, during)
      SELECT shop.id, regulars.id, customer.code, tstzrange(now(), NULL)
      FROM (SELECT code, row_number() OVER (ORDER BY code) - 1 AS number FROM customers) AS customer
        JOIN shops AS shop ON slug = 'shop-' || 1 + number %% %d
        JOIN shop_groups AS regulars ON regulars.shop_id = shop.id
      WHERE number %% 4 = 1
      """;

  private static final String LIST =
      """
      INSERT INTO listings (shop_id, sku, rule_mode, rule_value)
      SELECT shop.id, sku, CASE WHEN product.number %% 2 = 0 THEN 'percent' END,
        CASE WHEN product.number %% 2 = 0 THEN 30 END
      FROM shops AS shop CROSS JOIN (
        SELECT sku, row_number() OVER (ORDER BY sku) AS number FROM products ORDER BY sku LIMIT %d
      ) AS product
      """;

  private static final String BYTES = "SELECT pg_total_relation_size('listings')::float8";

  void run() throws Exception {
    Shop shop = options.stallShop();
    int stalls = options.stalls();
    String database = processes.database("stalls");
    Ledger ledger = new Ledger(database);
    Coterie coterie = processes.coterie("stalls", database, SETTINGS);
    remarks.add("stalls, " + new Filling(coterie, database, shop).run());
    coterie.post("/v1/groups", PLAN);
    ledger.run(OFFER);
    ledger.run(JOIN.formatted(stalls));
    ledger.run(OPEN.formatted(stalls));
    ledger.run(GROUP);
    ledger.run(MEMBERS.formatted(stalls));
    double seconds = ledger.run(LIST.formatted(shop.products()));
    ledger.tidy();
    long listings = (long) stalls * shop.products();
    remarks.add(
        String.format(
            "stalls: %,d listings (%,d shops of %,d products) written by SQL in %.0f s, %.0f bytes each with"
                + " their indexes",
            listings, stalls, shop.products(), seconds, ledger.number(BYTES) / listings));
    compare(coterie, shop, stalls);
    Coterie other = processes.coterie("stalls-2", database, SETTINGS);
    change(coterie, other, stalls);
    processes.stop(other.server());
    processes.stop(coterie.server());
  }

  private void compare(Coterie coterie, Shop shop, int stalls) throws Exception {
    Load inShops = Load.of(options, processes, "stalls", lookups(shop, stalls));
    Load inMall = Load.of(options, processes, "mall", shop.lookups(LOOKUPS));
    int bytes = Answer.typical(coterie, inShops).body().length;
    Duel duel =
        new Duel(
            options,
            "shops",
            bytes,
            new Duel.Side("shops", coterie.server(), inShops),
            new Duel.Side("mall", coterie.server(), inMall));
    duel.warmUp();
    duel.warmUp();
    rows.add(duel.atLimit());
    remarks.add(
        String.format("stalls: the book holds %,d listings", coterie.bookEntries("listings")));
  }

  private static Shop.Questions lookups(Shop shop, int stalls) {
    return new Shop.Questions(
        "GET",
        IntStream.range(0, LOOKUPS)
            .mapToObj(
                number ->
                    "/v1/shops/shop-"
                        + (1 + number % stalls)
                        + "/prices/"
                        + Shop.sku(number * 7 % shop.products())
                        + "?customer="
                        + Shop.code(number)));
  }

  /**
   * Counts from the answer to a write until the new price shows in some shops of all: on the node
   * that wrote and on another, each asked first every other time.
   */
  private void change(Coterie here, Coterie there, int stalls) throws Exception {
    List<Double> answered = new ArrayList<>();
    Sight onWriter = new Sight(here, stalls);
    Sight onOther = new Sight(there, stalls);
    for (int number = 1; number <= CHANGES; number++) {
      onWriter.rememberAll();
      onOther.rememberAll();
      String wholesale = (100 + number) + ".00";
      String expected = String.format("%.2f", (100 + number) * 1.3);
      long begin = System.nanoTime();
      here.put("/v1/mall/" + Shop.sku(1), "{\"wholesalePrice\":\"" + wholesale + "\"}");
      long end = System.nanoTime();
      answered.add((end - begin) / 1e6);
      boolean writerFirst = number % 2 == 0;
      (writerFirst ? onWriter : onOther).until(expected, end, true);
      (writerFirst ? onOther : onWriter).until(expected, end, false);
    }
    remarks.add(
        String.format(
            "stalls: a new wholesale price is answered after %s ms; seen in %d shops of all on the node that wrote"
                + " %s, on another %s (median and longest of %d, the lookups included)",
            figures(answered), SEEN_IN, onWriter.said(), onOther.said(), CHANGES));
  }

  /** How soon a node shows a new price. */
  private static final class Sight {
    private final Coterie node;
    private final int stalls;
    private final List<Double> millis = new ArrayList<>();
    private int askedFirst;
    private int seenAtOnce;

    Sight(Coterie node, int stalls) {
      this.node = node;
      this.stalls = stalls;
    }

    void rememberAll() throws Exception {
      for (int shop = 1; shop <= SEEN_IN; shop++) {
        price(asked(shop));
      }
    }

    /**
     * @param first whether no other node was asked since the write
     */
    void until(String expected, long begin, boolean first) throws Exception {
      boolean atOnce = true;
      for (int shop = 1; shop <= SEEN_IN; shop++) {
        while (!price(asked(shop)).equals(expected)) {
          atOnce = false;
          if (System.nanoTime() - begin > LONGEST_NANOS) {
            throw new IllegalStateException("a shop does not show the new price " + expected);
          }
        }
      }
      millis.add((System.nanoTime() - begin) / 1e6);
      askedFirst += first ? 1 : 0;
      seenAtOnce += first && atOnce ? 1 : 0;
    }

    private int asked(int shop) {
      return 1 + (shop - 1) * (stalls / SEEN_IN);
    }

    private String price(int shop) throws IOException, InterruptedException {
      byte[] answer = node.get("/v1/shops/shop-" + shop + "/prices/" + Shop.sku(1)).body();
      return JSON.readTree(answer).path("price").asText();
    }

    String said() {
      return String.format(
          "after %s ms, %d of %d times by the very next lookups",
          figures(millis), seenAtOnce, askedFirst);
    }
  }

  private static String figures(List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    return String.format(
        "%.1f and %.1f", sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
  }
}
