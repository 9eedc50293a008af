package dev.coterie.group;

import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.bus.InOrder;
import dev.coterie.db.Change;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.group.GroupContract.MembersPolicy;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.RefusedException;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The deletion of a group: what it would touch, and the three ways to do it. */
final class GroupDeletion {
  private final Transactions transactions;
  private final MemberHooks members;
  private final List<GroupDependents> dependents;
  private final Groups groups;
  private final GroupEvents events;
  private final Clock clock;
  private final GroupLocks locks = new GroupLocks();
  private final Departures departures;
  private final DepartureBatches batches;

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
    this.departures = new Departures(members, clock);
    this.batches = new DepartureBatches(transactions, members, departures, clock);
  }

  Future<Result<DeletionImpact>> impact(GroupContract.AssessDeletion ask) {
    Instant now = clock.instant();
    return transactions.attempt(
        Actor.SYSTEM, tx -> lock(tx, ask.code()).compose(group -> impact(tx, group, now)));
  }

  /** A group of many members is left by them in batches before it goes. */
  Future<Result<Done>> delete(Actor actor, GroupContract.DeleteGroup ask) {
    return batches
        .leave(actor.holding(null), ask)
        .compose(left -> remove(actor, ask))
        .recover(GroupDeletion::refused);
  }

  private static Future<Result<Done>> refused(Throwable cause) {
    return cause instanceof RefusedException refused
        ? Future.succeededFuture(Result.refused(refused.refusal()))
        : Future.failedFuture(cause);
  }

  private Future<Result<Done>> remove(Actor actor, GroupContract.DeleteGroup ask) {
    return transactions.attempt(
        actor,
        tx ->
            lock(tx, ask.code())
                .map(Departures::requireDeletable)
                .compose(group -> settleMembers(tx, group, ask).map(group))
                .compose(group -> remove(tx, group))
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

  private Future<Void> settleMembers(Tx tx, LockedGroup group, GroupContract.DeleteGroup ask) {
    return ask.members() == MembersPolicy.REFUSE
        ? members.impact(tx, group, clock.instant()).map(GroupDeletion::requireNoMembers).mapEmpty()
        : departures.settle(tx, group, ask, MemberBatch.all(group.id())).mapEmpty();
  }

  private Future<Void> remove(Tx tx, LockedGroup group) {
    tx.changes(Change.group(group.id()));
    return InOrder.each(dependents, dependent -> dependent.remove(tx, group))
        .compose(done -> groups.markDeleted(tx.sql(), group.id(), clock.instant()));
  }

  private Future<LockedGroup> lock(Tx tx, String code) {
    return locks
        .lockToChange(tx.sql(), code)
        .map(found -> found.orElseThrow(() -> unknownGroup(code).asException()));
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
