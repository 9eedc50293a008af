package dev.coterie.demo;

import dev.coterie.bus.InOrder;
import dev.coterie.catalog.CatalogContract;
import dev.coterie.catalog.CatalogContract.SearchProducts;
import dev.coterie.customer.Customer;
import dev.coterie.customer.CustomerContract;
import dev.coterie.group.GroupContract;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.group.terms.GroupTerms;
import dev.coterie.group.terms.Plan;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.PriceRule.Basis;
import dev.coterie.group.terms.PriceRule.Mode;
import dev.coterie.imports.ImportFile;
import dev.coterie.imports.ImportFile.OnError;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.PlayedClock;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.Term;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fills an empty database with a small tea shop, over the same asks that callers use. */
public final class DemoShop {
  /** A product and a customer whose price shows a group's rule. */
  public static final String SAMPLE = "TEA-DARJEELING?customer=ada";

  private static final Map<String, String> FEES =
      Map.of(
          "tasting",
          "6.00",
          "silver",
          "19.00",
          "gold",
          "49.00",
          "stall",
          "29.00",
          "boutique",
          "99.00");

  private final Vertx vertx;
  private final Clock clock;
  private final DemoAsks asks;
  private final boolean connects;
  private final Path scratch;

  private DemoShop(Vertx vertx, Clock clock, boolean connects, Path scratch) {
    this.vertx = vertx;
    this.clock = clock;
    this.connects = connects;
    this.scratch = scratch;
    this.asks = new DemoAsks(vertx, clock);
  }

  /**
   * Fills the database unless it has products or groups.
   *
   * @param clock the service's; where it can play the past, the shop has a year behind it
   * @param connects whether memberships can open shops
   * @param scratch the directory of files that are needed for a moment
   */
  public static Future<Void> fill(Vertx vertx, Clock clock, boolean connects, Path scratch) {
    return new DemoShop(vertx, clock, connects, scratch).fillIfEmpty();
  }

  /** The fee of a group, in US dollars. */
  static String fee(String group) {
    return Objects.requireNonNull(FEES.get(group), group);
  }

  private Future<Void> fillIfEmpty() {
    PageRequest one = new PageRequest("", 1);
    return CatalogContract.SEARCH
        .send(vertx, SearchProducts.bySku("", one))
        .compose(
            products ->
                GroupContract.LIST
                    .send(vertx, new GroupContract.ListGroups(null, "", one))
                    .map(groups -> products.items().isEmpty() && groups.items().isEmpty()))
        .compose(empty -> empty ? fillNow() : Future.<Void>succeededFuture());
  }

  private Future<Void> fillNow() {
    return clock instanceof PlayedClock played
        ? fillAfterAYear(new DemoYear(asks, played))
        : furnish().compose(done -> welcome());
  }

  private Future<Void> fillAfterAYear(DemoYear year) {
    year.begin();
    return Future.all(furnish(), people())
        .onSuccess(both -> new DemoPeople(year, asks).live(both.resultAt(1)))
        .compose(done -> year.play())
        .compose(done -> welcome());
  }

  private Future<Void> furnish() {
    DemoCatalogue catalogue = new DemoCatalogue(asks);
    return catalogue
        .fill()
        .compose(done -> InOrder.each(groups(), this::create))
        .compose(done -> InOrder.each(List.of("tasting", "silver", "gold"), this::sell))
        .compose(done -> catalogue.describe("demo/memberships.json"))
        .compose(done -> connects ? furnishMall(catalogue) : Future.succeededFuture());
  }

  private Future<Void> furnishMall(DemoCatalogue catalogue) {
    return InOrder.each(plans(), this::create)
        .compose(done -> InOrder.each(List.of("stall", "boutique"), this::sell))
        .compose(done -> catalogue.describe("demo/plans.json"))
        .compose(done -> new DemoMall(asks).offer());
  }

  private Future<List<Customer>> people() {
    return vertx
        .fileSystem()
        .readFile("demo/people.txt")
        .map(text -> text.toString().lines().map(DemoShop::person).toList());
  }

