package dev.coterie.connect.listing;

import static dev.coterie.connect.mall.MallContract.notInMall;

import dev.coterie.connect.listing.ListingContract.ImportListings;
import dev.coterie.connect.listing.ListingContract.ImportOutcome;
import dev.coterie.connect.listing.ListingContract.ImportPlan;
import dev.coterie.connect.listing.ListingContract.PlanListings;
import dev.coterie.connect.listing.ListingContract.RefusedProduct;
import dev.coterie.connect.listing.MallGoods.Good;
import dev.coterie.db.Change;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists many products of the mall at once. A plan comes of the same steps as the import, so that it
 * says what would be; a price below the mall's minimum is lifted to it, as the plan shows.
 */
public final class ListingImports {
  private static final int PLANNED = 100;

  private final Transactions transactions;
  private final Clock clock;
  private final Listings listings = new Listings();
  private final MallGoods mall = new MallGoods();

  public ListingImports(Storage storage, Clock clock) {
    this.transactions = storage.transactions();
    this.clock = clock;
  }

  /** Writes nothing: it only locks, to read one state. */
  public Future<Result<ImportPlan>> plan(PlanListings ask) {
    return transactions.attempt(
        Actor.SYSTEM,
        tx ->
            ShopSession.open(tx, ask.shop(), clock.instant())
                .compose(session -> select(session, ask.selection()))
                .map(selected -> selected.sorted(ask.rule()))
                .map(ListingImports::plan));
  }

  private static ImportPlan plan(SelectedGoods goods) {
    return new ImportPlan(
        goods.added().size(),
        goods.kept(),
        first(goods.refused(), PLANNED),
        goods.refused().size(),
        first(goods.added(), PLANNED));
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }

  /** Lists what the selection has and the shop has not. */
  public Future<Result<ImportOutcome>> run(Actor actor, ImportListings ask) {
    return transactions.attempt(
        actor,
        tx ->
            ShopSession.open(tx, ask.shop(), clock.instant())
                .compose(
                    session ->
                        select(session, ask.selection())
                            .map(selected -> selected.sorted(ask.rule()))
                            .compose(goods -> write(session, goods, ask))));
  }

  private Future<ImportOutcome> write(
      ShopSession session, SelectedGoods goods, ImportListings ask) {
    ListingTerms terms = ListingTerms.USUAL.priced(ask.rule());
    for (ListingContract.PlannedListing added : goods.added()) {
      session.tx().changes(Change.listing(session.shop().id(), added.sku()));
      session.events().created(added.sku(), terms);
    }
    List<NewListing> added =
        goods.added().stream().map(each -> new NewListing(each.sku(), each.lifted())).toList();
    return listings
        .addAll(session.tx().sql(), session.shop().id(), ask.rule(), added)
        .map(
            done ->
                new ImportOutcome(
                    added.size(), goods.kept(), first(goods.refused(), ImportOutcome.MAX_REFUSED)));
  }

  /** What the selection names, with what of it the shop lists already. */
  private Future<Selected> select(ShopSession session, ImportSelection selection) {
    session.requirePlan();
    SqlClient sql = session.tx().sql();
    return offered(sql, selection)
        .compose(
            goods ->
                listings
                    .listed(sql, session.shop().id(), wanted(selection, goods))
                    .map(listed -> new Selected(session, selection, goods, Set.copyOf(listed))));
  }

  private static List<String> wanted(ImportSelection selection, List<Good> goods) {
    List<String> named = selection.skus();
    return named == null ? goods.stream().map(Good::sku).toList() : named;
  }

  private Future<List<Good>> offered(SqlClient sql, ImportSelection selection) {
    List<String> skus = selection.skus();
    if (skus != null) {
      return mall.find(sql, skus);
    }
    String query = selection.query();
    return mall.matching(
            sql, selection.category(), query == null ? "" : query, ImportSelection.MAX_SKUS + 1)
        .map(ListingImports::requireFew);
  }

  private static List<Good> requireFew(List<Good> goods) {
    if (goods.size() > ImportSelection.MAX_SKUS) {
      throw Refusal.conflict(
              "too-many-products",
              "the selection has more than %d products: narrow it, by category or search"
                  .formatted(ImportSelection.MAX_SKUS))
          .asException();
    }
    return goods;
  }

  /** What was selected. */
  private record Selected(
      ShopSession session, ImportSelection selection, List<Good> goods, Set<String> listed) {

    SelectedGoods sorted(@Nullable PriceRule rule) {
      SelectedGoods sorted = SelectedGoods.of(session, rule);
      Set<String> offered = new HashSet<>();
      for (Good good : goods) {
        offered.add(good.sku());
        sorted.add(good, listed.contains(good.sku()));
      }
      List<String> named = selection.skus() == null ? List.of() : selection.skus();
      for (String sku : new LinkedHashSet<>(named)) {
        if (!offered.contains(sku)) {
          sorted.refuse(new RefusedProduct(sku, notInMall(sku).code()), listed.contains(sku));
        }
      }
      return sorted;
    }
  }
}
