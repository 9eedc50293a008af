package dev.coterie.caller.user;

import dev.coterie.bus.InOrder;
import dev.coterie.db.Tx;
import io.vertx.core.Future;
import java.time.Clock;

/** Deletes the users who ran a shop, when it is somebody else's. */
public final class OwnersOfShops {
  private final Users users = new Users();
  private final Clock clock;

  public OwnersOfShops(Clock clock) {
    this.clock = clock;
  }

  /** Deletes them with their sessions. */
  public Future<Void> shutOut(Tx tx, long shop) {
    return users
        .lockOwners(tx.sql(), shop)
        .compose(
            all ->
                InOrder.each(
                    all,
                    user ->
                        users
                            .delete(tx.sql(), user.name())
                            .onSuccess(done -> UserEvents.deleted(tx, user, clock.instant()))));
  }
}
