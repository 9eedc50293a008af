package dev.coterie.group;

import dev.coterie.db.Tx;
import dev.coterie.group.terms.LockedGroup;
import io.vertx.core.Future;
import java.time.Instant;

/**
 * What depends on groups. Each feature whose rows would be touched by the deletion of a group
 * implements it; both methods run in the transaction that has locked the group.
 */
public interface GroupDependents {
  /** What of it the deletion of the group would touch, {@link DeletionImpact#NONE} if nothing. */
  Future<DeletionImpact> impact(Tx tx, LockedGroup group, Instant now);

  /** Removes what goes with the group. As a rule nothing does. */
  default Future<Void> remove(Tx tx, LockedGroup group) {
    return Future.succeededFuture();
  }
}
