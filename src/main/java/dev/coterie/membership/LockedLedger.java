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
    List<Period> periods = ledger.open().stream().filter(TierLedger.of(group.id())).toList();
    return MembershipStatus.of(state, periods, now(), true);
  }

  /** Throws the refusal of a transition that is not legal for the membership as it is. */
  void require(Transition transition) {
    boolean cancelled = state == MembershipState.ENDING && !own().isEmpty();
    transition.require(status(), cancelled);
  }
}
