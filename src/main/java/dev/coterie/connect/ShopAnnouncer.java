package dev.coterie.connect;

import dev.coterie.connect.listing.LiftedPrices;
import dev.coterie.connect.shop.ShopOpening;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.delivery.EventBatch;
import dev.coterie.delivery.EventSink;
import dev.coterie.event.EventType;
import dev.coterie.event.RecordedEvent;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/**
 * Has shops learn of what happened: of memberships that ended or began by the timer, and of changes
 * of the mall that lift prices. A batch that comes twice announces nothing more.
 */
public final class ShopAnnouncer implements EventSink {
  /** The name of the reader that brings it events. */
  public static final String READER = "connect";

  private static final String MEMBERSHIPS = "membership.";
  private static final Set<String> OF_PRICES = Set.of("mall.offered", "mall.changed");

  private final Transactions transactions;
  private final ShopOpening shops;
  private final LiftedPrices lifted;
  private final Clock clock;

  /**
   * For the reader.
   *
   * @param currency of shops
   */
  public ShopAnnouncer(Storage storage, Currency currency, Clock clock) {
    this.transactions = storage.transactions();
    this.shops = new ShopOpening(currency);
    this.lifted = new LiftedPrices(storage, clock);
    this.clock = clock;
  }

  @Override
  public Future<Void> deliver(EventBatch batch) {
    List<String> customers =
        batch.events().stream()
            .filter(event -> event.type().startsWith(MEMBERSHIPS))
            .map(RecordedEvent::subject)
            .distinct()
            .toList();
    List<String> skus =
        batch.events().stream()
            .filter(event -> OF_PRICES.contains(event.type()))
            .map(RecordedEvent::data)
            .filter(data -> data.containsKey("sku"))
            .map(data -> data.getString("sku"))
            .toList();
    List<String> repriced =
        batch.events().stream()
            .filter(ShopAnnouncer::changesTheDefault)
            .map(RecordedEvent::subject)
            .distinct()
            .toList();
    return announce(customers)
        .compose(done -> lifted.tell(skus))
        .compose(done -> lifted.tellDefaults(repriced));
  }

  private static boolean changesTheDefault(RecordedEvent event) {
    JsonObject after = event.after();
    return event.type().equals(EventType.SHOP_CHANGED.text())
        && after != null
        && after.containsKey("defaultRule");
  }

  private Future<Void> announce(List<String> customers) {
    return customers.isEmpty()
        ? Future.succeededFuture()
        : transactions
            .certain(
                Actor.SYSTEM, tx -> shops.settle(tx, customers, clock.instant()).map(new Done()))
            .mapEmpty();
  }
}
