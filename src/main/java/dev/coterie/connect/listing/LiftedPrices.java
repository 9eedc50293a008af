package dev.coterie.connect.listing;

import dev.coterie.bus.InOrder;
import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopRef;
import dev.coterie.connect.shop.Shops;
import dev.coterie.db.Rows;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds the listings whose prices the mall's minimum came to lift, or lifts no longer, and has
 * their owners hear of it: shop by shop, each in a transaction of its own. Prices themselves follow
 * the mall at once; this only tells.
 */
public final class LiftedPrices {
  private static final String SHOPS =
      """
      SELECT DISTINCT shop.slug
      FROM listings AS listing JOIN shops AS shop ON shop.id = shop_id
      WHERE listing.sku = ANY ($1) AND shop.slug > $2
      ORDER BY shop.slug LIMIT 500
      """;

  private static final String BY_DEFAULT =
      """
      SELECT sku FROM listings
      WHERE shop_id = (SELECT id FROM shops WHERE slug = $1) AND rule_mode IS NULL AND price IS NULL
      """;

  private static final String NOTED =
      "SELECT sku FROM listings WHERE shop_id = $1 AND sku = ANY ($2) AND lifted";

  private final Pool pool;
  private final Transactions transactions;
  private final Clock clock;
  private final Shops shops = new Shops();
  private final Listings listings = new Listings();

  public LiftedPrices(Storage storage, Clock clock) {
    this.pool = storage.pool();
    this.transactions = storage.transactions();
    this.clock = clock;
  }

  /** Tells what became of the prices of these products. */
  public Future<Void> tell(Collection<String> skus) {
    String[] all = skus.stream().distinct().toArray(String[]::new);
    return all.length == 0
        ? Future.succeededFuture()
        : InOrder.onward("", after -> tellNext(all, after));
  }

  /** Tells what became of the prices that shops' default rules make. */
  public Future<Void> tellDefaults(Collection<String> slugs) {
    return InOrder.each(
        slugs,
        slug ->
            pool.preparedQuery(BY_DEFAULT)
                .execute(Tuple.of(slug))
                .map(rows -> Rows.all(rows, row -> row.getString("sku")))
                .compose(skus -> tell(slug, skus)));
  }

  /** Answers the last of the shops, empty where there are no more. */
  private Future<Optional<String>> tellNext(String[] skus, String after) {
    return pool.preparedQuery(SHOPS)
        .execute(Tuple.tuple().addArrayOfString(skus).addString(after))
        .map(rows -> Rows.all(rows, row -> row.getString("slug")))
        .compose(
            slugs ->
                InOrder.each(slugs, slug -> tell(slug, List.of(skus)))
                    .map(
                        done ->
                            slugs.isEmpty()
                                ? Optional.empty()
                                : Optional.of(slugs.get(slugs.size() - 1))));
  }

  private Future<Void> tell(String slug, List<String> skus) {
    return transactions
        .certain(
            Actor.SYSTEM,
            tx ->
                shops
                    .lock(tx.sql(), ShopRef.any(slug), clock.instant())
                    .compose(
                        shop ->
                            shop.isEmpty()
                                ? Future.<Void>succeededFuture()
                                : tell(tx, shop.get(), skus))
                    .map(new Done()))
        .mapEmpty();
  }

  private Future<Void> tell(Tx tx, Shop shop, List<String> skus) {
    return tx.sql()
        .preparedQuery(NOTED)
        .execute(Tuple.tuple().addLong(shop.id()).addArrayOfString(skus.toArray(String[]::new)))
        .map(rows -> Rows.all(rows, row -> row.getString("sku")))
        .compose(
            noted ->
                listings
                    .lock(tx.sql(), shop.id(), skus)
                    .map(found -> turned(found, noted))
                    .compose(turned -> tellTurned(tx, shop, turned)));
  }

  /**
   * Those that are lifted and were not, or the other way round; a withdrawn one stays as it was.
   */
  private static List<Listing> turned(List<Listing> found, List<String> noted) {
    return found.stream()
        .filter(Listing::isOffered)
        .filter(listing -> listing.lifted() != noted.contains(listing.sku()))
        .toList();
  }

  private Future<Void> tellTurned(Tx tx, Shop shop, List<Listing> turned) {
    ListingEvents events = new ListingEvents(tx, shop, clock.instant());
    turned.stream().filter(Listing::lifted).forEach(events::lifted);
    return turned.isEmpty()
        ? Future.succeededFuture()
        : listings.turnLifted(tx.sql(), shop.id(), turned.stream().map(Listing::sku).toList());
  }
}
