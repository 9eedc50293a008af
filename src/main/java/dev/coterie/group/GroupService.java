package dev.coterie.group;

import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.db.Change;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.group.GroupContract.Revision;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.RefusedException;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The use cases of groups, but for their {@link SpecialProducts products} and their {@link
 * GroupDeletion deletion}.
 */
final class GroupService {
  static final Map<String, Refusal> REFUSALS =
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
  private final MemberHooks members;
  private final SpecialProducts products;
  private final GroupEvents events;
  private final Clock clock;
  private final Groups groups = new Groups();

  GroupService(
      Pool pool,
      Transactions transactions,
      MemberHooks members,
      SpecialProducts products,
      GroupEvents events,
      Clock clock) {
    this.pool = pool;
    this.transactions = transactions;
    this.members = members;
    this.products = products;
    this.events = events;
    this.clock = clock;
  }

  Future<Result<Group>> create(Actor actor, GroupContract.CreateGroup ask) {
    return transactions.attempt(
        actor,
        tx -> {
          requireSound(List.of(new Revision(ask.terms(), 0, "")));
          return groups
              .create(tx.sql(), ask.terms())
              .compose(done -> changed(tx, List.of(ask.terms().code())))
              .map(created -> created.get(0))
              .onSuccess(created -> events.created(tx, created));
        });
  }

  Future<Result<GroupContract.FoundGroups>> revise(Actor actor, GroupContract.Revise ask) {
    List<String> codes = ask.revisions().stream().map(revision -> revision.terms().code()).toList();
    return transactions.attempt(
        actor,
        tx -> {
          requireSound(ask.revisions());
          requireDistinct(ask.revisions());
          return reviseAll(tx, ask.revisions())
              .compose(done -> changed(tx, codes))
              .onSuccess(all -> all.forEach(group -> events.updated(tx, group)))
              .map(GroupContract.FoundGroups::new);
        });
  }

  Future<Result<GroupContract.FoundGroups>> find(GroupContract.FindGroups ask) {
    return groups
        .find(pool, ask.codes(), clock.instant())
        .map(
            found ->
                missing(ask.codes(), found).isEmpty()
                    ? Result.ok(new GroupContract.FoundGroups(found))
                    : Result.refused(unknownGroup(missing(ask.codes(), found).get(0))));
  }

  Future<Page<Group>> list(GroupContract.ListGroups ask) {
    return groups.list(
        pool, ask.kind(), ask.page().afterNumber(), ask.page().limit(), clock.instant());
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
            revised ->
                revised.isPresent()
                    ? products
                        .follow(tx, revised.get(), revision)
                        .compose(done -> followTier(tx, revised.get()))
                    : existing(tx.sql(), List.of(revision.terms().code()))
                        .compose(now -> Future.failedFuture(stale(now.get(0), revision))));
  }

  private Future<Void> followTier(Tx tx, Groups.RevisedGroup revised) {
    return revised.otherTier()
        ? members.followTier(tx, revised.id(), clock.instant())
        : Future.succeededFuture();
  }

  private static RefusedException stale(Group now, Revision revision) {
    if (now.terms().kind() != revision.terms().kind()) {
      return Refusal.invalid(revision.path() + "kind", "cannot be changed").asException();
    }
    return GroupContract.staleVersion(now, revision.version()).asException();
  }

  /** The groups as they are now, which memory must forget. */
  private Future<List<Group>> changed(Tx tx, List<String> codes) {
    return existing(tx.sql(), codes)
        .onSuccess(all -> all.forEach(group -> tx.changes(Change.group(group.id()))));
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
