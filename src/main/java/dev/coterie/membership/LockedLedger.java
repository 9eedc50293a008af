package dev.coterie.membership;

import dev.coterie.customer.LockedCustomer;
import dev.coterie.db.Tx;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.kernel.EnumNames;
import dev.coterie.ledger.MembershipState;
import dev.coterie.ledger.MembershipStatus;
import dev.coterie.ledger.tier.LedgerEntries;
import dev.coterie.ledger.tier.Period;
import dev.coterie.ledger.tier.TierLedger;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer and a group that a transaction has locked, with the customer's ledger of the group's
 * tier.
 *
 * @param periods all that the customer has or had in any group, by their begin
 * @param states of the customer's memberships that do not simply run, by group
 */
record LockedLedger(
    Tx tx,
    LockedCustomer customer,
    LockedGroup group,
    TierLedger ledger,
    List<Period> periods,
    Map<Long, MembershipState> states) {

  LockedLedger {
    periods = List.copyOf(periods);
    states = Map.copyOf(states);
  }

  Instant now() {
    return ledger.now();
  }

  /** What is paid of the group and not over. */
  List<Period> paid() {
    return ledger.paid(TierLedger.of(group.id()));
  }

  /** The end of what is paid of the group, null where it never ends, or nothing is paid. */
  @Nullable Instant paidUntil() {
    List<Period> paid = paid();
    return paid.isEmpty() ? null : paid.get(paid.size() - 1).during().until();
  }

  /** Whether the customer holds the group now, be it in its days of grace. */
  boolean isHeld() {
    return ledger.open(group.id()).stream().anyMatch(period -> period.during().contains(now()));
  }

  /** How the customer's membership of the group goes on. */
  MembershipState state() {
    return state(group.id());
  }

  MembershipState state(long groupId) {
    return states.getOrDefault(groupId, MembershipState.RUNNING);
  }

  /** Whether any membership of the customer is paused. */
  boolean anyPaused() {
    return states.containsValue(MembershipState.PAUSED);
  }

  /** The status of the customer's membership of the group. */
  MembershipStatus status() {
    return status(group.id());
  }

  MembershipStatus status(long groupId) {
    return MembershipStatus.of(state(groupId), periodsOf(groupId), now(), true);
  }

  /** The fields of a membership that events compare, as the API shows them. */
  JsonObject fields(long groupId) {
    List<Period> paid = periodsOf(groupId).stream().filter(period -> !period.isGrace()).toList();
    Instant until = paid.isEmpty() ? null : paid.get(paid.size() - 1).during().until();
    return new JsonObject()
        .put("status", EnumNames.of(status(groupId)))
        .put("until", until == null ? null : until.toString());
  }

  private List<Period> periodsOf(long groupId) {
    return periods.stream().filter(TierLedger.of(groupId)).toList();
  }

  /** Throws the refusal of a transition that is not legal for the membership as it is. */
  void require(Transition transition) {
    transition.require(status());
  }

  /**
   * What follows once the entries are written.
   *
   * @param next how the membership of the group goes on
   */
  LockedLedger after(LedgerEntries entries, MembershipState next) {
    Map<Long, MembershipState> nextStates = new HashMap<>(states);
    nextStates.put(group.id(), next);
    return new LockedLedger(
        tx, customer, group, ledger.after(entries), entries.applyTo(periods), nextStates);
  }
}
