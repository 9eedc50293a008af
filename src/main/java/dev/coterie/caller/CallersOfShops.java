package dev.coterie.caller;

import dev.coterie.caller.user.OwnersOfShops;
import dev.coterie.connect.shop.ShopHooks;
import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.db.Tx;
import io.vertx.core.Future;
import java.time.Clock;

/** Revokes the keys of shops and locks out who ran them. */
public final class CallersOfShops implements ShopHooks {
  private final ApiKeys keys = new ApiKeys();
  private final OwnersOfShops owners;
  private final Clock clock;

  public CallersOfShops(Clock clock) {
    this.clock = clock;
    this.owners = new OwnersOfShops(clock);
  }

  @Override
  public Future<Void> shutOut(Tx tx, long shop) {
    return keys.deleteOfShop(tx.sql(), shop)
        .onSuccess(all -> all.forEach(key -> KeyEvents.revoked(tx, key, clock.instant())))
        .onSuccess(all -> tx.changes(Change.all(ChangeKind.KEYS)))
        .compose(all -> owners.shutOut(tx, shop));
  }
}
