package dev.coterie.membership;

import dev.coterie.db.Tx;
import dev.coterie.membership.Membership.Life;
import dev.coterie.membership.Membership.Status;
import java.time.Instant;
import java.util.List;

/**
 * A customer and a group that a transaction has locked, with what the customer holds of the group's
 * tier.
 *
 * @param life of the customer's membership of the group
 */
record OpenLedger(
    Tx tx, Customers.Locked customer, HeldGroups.Held group, TierLedger ledger, Life life) {

  Instant now() {
    return ledger.now();
  }

  /** What is paid of the group and not over. */
  List<Stretch> own() {
    return ledger.paid(TierLedger.of(group.id()));
  }

  Status status() {
    if (life == Life.PAUSED) {
      return Status.PAUSED;
    }
    if (life == Life.ENDING && !own().isEmpty()) {
      return Status.ENDING;
    }
    if (own().stream().anyMatch(stretch -> stretch.during().contains(now()))) {
      return Status.ACTIVE;
    }
    boolean inGrace =
        ledger.open().stream()
            .filter(TierLedger.of(group.id()))
            .anyMatch(stretch -> stretch.isGrace() && stretch.during().contains(now()));
    return inGrace ? Status.GRACE : own().isEmpty() ? Status.ENDED : Status.SCHEDULED;
  }
}
