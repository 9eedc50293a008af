package dev.coterie.membership;

import dev.coterie.db.Event;
import dev.coterie.event.EventType;
import dev.coterie.ledger.MembershipState;
import dev.coterie.ledger.MembershipStatus;
import dev.coterie.ledger.tier.LedgerEntries;
import dev.coterie.ledger.tier.Period;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
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

  /** Emits what became of the membership of another group of the tier, if anything did. */
  void emitOther(long groupId) {
    List<Period> was = before.ledger().open(groupId);
    List<Period> is = after.ledger().open(groupId);
    String group = was.get(0).group().code();
    if (is.isEmpty()) {
      JsonObject data = data(group).put("until", before.now().toString()).put("because", "change");
      emit(EventType.MEMBERSHIP_ENDED, groupId, data);
    } else if (!before.fields(groupId).equals(after.fields(groupId))) {
      JsonObject data = data(group).mergeIn(after.fields(groupId)).put("because", "moved");
      data.remove("status");
      emit(EventType.MEMBERSHIP_CHANGED, groupId, data);
    }
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
