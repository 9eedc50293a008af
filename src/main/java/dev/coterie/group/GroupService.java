package dev.coterie.group;

import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.db.Change;
import dev.coterie.db.ChangeFeed;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.group.GroupContract.Impact;
import dev.coterie.group.GroupContract.MembersPolicy;
import dev.coterie.group.GroupContract.Move;
import dev.coterie.group.GroupContract.Revision;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.RefusedException;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.ShopCalendar;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The use cases of groups. */
final class GroupService {
  private static final Map<String, Refusal> REFUSALS =
      Map.of(
          "customer_groups_code",
          Refusal.conflict("code-taken", "another group has this code"),
          "customer_groups_one_default",
          Refusal.conflict(
              "default-taken",
              "another group is the default; hand it on by changing both groups in one PATCH"),
          "membership_periods_one_per_tier",
          Refusal.conflict(
              "tier-taken", "a member holds another group of that tier at the same time"));

  private final Pool pool;
  private final Transactions transactions;
  private final GroupContract.Members members;
  private final Clock clock;
  private final ShopCalendar calendar;
  private final Groups groups = new Groups();

  GroupService(
      Pool pool,
      ChangeFeed feed,
      GroupContract.Members members,
      Clock clock,
      ShopCalendar calendar) {
    this.pool = pool;
    this.transactions = new Transactions(pool, feed, REFUSALS);
    this.members = members;
    this.clock = clock;
    this.calendar = calendar;
  }

  Future<Result<Group>> create(GroupContract.Create ask) {
    return transactions.attempt(
        tx -> {
          requireSound(List.of(new Revision(ask.terms(), 0, "")));
          tx.changes(Change.all(Change.Kind.GROUPS));
          return groups
              .create(tx.sql(), ask.terms())
              .compose(done -> existing(tx.sql(), List.of(ask.terms().code())))
              .map(created -> created.get(0));
        });
  }

  Future<Result<GroupContract.Groups>> revise(GroupContract.Revise ask) {
    List<String> codes = ask.revisions().stream().map(revision -> revision.terms().code()).toList();
    return transactions.attempt(
        tx -> {
          requireSound(ask.revisions());
          requireDistinct(ask.revisions());
          tx.changes(Change.all(Change.Kind.GROUPS));
          return reviseAll(tx, ask.revisions())
              .compose(done -> existing(tx.sql(), codes))
              .map(GroupContract.Groups::new);
        });
  }

  Future<Result<GroupContract.Groups>> find(GroupContract.Find ask) {
    return groups
        .find(pool, ask.codes(), clock.instant())
        .map(
            found ->
                missing(ask.codes(), found).isEmpty()
                    ? Result.ok(new GroupContract.Groups(found))
                    : Result.refused(unknownGroup(missing(ask.codes(), found).get(0))));
  }

  Future<Page<Group>> list(GroupContract.ListAll ask) {
    String after = ask.page().after();
    return groups.list(
        pool,
        ask.kind(),
        after.isEmpty() ? 0 : Long.parseLong(after),
        ask.page().limit(),
        clock.instant());
  }

  Future<Result<Impact>> impact(GroupContract.Weigh ask) {
    Instant now = clock.instant();
    return transactions.attempt(
        tx ->
            lock(tx, ask.code())
                .compose(
                    group ->
                        groups
                            .remaining(tx.sql(), group.id(), now)
                            .map(remaining -> impact(group, remaining, now))));
  }

  Future<Result<Done>> delete(GroupContract.Delete ask) {
    Instant now = clock.instant();
    return transactions.attempt(
        tx ->
            lock(tx, ask.code())
                .compose(group -> requireDeletable(group).map(group))
                .compose(group -> settleMembers(tx, group, ask, now).map(group))
                .compose(group -> groups.markDeleted(tx.sql(), group.id(), now))
                .onSuccess(done -> tx.changes(Change.all(Change.Kind.GROUPS)))
                .map(new Done()));
  }

