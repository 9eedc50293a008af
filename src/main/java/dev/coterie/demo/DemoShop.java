package dev.coterie.demo;

import dev.coterie.bus.InOrder;
import dev.coterie.catalog.CatalogContract;
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
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Result;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.Term;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.util.List;

/** Fills an empty database with a small tea shop, over the same asks that callers use. */
public final class DemoShop {
  /** A product and a customer whose price shows a group's rule. */
  public static final String SAMPLE = "TEA-DARJEELING?customer=ada";

  private static final Actor ACTOR = Actor.SYSTEM;

  private final Vertx vertx;

  private DemoShop(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Fills the database unless it has products or groups. */
  public static Future<Void> fill(Vertx vertx) {
    return new DemoShop(vertx).fillIfEmpty();
  }

  private Future<Void> fillIfEmpty() {
    PageRequest one = new PageRequest("", 1);
    return CatalogContract.SEARCH
        .send(vertx, new CatalogContract.SearchProducts("", one))
        .compose(
            products ->
                GroupContract.LIST
                    .send(vertx, new GroupContract.ListGroups(null, "", one))
                    .map(groups -> products.items().isEmpty() && groups.items().isEmpty()))
        .compose(empty -> empty ? fillNow() : Future.<Void>succeededFuture());
  }

  private Future<Void> fillNow() {
    return importFile("demo/products.csv", CatalogContract.IMPORT::send)
        .compose(done -> importFile("demo/customers.csv", CustomerContract.IMPORT::send))
        .compose(done -> InOrder.each(groups(), this::create))
        .compose(done -> assign("ada", "gold"))
        .compose(done -> assign("grace", "silver"))
        .compose(done -> assign("restaurant-7", "trade"))
        .compose(done -> assign("ada", "newsletter"))
        .compose(done -> InOrder.each(List.of("silver", "gold"), this::sell));
  }

  private static List<GroupTerms> groups() {
    return List.of(
        discount("standard", "Standard").asDefault(),
        discount("silver", "Silver").withPricing(percent(Basis.DISCOUNT, "5")).withPlan(year("19")),
        discount("gold", "Gold").withPricing(percent(Basis.DISCOUNT, "10")).withPlan(year("49")),
        discount("trade", "Trade").withPricing(percent(Basis.MARKUP, "15")),
        GroupTerms.named("newsletter", GroupKind.LIST, "Newsletter")
            .withDescription("Customers who read the tea letter"));
  }

  private static GroupTerms discount(String code, String name) {
    return GroupTerms.named(code, GroupKind.DISCOUNT, name);
  }

  private static Plan year(String fee) {
    return Plan.of(Money.of(fee, Money.currency("USD")), 365);
  }

  private static PriceRule percent(Basis basis, String value) {
    return new PriceRule(basis, Mode.PERCENT, new BigDecimal(value));
  }

  private Future<?> create(GroupTerms terms) {
    return GroupContract.CREATE
        .send(vertx, ACTOR, new GroupContract.CreateGroup(terms))
        .compose(DemoShop::required);
  }

  private Future<?> assign(String customer, String group) {
    Term usual = new Term(Term.TermKind.USUAL, null);
    return MembershipContract.ASSIGN
        .send(vertx, ACTOR, new MembershipContract.Assign(customer, group, usual, "demo shop"))
        .compose(DemoShop::required);
  }

  private Future<?> sell(String group) {
    return GroupContract.SELL
        .send(vertx, ACTOR, new GroupContract.SellGroup(group, true, null))
        .compose(DemoShop::required);
  }

  private interface Import {
    Future<?> send(Vertx vertx, Actor actor, ImportFile file);
  }

  /** The file lies within the jar; an import reads from disk. */
  private Future<?> importFile(String resource, Import ask) {
    var files = vertx.fileSystem();
    return files
        .createTempFile("coterie-demo-", ".csv")
        .compose(
            path ->
                files
                    .readFile(resource)
                    .compose(content -> files.writeFile(path, content))
                    .compose(done -> ask.send(vertx, ACTOR, new ImportFile(path, OnError.ABORT)))
                    .eventually(() -> files.delete(path)));
  }

  private static <T> Future<T> required(Result<T> result) {
    return result.fold(
        Future::succeededFuture, refusal -> Future.failedFuture(refusal.asException()));
  }
}
