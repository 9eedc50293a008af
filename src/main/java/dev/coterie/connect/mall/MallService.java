package dev.coterie.connect.mall;

import static dev.coterie.catalog.CatalogContract.unknownProduct;
import static dev.coterie.connect.mall.MallContract.notInMall;

import dev.coterie.connect.mall.MallContract.DeleteOffer;
import dev.coterie.connect.mall.MallContract.FindOffer;
import dev.coterie.connect.mall.MallContract.ListMall;
import dev.coterie.connect.mall.MallContract.ListSellers;
import dev.coterie.connect.mall.MallContract.PutOffer;
import dev.coterie.connect.mall.MallContract.StoredOffer;
import dev.coterie.connect.mall.Offers.Offered;
import dev.coterie.db.Change;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.Optional;

/** Offers products to shops and withdraws them: one row, whoever lists them. */
public final class MallService {
  private final Pool pool;
  private final Transactions transactions;
  private final Clock clock;
  private final Offers offers = new Offers();

  public MallService(Storage storage, Clock clock) {
    this.pool = storage.pool();
    this.transactions = storage.transactions();
    this.clock = clock;
  }

  public Future<Result<MallOffer>> find(FindOffer ask) {
    return offers.find(pool, ask.sku()).map(found -> Result.of(found, () -> notInMall(ask.sku())));
  }

  public Future<Page<MallProduct>> list(ListMall ask) {
    return offers.list(pool, ask);
  }

  public Future<Page<Seller>> sellers(ListSellers ask) {
    return offers.sellers(pool, ask, clock.instant());
  }

  public Future<Result<StoredOffer>> put(Actor actor, PutOffer ask) {
    return transactions.attempt(
        actor,
        tx ->
            offers
                .product(tx.sql(), ask.sku())
                .map(found -> found.orElseThrow(() -> unknownProduct(ask.sku()).asException()))
                .compose(product -> put(tx, ask, product)));
  }

  private Future<StoredOffer> put(Tx tx, PutOffer ask, Offered product) {
    requireOfferable(ask, product);
    tx.changes(Change.offer(ask.sku()));
    return offers
        .lock(tx.sql(), ask.sku())
        .compose(before -> offers.put(tx.sql(), ask).map(before))
        .compose(before -> written(tx, ask.sku(), before));
  }

  private Future<StoredOffer> written(Tx tx, String sku, Optional<MallOffer> before) {
    return offers
        .find(tx.sql(), sku)
        .map(Optional::orElseThrow)
        .onSuccess(after -> MallEvents.written(tx, before.orElse(null), after, clock.instant()))
        .map(after -> new StoredOffer(after, before.isEmpty()));
  }

  private static void requireOfferable(PutOffer ask, Offered product) {
    if (product.sellsGroup()) {
      throw Refusal.conflict("sells-group", "a product that sells a group is not for shops to sell")
          .asException();
    }
    if (ask.minimum() != null) {
      try {
        new Money(ask.minimum(), product.currency()).payable();
      } catch (InvalidValue invalid) {
        throw Refusal.invalid("minimumPrice", invalid.whatWouldBeRight()).asException();
      }
    }
  }

  public Future<Result<Done>> delete(Actor actor, DeleteOffer ask) {
    return transactions.attempt(
        actor,
        tx ->
            offers
                .lock(tx.sql(), ask.sku())
                .map(found -> found.orElseThrow(() -> notInMall(ask.sku()).asException()))
                .compose(offer -> delete(tx, offer))
                .map(new Done()));
  }

  private Future<Void> delete(Tx tx, MallOffer offer) {
    tx.changes(Change.offer(offer.sku()));
    if (offer.offered()) {
      MallEvents.withdrawn(tx, offer.sku(), clock.instant());
    }
    return offers.delete(tx.sql(), offer.sku());
  }
}