  private Future<Void> settleMembers(
      Tx tx, Groups.Locked group, GroupContract.Delete ask, Instant now) {
    if (ask.members() == MembersPolicy.END) {
      return members.end(tx, group.id(), now);
    }
    if (ask.members() == MembersPolicy.MOVE && ask.code().equals(ask.to())) {
      return Future.failedFuture(Refusal.invalid("to", "must be another group").asException());
    }
    if (ask.members() == MembersPolicy.MOVE) {
      String to = Objects.requireNonNull(ask.to(), "a move names its target");
      return lock(tx, to).compose(target -> members.move(tx, move(group, target, ask, now)));
    }
    return groups.remaining(tx.sql(), group.id(), now).compose(GroupService::requireNoMembers);
  }

  private static Move move(
      Groups.Locked from, Groups.Locked to, GroupContract.Delete ask, Instant now) {
    boolean intoList = to.kind() == GroupTerms.Kind.LIST;
    String reason = "group " + ask.code() + " was deleted";
    return new Move(from.id(), to.id(), intoList, now, ask.actor(), reason);
  }

  /** One after the other in the order of codes, so that two bulk changes cannot deadlock. */
  private Future<Void> reviseAll(Tx tx, List<Revision> revisions) {
    List<Revision> sorted = new ArrayList<>(revisions);
    sorted.sort(Comparator.comparing(revision -> revision.terms().code()));
    Future<Void> all = Future.succeededFuture();
    for (Revision revision : sorted) {
      all = all.compose(done -> revise(tx, revision));
    }
    return all;
  }

  private Future<Void> revise(Tx tx, Revision revision) {
    return groups
        .revise(tx.sql(), revision.terms(), revision.version())
        .compose(
            done ->
                done
                    ? Future.succeededFuture()
                    : existing(tx.sql(), List.of(revision.terms().code()))
                        .compose(now -> Future.failedFuture(stale(now.get(0), revision))));
  }

  private static RefusedException stale(Group now, Revision revision) {
    if (now.terms().kind() != revision.terms().kind()) {
      return Refusal.invalid(revision.path() + "kind", "cannot be changed").asException();
    }
    return Refusal.conflict(
            "stale-version",
            "group %s is at version %d, the change was made from version %d: read it again"
                .formatted(now.terms().code(), now.version(), revision.version()))
        .asException();
  }

  private Future<List<Group>> existing(SqlClient sql, List<String> codes) {
    return groups
        .find(sql, codes, clock.instant())
        .map(
            found -> {
              if (found.size() < codes.size()) {
                throw unknownGroup(missing(codes, found).get(0)).asException();
              }
              return found;
            });
  }

  private Future<Groups.Locked> lock(Tx tx, String code) {
    return groups
        .lock(tx.sql(), code)
        .map(found -> found.orElseThrow(() -> unknownGroup(code).asException()));
  }

  private Impact impact(Groups.Locked group, List<Groups.Remaining> remaining, Instant now) {
    long endless = remaining.stream().filter(member -> member.until() == null).count();
    long days =
        remaining.stream()
            .map(Groups.Remaining::until)
            .filter(Objects::nonNull)
            .mapToLong(until -> calendar.daysLeft(now, until))
            .sum();
    List<String> dependents =
        group.byDefault() ? List.of("customers without another rule get this group's") : List.of();
    return new Impact(remaining.size(), days, endless, dependents);
  }

  private static Future<Void> requireDeletable(Groups.Locked group) {
    return group.byDefault()
        ? Future.failedFuture(
            Refusal.conflict(
                    "default-group",
                    "the default group cannot be deleted: make another the default")
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

  private static void requireSound(List<Revision> all) {
    List<FieldError> errors = new ArrayList<>();
    for (Revision revision : all) {
      for (FieldError wrong : revision.terms().complaints()) {
        errors.add(new FieldError(revision.path() + wrong.field(), wrong.message()));
      }
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors).asException();
    }
  }

  private static void requireDistinct(List<Revision> all) {
    Set<String> seen = new HashSet<>();
    for (Revision revision : all) {
      if (!seen.add(revision.terms().code())) {
        throw Refusal.invalid(revision.path() + "code", "must be unique in the list").asException();
      }
    }
  }

  private static List<String> missing(List<String> codes, List<Group> found) {
    Set<String> known = new HashSet<>(found.stream().map(group -> group.terms().code()).toList());
    return codes.stream().filter(code -> !known.contains(code)).toList();
  }
}
