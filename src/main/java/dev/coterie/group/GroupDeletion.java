package dev.coterie.group;

import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.bus.InOrder;
import dev.coterie.db.Change;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The deletion of a group: what it would touch, and the three ways to do it. */
final class GroupDeletion {
  private final Transactions transactions;
  private final MemberHooks members;
  private final List<GroupDependents> dependents;
  private final Groups groups;
  private final GroupEvents events;
  private final Clock clock;
  private final GroupLocks locks = new GroupLocks();

  /**
   * Makes the use case.
   *
   * @param dependents all that depends on groups, the members among them
   */
  GroupDeletion(
      Transactions transactions,
      MemberHooks members,
      List<GroupDependents> dependents,
      Groups groups,
      GroupEvents events,
      Clock clock) {
    this.transactions = transactions;
    this.members = members;
    this.dependents = List.copyOf(dependents);
    this.groups = groups;
    this.events = events;
    this.clock = clock;
  }

  Future<Result<DeletionImpact>> impact(GroupContract.AssessDeletion ask) {
    Instant now = clock.instant();
    return transactions.attempt(
        Actor.SYSTEM, tx -> lock(tx, ask.code()).compose(group -> impact(tx, group, now)));
  }

  Future<Result<Done>> delete(Actor actor, GroupContract.DeleteGroup ask) {
    Instant now = clock.instant();
    return transactions.attempt(
        actor,
        tx ->
            lock(tx, ask.code())
                .map(GroupDeletion::requireDeletable)
                .compose(group -> settleMembers(tx, group, ask, now).map(group))
                .compose(group -> remove(tx, group, now))
                .onSuccess(done -> events.deleted(tx, ask))
                .map(new Done()));
  }

  private Future<DeletionImpact> impact(Tx tx, LockedGroup group, Instant now) {
    List<Future<DeletionImpact>> impacts =
        dependents.stream().map(dependent -> dependent.impact(tx, group, now)).toList();
    return Future.all(impacts)
        .map(all -> all.<DeletionImpact>list().stream().reduce(own(group), DeletionImpact::plus));
  }

  /** What the deletion touches by the group's own terms. */
  private static DeletionImpact own(LockedGroup group) {
    return group.terms().byDefault()
        ? DeletionImpact.ofDependents(List.of("customers without another rule get this group's"))
        : DeletionImpact.NONE;
  }

  private Future<Void> settleMembers(
      Tx tx, LockedGroup group, GroupContract.DeleteGroup ask, Instant now) {
    return switch (ask.members()) {
      case END -> members.end(tx, group.id(), now);
      case MOVE -> transfer(tx, group, ask, now);
      case REFUSE -> members.impact(tx, group, now).map(GroupDeletion::requireNoMembers).mapEmpty();
    };
  }

  private Future<Void> transfer(
      Tx tx, LockedGroup from, GroupContract.DeleteGroup ask, Instant now) {
    String to = Objects.requireNonNull(ask.to(), "a transfer names the other group");
    if (ask.code().equals(to)) {
      return Future.failedFuture(Refusal.invalid("to", "must be another group").asException());
    }
    String reason = "group " + ask.code() + " was deleted";
    return lock(tx, to)
        .map(GroupDeletion::requireOpen)
        .map(other -> new Transfer(from.id(), other.id(), isList(other), now, reason))
        .compose(transfer -> members.transfer(tx, transfer));
  }

  private static boolean isList(LockedGroup group) {
    return group.kind() == GroupKind.LIST;
  }

  private Future<Void> remove(Tx tx, LockedGroup group, Instant now) {
    tx.changes(Change.group(group.id()));
    return InOrder.each(dependents, dependent -> dependent.remove(tx, group))
        .compose(done -> groups.markDeleted(tx.sql(), group.id(), now));
  }

  private Future<LockedGroup> lock(Tx tx, String code) {
    return locks
        .lockToChange(tx.sql(), code)
        .map(found -> found.orElseThrow(() -> unknownGroup(code).asException()));
  }

  private static LockedGroup requireDeletable(LockedGroup group) {
    if (group.terms().byDefault()) {
      throw Refusal.conflict(
              "default-group", "the default group cannot be deleted: make another the default")
          .asException();
    }
    return group;
  }

  private static LockedGroup requireOpen(LockedGroup other) {
    if (other.archived()) {
      throw Refusal.conflict(
              "archived", "group %s is archived: it takes no new members".formatted(other.code()))
          .asException();
    }
    return other;
  }

  private static DeletionImpact requireNoMembers(DeletionImpact impact) {
    if (impact.members().count() > 0) {
      throw Refusal.conflict(
              "has-members",
              "the group has %d members: say members=end or members=move&to=CODE"
                  .formatted(impact.members().count()))
          .asException();
    }
    return impact;
  }
}
