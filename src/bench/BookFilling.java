import java.io.IOException;
import java.util.Iterator;

/** Has a Coterie take a whole shop into its price book, by asking for it. */
record BookFilling(Coterie coterie, Shop shop, Load lookups) {
  private static final int TURN_SECONDS = 2;
  private static final int CUSTOMERS_PER_FURTHER_SECOND = 50_000;
  private static final int MAX_TIMES = 3;

  void run() throws IOException, InterruptedException {
    takeProducts();
    takeCustomers();
  }

  void takeProducts() throws IOException, InterruptedException {
    for (Iterator<String> all = shop.allProducts().iterator(); all.hasNext(); ) {
      coterie.post("/v1/prices", all.next());
    }
    if (coterie.bookEntries("products") < shop.products()) {
      throw new IllegalStateException("the price book does not hold all products");
    }
  }

  void takeCustomers() throws IOException, InterruptedException {
    int seconds = TURN_SECONDS + shop.customers() / CUSTOMERS_PER_FURTHER_SECOND;
    long asked = 0;
    while (coterie.bookEntries("customers") < shop.customers()) {
      if (asked > (long) MAX_TIMES * shop.customers()) {
        throw new IllegalStateException("the price book does not hold all customers");
      }
      asked += lookups.atLimit(coterie.server(), seconds).requests();
    }
  }
}
