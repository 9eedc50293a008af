import java.util.List;
import java.util.Map;

/**
 * Lookups of a big shop while staff work in the management pages, beside the same without them.
 *
 * @param rows where the table's lines go
 * @param remarks where all else goes
 */
record Staff(Options options, Processes processes, List<Row> rows, List<String> remarks) {

  void run() throws Exception {
    Shop shop = options.bigShop();
    String database = processes.database("staff");
    Coterie coterie =
        processes.coterie("staff", database, Map.of("COTERIE_ADMIN_PASSWORD", processes.key()));
    remarks.add("staff, " + new Filling(coterie, database, shop).run());
    new Ledger(database).tidy();
    Load lookups = Load.of(options, processes, "staff", shop.lookups());
    new BookFilling(coterie, shop, lookups).run();
    lookups.atLimit(coterie.server(), options.warmUpSeconds());
    glance(coterie, shop);
    Row atLimit = rounds(coterie, shop, lookups, 0);
    rows.add(atLimit);
    rows.add(rounds(coterie, shop, lookups, atLimit.ofOther().median(Round::rate) / 2));
    processes.stop(coterie.server());
  }

  /** Has the pages compiled as those of a service that ran for a while, by staff in a hurry. */
  private void glance(Coterie coterie, Shop shop) throws Exception {
    Clicking staff = Clicking.inHaste(coterie, shop, processes.key());
    Thread.sleep(options.warmUpSeconds() * 1_000L);
    staff.stop();
  }

  /**
   * Rounds with staff and without, in turn.
   *
   * @param rate how many lookups a second, 0 for as many as are answered
   */
  private Row rounds(Coterie coterie, Shop shop, Load lookups, double rate) throws Exception {
    Rounds busy = new Rounds();
    Rounds calm = new Rounds();
    for (int number = 1; number <= options.rounds(); number++) {
      Clicking staff = Clicking.begin(coterie, shop, processes.key());
      busy.all().add(round(coterie, lookups, rate));
      staff.stop();
      if (number == options.rounds() && rate > 0) {
        staff.times().forEach(time -> remarks.add("staff at half load, " + time));
      }
      calm.all().add(round(coterie, lookups, rate));
    }
    String name = rate > 0 ? "staff at half load" : "staff";
    int bytes = Answer.typical(coterie, lookups).body().length;
    return new Row(name, bytes, "staffed", busy, "calm", calm);
  }

  private Round round(Coterie coterie, Load lookups, double rate) throws Exception {
    return rate > 0
        ? lookups.atRate(rate, coterie.server(), options.seconds())
        : lookups.atLimit(coterie.server(), options.seconds());
  }
}
