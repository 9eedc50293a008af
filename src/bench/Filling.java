import java.io.IOException;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Fills an empty Coterie: all over HTTP but the memberships, which its database is given. */
final class Filling {
  private static final int MAX_ROWS = 100_000;
  private static final String PRODUCT_COLUMNS = "sku,name,list_price,supplier_price,currency";
  private static final String CUSTOMER_COLUMNS = "Customer Code,Customer Email Address";

  private static final String ASSIGN =
      """
      INSERT INTO membership_periods
        (customer_id, group_id, exclusion, during, granted, source, actor, granted_at)
      SELECT customer.id, customer_group.id, customer_group.exclusion,
        tstzrange(now(), now() + interval '%1$d seconds'),
        tstzrange(now(), now() + interval '%1$d seconds'), 'manual', 'benchmark', now()
      FROM
        (SELECT id, row_number() OVER (ORDER BY id) %% (SELECT count(*) FROM customer_groups)
           AS number FROM customers) AS customer
        JOIN (SELECT id, exclusion, row_number() OVER (ORDER BY id) - 1 AS number
              FROM customer_groups) AS customer_group USING (number)
      """;

  private final Coterie coterie;
  private final Ledger ledger;
  private final Shop shop;
  private final long membershipSeconds;

  Filling(Coterie coterie, String databaseUri, Shop shop) {
    this(coterie, databaseUri, shop, Duration.ofDays(365).toSeconds());
  }

  /** With memberships that all last so long from when they are written. */
  Filling(Coterie coterie, String databaseUri, Shop shop, long membershipSeconds) {
    this.coterie = coterie;
    this.ledger = new Ledger(databaseUri);
    this.shop = shop;
    this.membershipSeconds = membershipSeconds;
  }

  /** Fills it, and answers how long the steps took. */
  String run() throws Exception {
    System.err.println("filling " + shop);
    double products =
        seconds(
            () -> upload("/v1/products/imports", PRODUCT_COLUMNS, shop.products(), shop::product));
    double customers =
        seconds(
            () ->
                upload(
                    "/v1/customers/imports", CUSTOMER_COLUMNS, shop.customers(), shop::customer));
    double groups = seconds(this::makeGroups);
    double memberships = seconds(this::assign);
    return String.format(
        "%s: products imported in %.1f s, customers in %.1f s; groups made in %.1f s;"
            + " memberships written by SQL in %.1f s",
        shop, products, customers, groups, memberships);
  }

  private void upload(String path, String head, int rows, IntFunction<String> row)
      throws IOException, InterruptedException {
    for (int first = 0; first < rows; first += MAX_ROWS) {
      String lines =
          IntStream.range(first, Math.min(rows, first + MAX_ROWS))
              .mapToObj(row)
              .collect(Collectors.joining("\n", head + "\n", "\n"));
      coterie.upload(path, lines);
    }
  }

  private void makeGroups() throws IOException, InterruptedException {
    for (int number = 0; number < shop.groups(); number++) {
      coterie.post("/v1/groups", shop.group(number));
    }
  }

  private void assign() {
    ledger.run(ASSIGN.formatted(membershipSeconds));
    ledger.tidy();
  }

  private static double seconds(Step step) throws Exception {
    long begin = System.nanoTime();
    step.run();
    return (System.nanoTime() - begin) / 1e9;
  }

  private interface Step {
    void run() throws Exception;
  }
}
