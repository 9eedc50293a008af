package dev.coterie.order.charge;

import dev.coterie.db.Tx;
import dev.coterie.group.DeletionImpact;
import dev.coterie.group.GroupDependents;
import dev.coterie.group.terms.LockedGroup;
import io.vertx.core.Future;
import java.time.Instant;

/** Says what was charged for a group; it stays on record without the group. */
public final class ChargesOfGroups implements GroupDependents {
  private final Charges charges = new Charges();

  @Override
  public Future<DeletionImpact> impact(Tx tx, LockedGroup group, Instant now) {
    return charges.ofGroup(tx.sql(), group.id()).map(DeletionImpact::ofCharges);
  }
}
