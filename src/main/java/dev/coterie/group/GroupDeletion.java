package dev.coterie.group;

import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.db.Change;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.group.GroupContract.MembersPolicy;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.ShopCalendar;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The deletion of a group: what it would touch, and the three ways to do it. */
final class GroupDeletion {
  private final Transactions transactions;
  private final MemberHooks members;
  private final ProductHooks products;
  private final GroupEvents events;
  private final Clock clock;
  private final ShopCalendar calendar;
  private final Groups groups = new Groups();

  GroupDeletion(
      Transactions transactions,
      MemberHooks members,
      ProductHooks products,
      GroupEvents events,
      Clock clock,
      ShopCalendar calendar) {
    this.transactions = transactions;
    this.members = members;
    this.products = products;
    this.events = events;
    this.clock = clock;
    this.calendar = calendar;
  }

  Future<Result<DeletionImpact>> impact(GroupContract.AssessDeletion ask) {
    Instant now = clock.instant();
    return transactions.attempt(
        Actor.SYSTEM,
        tx ->
            lock(tx, ask.code())
                .compose(
                    group ->
                        groups
                            .charges(tx.sql(), group.id())
                            .compose(charges -> impact(tx, group, charges, now))));
  }

  Future<Result<Done>> delete(Actor actor, GroupContract.DeleteGroup ask) {
    Instant now = clock.instant();
    return transactions.attempt(
        actor,
        tx ->
            lock(tx, ask.code())
                .compose(group -> requireDeletable(group).map(group))
                .compose(group -> settleMembers(tx, group, ask, now).map(group))
                .compose(group -> products.remove(tx, group.id()).map(group))
                .onSuccess(
                    group -> {
                      tx.changes(Change.group(group.id()));
                      events.deleted(tx, ask);
                    })
                .compose(group -> groups.markDeleted(tx.sql(), group.id(), now))
                .map(new Done()));
  }

  private Future<Void> settleMembers(
      Tx tx, Groups.DeletableGroup group, GroupContract.DeleteGroup ask, Instant now) {
    if (ask.members() == MembersPolicy.END) {
      return members.end(tx, group.id(), now);
    }
    if (ask.members() == MembersPolicy.MOVE && ask.code().equals(ask.to())) {
      return Future.failedFuture(Refusal.invalid("to", "must be another group").asException());
    }
    if (ask.members() == MembersPolicy.MOVE) {
      String to = Objects.requireNonNull(ask.to(), "a move names its target");
      return lock(tx, to)
          .compose(target -> requireOpen(target, to).map(target))
          .compose(target -> members.transfer(tx, transfer(group, target, ask, now)));
    }
    return groups.remaining(tx.sql(), group.id(), now).compose(GroupDeletion::requireNoMembers);
  }

  private static Transfer transfer(
      Groups.DeletableGroup from,
      Groups.DeletableGroup to,
      GroupContract.DeleteGroup ask,
      Instant now) {
    boolean intoList = to.kind() == GroupKind.LIST;
    String reason = "group " + ask.code() + " was deleted";
    return new Transfer(from.id(), to.id(), intoList, now, reason);
  }

  private Future<Groups.DeletableGroup> lock(Tx tx, String code) {
    return groups
        .lock(tx.sql(), code)
        .map(found -> found.orElseThrow(() -> unknownGroup(code).asException()));
  }

  private Future<DeletionImpact> impact(
      Tx tx, Groups.DeletableGroup group, GroupCharges charges, Instant now) {
    return groups
        .remaining(tx.sql(), group.id(), now)
        .map(remaining -> impact(group, remaining, charges, now));
  }

  private DeletionImpact impact(
      Groups.DeletableGroup group,
      List<Groups.Remaining> remaining,
      GroupCharges charges,
      Instant now) {
    long endless = remaining.stream().filter(member -> member.until() == null).count();
    long days =
        remaining.stream()
            .map(Groups.Remaining::until)
            .filter(Objects::nonNull)
            .mapToLong(until -> calendar.daysLeft(now, until))
            .sum();
    List<String> dependents =
        group.byDefault() ? List.of("customers without another rule get this group's") : List.of();
    String sku = group.productSku();
    List<String> sold = sku == null ? List.of() : List.of(sku);
    return new DeletionImpact(remaining.size(), days, endless, sold, charges, dependents);
  }

  private static Future<Void> requireDeletable(Groups.DeletableGroup group) {
    return group.byDefault()
        ? Future.failedFuture(
            Refusal.conflict(
                    "default-group",
                    "the default group cannot be deleted: make another the default")
                .asException())
        : Future.succeededFuture();
  }

  private static Future<Void> requireOpen(Groups.DeletableGroup target, String code) {
    return target.archived()
        ? Future.failedFuture(
            Refusal.conflict(
                    "archived", "group %s is archived: it takes no new members".formatted(code))
                .asException())
        : Future.succeededFuture();
  }

  private static Future<Void> requireNoMembers(List<Groups.Remaining> remaining) {
    return remaining.isEmpty()
        ? Future.succeededFuture()
        : Future.failedFuture(
            Refusal.conflict(
                    "has-members",
                    "the group has %d members: say members=end or members=move&to=CODE"
                        .formatted(remaining.size()))
                .asException());
  }
}
