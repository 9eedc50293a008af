package dev.coterie.membership;

import dev.coterie.db.Event;
import dev.coterie.event.EventType;
import dev.coterie.ledger.MembershipState;
import dev.coterie.ledger.MembershipStatus;
import dev.coterie.ledger.tier.LedgerEntries;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was decided of a locked ledger: how it was, what is to be written, and how it is then. */
record LedgerChange(LockedLedger before, LedgerEntries entries, LockedLedger after) {

  /**
   * A decision.
   *
   * @param state how the membership of the group goes on
   */
  static LedgerChange of(LockedLedger locked, LedgerEntries entries, MembershipState state) {
    return new LedgerChange(locked, entries, locked.after(entries, state));
  }

  /** The groups that it may concern: the one that is locked, and those of its tier. */
  Set<Long> groups() {
    Set<Long> groups = new TreeSet<>();
    groups.add(before.group().id());
    before.ledger().open().forEach(period -> groups.add(period.group().id()));
    return groups;
  }

  /** Emits an event of the membership of the group that is locked. */
  void emit(EventType type, @Nullable Instant from, @Nullable Instant until, JsonObject more) {
    JsonObject data = data(before.group().code());
    if (from != null) {
      data.put("from", from.toString());
    }
    data.put("until", until == null ? null : until.toString()).mergeIn(more);
    emit(type, before.group().id(), data);
  }

  /** Emits the end of a membership of another group, whose place the group takes. */
  void emitReplaced(long groupId, String group) {
    JsonObject data = data(group).put("until", before.now().toString()).put("because", "change");
    emit(EventType.MEMBERSHIP_ENDED, groupId, data);
  }

  private JsonObject data(String group) {
    return new JsonObject().put("customer", before.customer().code()).put("group", group);
  }

  private void emit(EventType type, long groupId, JsonObject data) {
    Event event = type.event(before.now(), before.customer().code(), data);
    JsonObject was = before.fields(groupId);
    JsonObject is = after.fields(groupId);
    boolean nothingWasThere =
        type == EventType.MEMBERSHIP_STARTED || before.status(groupId) == MembershipStatus.ENDED;
    before.tx().emit(nothingWasThere || was.equals(is) ? event : event.changing(was, is));
  }
}
