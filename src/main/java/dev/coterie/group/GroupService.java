package dev.coterie.group;

import static dev.coterie.group.GroupContract.connectNotEnabled;
import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.db.Change;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.group.GroupContract.FindGroupNames;
import dev.coterie.group.GroupContract.GroupNames;
import dev.coterie.group.GroupContract.ListGroupNames;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.group.terms.GroupTerms;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Makes groups and finds them. */
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

  private final NamesOfGroups names = new NamesOfGroups();
  private final Pool pool;
  private final Transactions transactions;
  private final Groups groups;
  private final GroupEvents events;
  private final Clock clock;
  private final boolean opensShops;

  /**
   * The use cases.
   *
   * @param opensShops whether connect groups can be made
   */
  GroupService(
      Pool pool,
      Transactions transactions,
      Groups groups,
      GroupEvents events,
      Clock clock,
      boolean opensShops) {
    this.opensShops = opensShops;
    this.pool = pool;
    this.transactions = transactions;
    this.groups = groups;
    this.events = events;
    this.clock = clock;
  }

  Future<Result<Group>> create(Actor actor, GroupContract.CreateGroup ask) {
    List<FieldError> errors = ask.terms().errors("");
    if (ask.terms().kind() == GroupKind.CONNECT && !opensShops) {
      return Future.succeededFuture(Result.refused(connectNotEnabled()));
    }
    return errors.isEmpty()
        ? transactions.attempt(actor, tx -> create(tx, ask.terms()))
        : Future.succeededFuture(Result.refused(Refusal.invalid(errors)));
  }

  Future<Result<Group>> find(GroupContract.FindGroup ask) {
    return groups
        .find(pool, ask.code(), clock.instant())
        .map(found -> Result.of(found, () -> unknownGroup(ask.code())));
  }

  Future<Page<Group>> list(GroupContract.ListGroups ask) {
    return groups.list(pool, ask, clock.instant());
  }

  Future<GroupNames> names(ListGroupNames ask) {
    return names
        .list(pool, ask.kind(), ask.most() + 1)
        .map(
            found ->
                new GroupNames(
                    found.stream().limit(ask.most()).toList(), found.size() <= ask.most()));
  }

  Future<GroupNames> namesOf(FindGroupNames ask) {
    return names.of(pool, ask.ids()).map(found -> new GroupNames(found, true));
  }

  private Future<Group> create(Tx tx, GroupTerms terms) {
    return groups
        .create(tx.sql(), terms)
        .compose(done -> groups.find(tx.sql(), terms.code(), clock.instant()))
        .map(created -> created.orElseThrow())
        .onSuccess(created -> tx.changes(Change.group(created.id())))
        .onSuccess(created -> events.created(tx, created));
  }
}
