package dev.coterie.order.account;

import dev.coterie.db.Tx;
import dev.coterie.group.DeletionImpact;
import dev.coterie.group.GroupDependents;
import dev.coterie.group.terms.LockedGroup;
import io.vertx.core.Future;
import java.time.Instant;

/** Says what stands on the accounts of a group's members; it stays theirs without the group. */
public final class BalancesOfMembers implements GroupDependents {
  private final Accounts accounts = new Accounts();

  @Override
  public Future<DeletionImpact> impact(Tx tx, LockedGroup group, Instant now) {
    return accounts.ofMembers(tx.sql(), group.id(), now).map(DeletionImpact::ofBalances);
  }
}
