import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Compares a big shop's Coterie with a small one's, and says what the big one takes.
 *
 * @param rows where the table's lines go
 * @param remarks where all else goes
 */
record Scale(Options options, Processes processes, List<Row> rows, List<String> remarks) {
  private static final long MEBI = 1 << 20;

  void run() throws Exception {
    Shop bigShop = options.bigShop();
    Shop smallShop = options.smallShop();
    int questions = Math.max(bigShop.products(), bigShop.customers());
    Coterie big = restarted("big", bigShop);
    Load ofBig = Load.of(options, processes, "big", bigShop.lookups(questions));
    measureBook(big, bigShop, ofBig);
    Coterie small = restarted("small", smallShop);
    Load ofSmall = Load.of(options, processes, "small", smallShop.lookups(questions));
    new BookFilling(small, smallShop, ofSmall).run();
    exercise(small, ofSmall, questions);
    Duel duel =
        new Duel(
            options,
            "scale",
            Answer.typical(big, ofBig).body().length,
            new Duel.Side("big", big.server(), ofBig),
            new Duel.Side("small", small.server(), ofSmall));
    duel.warmUp();
    Row atLimit = duel.atLimit();
    rows.add(atLimit);
    rows.add(duel.atHalfLoad(atLimit));
    remarks.add(String.format("big after its rounds: %d MiB resident", resident(big)));
    processes.stop(big.server());
    processes.stop(small.server());
  }

  /** Asks as often as the book of the other was asked, so that neither JVM has compiled less. */
  private void exercise(Coterie coterie, Load load, long questions) throws Exception {
    for (long asked = 0; asked < questions; ) {
      asked += load.atLimit(coterie.server(), options.warmUpSeconds()).requests();
    }
  }

  /** A Coterie that comes up on a full database. */
  private Coterie restarted(String name, Shop shop) throws Exception {
    String database = processes.database(name);
    Coterie filled = processes.coterie(name + "-filling", database, Map.of());
    remarks.add(name + ", " + new Filling(filled, database, shop).run());
    processes.stop(filled.server());
    long begin = System.nanoTime();
    Coterie coterie = processes.coterie(name, database, Map.of());
    double seconds = (System.nanoTime() - begin) / 1e9;
    remarks.add(String.format("%s on the full database: ready after %.1f s", name, seconds));
    return coterie;
  }

  private void measureBook(Coterie coterie, Shop shop, Load lookups) throws Exception {
    BookFilling book = new BookFilling(coterie, shop, lookups);
    long empty = coterie.usedHeap();
    book.takeProducts();
    long withProducts = coterie.usedHeap();
    book.takeCustomers();
    long full = coterie.usedHeap();
    remarks.add(
        String.format(
            "big's heap in use: %d MiB with an empty book, %d MiB with all products (%d bytes"
                + " each), %d MiB with all customers too (%d bytes each); %d MiB resident",
            empty / MEBI,
            withProducts / MEBI,
            (withProducts - empty) / shop.products(),
            full / MEBI,
            (full - withProducts) / shop.customers(),
            resident(coterie)));
  }

  private static long resident(Coterie coterie) throws IOException {
    return coterie.server().residentBytes() / MEBI;
  }
}