  private static Customer person(String line) {
    String code = line.substring(0, line.indexOf(' '));
    String name = line.substring(code.length() + 1);
    return new Customer(code, code + "@example.com", name, true);
  }

  /** The customers whom the examples of the chapters name. */
  private Future<Void> welcome() {
    return importCustomers()
        .compose(done -> assign("ada", "gold"))
        .compose(done -> assign("grace", "silver"))
        .compose(done -> assign("restaurant-7", "trade"))
        .compose(done -> assign("ada", "newsletter"))
        .compose(done -> connects ? new DemoMall(asks).openShop() : Future.succeededFuture());
  }

  private static List<GroupTerms> groups() {
    return List.of(
        discount("standard", "Standard").asDefault(),
        discount("tasting", "Tasting circle")
            .withDescription("A month of new teas at a little less, to see whether we get along")
            .withPricing(percent(Basis.DISCOUNT, "3"))
            .withPlan(plan("tasting", 30, 5, 1, null)),
        discount("silver", "Silver")
            .withDescription("Five percent off everything, for a year")
            .withPricing(percent(Basis.DISCOUNT, "5"))
            .withPlan(plan("silver", 365, 0, 2, null)),
        discount("gold", "Gold")
            .withDescription("Ten percent off everything, for a year")
            .withPricing(percent(Basis.DISCOUNT, "10"))
            .withPlan(plan("gold", 365, 0, 3, null)),
        discount("trade", "Trade").withPricing(percent(Basis.MARKUP, "15")),
        GroupTerms.named("newsletter", GroupKind.LIST, "Newsletter")
            .withDescription("Customers who read the tea letter"));
  }

  private static List<GroupTerms> plans() {
    return List.of(
        GroupTerms.named("stall", GroupKind.CONNECT, "Stall")
            .withDescription("A shop of your own on our goods, with up to ten products, for a year")
            .withPlan(plan("stall", 365, 0, 1, 10)),
        GroupTerms.named("boutique", GroupKind.CONNECT, "Boutique")
            .withDescription("A shop of your own with as many of our products as you like")
            .withPlan(plan("boutique", 365, 0, 2, null)));
  }

  private static GroupTerms discount(String code, String name) {
    return GroupTerms.named(code, GroupKind.DISCOUNT, name);
  }

  /** A better plan credits what is unused of a lesser one, a lesser one follows what is paid. */
  private static Plan plan(
      String group, int days, int graceDays, int rank, @Nullable Integer listings) {
    return new Plan(
        Money.of(fee(group), DemoAsks.CURRENCY),
        days,
        graceDays,
        null,
        rank,
        Plan.ChangePolicy.CREDIT,
        Plan.ChangePolicy.AT_END,
        List.of(-30, -7, -1),
        listings);
  }

  private static PriceRule percent(Basis basis, String value) {
    return new PriceRule(basis, Mode.PERCENT, new BigDecimal(value));
  }

  private Future<?> create(GroupTerms terms) {
    return asks.ask(GroupContract.CREATE, new GroupContract.CreateGroup(terms));
  }

  private Future<?> assign(String customer, String group) {
    Term usual = new Term(Term.TermKind.USUAL, null);
    return asks.ask(
        MembershipContract.ASSIGN,
        new MembershipContract.Assign(customer, group, usual, "demo shop"));
  }

  private Future<?> sell(String group) {
    return asks.ask(GroupContract.SELL, new GroupContract.SellGroup(group, true, null));
  }

  /** The file lies within the jar; an import reads from disk. */
  private Future<?> importCustomers() {
    var files = vertx.fileSystem();
    return files
        .createTempFile(scratch.toString(), "demo-", ".csv", "rw-------")
        .compose(
            path ->
                files
                    .readFile("demo/customers.csv")
                    .compose(content -> files.writeFile(path, content))
                    .compose(
                        done ->
                            CustomerContract.IMPORT.send(
                                vertx, DemoAsks.ACTOR, new ImportFile(path, OnError.ABORT)))
                    .eventually(() -> files.delete(path)));
  }
}
