package dev.coterie.membership;

import dev.coterie.customer.LockedCustomer;
import dev.coterie.db.Tx;
import dev.coterie.group.LockedGroup;
import dev.coterie.ledger.MembershipState;
import dev.coterie.ledger.MembershipStatus;
import dev.coterie.ledger.Period;
import dev.coterie.ledger.TierLedger;
import java.time.Instant;
import java.util.List;

/**
 * A customer and a group that a transaction has locked, with what the customer holds of the group's
 * tier.
 *
 * @param state of the customer's membership of the group
 */
record LockedLedger(
    Tx tx, LockedCustomer customer, LockedGroup group, TierLedger ledger, MembershipState state) {

  Instant now() {
    return ledger.now();
  }

  /** What is paid of the group and not over. */
  List<Period> own() {
    return ledger.paid(TierLedger.of(group.id()));
  }

  MembershipStatus status() {
    if (state == MembershipState.PAUSED) {
      return MembershipStatus.PAUSED;
    }
    if (state == MembershipState.ENDING && !own().isEmpty()) {
      return MembershipStatus.ENDING;
    }
    if (own().stream().anyMatch(period -> period.during().contains(now()))) {
      return MembershipStatus.ACTIVE;
    }
    boolean inGrace =
        ledger.open().stream()
            .filter(TierLedger.of(group.id()))
            .anyMatch(period -> period.isGrace() && period.during().contains(now()));
    return inGrace
        ? MembershipStatus.GRACE
        : own().isEmpty() ? MembershipStatus.ENDED : MembershipStatus.SCHEDULED;
  }
}
