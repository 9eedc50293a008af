package dev.coterie.group;

import dev.coterie.bus.InOrder;
import dev.coterie.db.Change;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.group.GroupContract.ChangeGroups;
import dev.coterie.group.GroupContract.ChangedGroups;
import dev.coterie.group.terms.GroupChange;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.group.terms.TermsJson;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The change of groups, all or none: each is locked, the change laid over what it is then, and
 * written.
 */
final class GroupChanges {
  private final Transactions transactions;
  private final MemberHooks members;
  private final SpecialProducts products;
  private final Groups groups;
  private final TermsJson json;
  private final GroupEvents events;
  private final Clock clock;
  private final GroupLocks locks = new GroupLocks();

  GroupChanges(
      Transactions transactions,
      MemberHooks members,
      SpecialProducts products,
      Groups groups,
      TermsJson json,
      Clock clock) {
    this.transactions = transactions;
    this.members = members;
    this.products = products;
    this.groups = groups;
    this.json = json;
    this.events = new GroupEvents(json, clock);
    this.clock = clock;
  }

  Future<Result<ChangedGroups>> change(Actor actor, ChangeGroups ask) {
    List<String> codes = ask.changes().stream().map(GroupChange::code).toList();
    return transactions.attempt(
        actor,
        tx ->
            locks
                .lockToChange(tx.sql(), codes)
                .map(locked -> revisions(ask.changes(), locked))
                .compose(revisions -> writeAll(tx, revisions))
                .map(ChangedGroups::new));
  }

  /** The changes as they come out, in their order; refused if one of them is wrong. */
  private List<Revision> revisions(List<GroupChange> changes, List<LockedGroup> locked) {
    Map<String, LockedGroup> byCode =
        locked.stream().collect(Collectors.toMap(LockedGroup::code, Function.identity()));
    changes.forEach(change -> known(byCode, change.code()));
    List<Revision> revisions =
        changes.stream()
            .map(change -> Revision.of(change, known(byCode, change.code()), json))
            .toList();
    requireSound(revisions);
    requireDistinct(revisions);
    return revisions;
  }

  private static LockedGroup known(Map<String, LockedGroup> byCode, String code) {
    LockedGroup group = byCode.get(code);
    if (group == null) {
      throw GroupContract.unknownGroup(code).asException();
    }
    return group;
  }

  private static void requireSound(List<Revision> revisions) {
    List<FieldError> errors =
        revisions.stream()
            .flatMap(revision -> revision.terms().errors(revision.path()).stream())
            .toList();
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors).asException();
    }
  }

  private static void requireDistinct(List<Revision> revisions) {
    Set<String> seen = new HashSet<>();
    for (Revision revision : revisions) {
      if (!seen.add(revision.code())) {
        throw Refusal.invalid(revision.path() + "code", "must be unique in the list").asException();
      }
    }
  }

  /** Answers the groups as they are afterwards. */
  private Future<List<Group>> writeAll(Tx tx, List<Revision> revisions) {
    List<Revision> byCode =
        revisions.stream().sorted(Comparator.comparing(Revision::code)).toList();
    List<String> codes = revisions.stream().map(Revision::code).toList();
    return InOrder.each(byCode, revision -> write(tx, revision))
        .compose(done -> groups.find(tx.sql(), codes, clock.instant()))
        .onSuccess(changed -> announce(tx, revisions, changed));
  }

  private Future<Void> write(Tx tx, Revision revision) {
    revision.requireVersion();
    return groups
        .update(tx.sql(), revision.terms())
        .compose(done -> products.adapt(tx, revision))
        .compose(
            done -> revision.changesTier() ? changeTier(tx, revision) : Future.succeededFuture());
  }

  private Future<Void> changeTier(Tx tx, Revision revision) {
    return members.changeTier(tx, revision.group().id(), clock.instant());
  }

  private void announce(Tx tx, List<Revision> revisions, List<Group> changed) {
    for (int index = 0; index < changed.size(); index++) {
      tx.changes(Change.group(changed.get(index).id()));
      events.updated(tx, revisions.get(index).group().terms(), changed.get(index));
    }
  }
}
