package dev.coterie.order.gift;

import dev.coterie.db.Tx;
import dev.coterie.group.DeletionImpact;
import dev.coterie.group.GroupDependents;
import dev.coterie.group.terms.LockedGroup;
import io.vertx.core.Future;
import java.time.Instant;

/** Says how many gifts of a group are open; without the group nobody can redeem them. */
public final class GiftsOfGroups implements GroupDependents {
  private final Gifts gifts = new Gifts();

  @Override
  public Future<DeletionImpact> impact(Tx tx, LockedGroup group, Instant now) {
    return gifts.open(tx.sql(), group.id()).map(DeletionImpact::ofGifts);
  }
}
