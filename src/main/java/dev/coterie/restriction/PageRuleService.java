package dev.coterie.restriction;

import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Result;
import dev.coterie.restriction.RestrictionContract.DeletePageRule;
import dev.coterie.restriction.RestrictionContract.FindPageRule;
import dev.coterie.restriction.RestrictionContract.ListPageRules;
import dev.coterie.restriction.RestrictionContract.LoadPageRules;
import dev.coterie.restriction.RestrictionContract.LoadedPageRules;
import dev.coterie.restriction.RestrictionContract.Stored;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;

/** Sets and lifts the rules of pages. */
final class PageRuleService {
  private final Pool pool;
  private final Transactions transactions;
  private final Clock clock;
  private final PageRules rules = new PageRules();
  private final RuleGroups groups = new RuleGroups();

  PageRuleService(Storage storage, Clock clock) {
    this.pool = storage.pool();
    this.transactions = storage.transactions();
    this.clock = clock;
  }

  Future<Page<PageRule>> list(ListPageRules ask) {
    return rules.page(pool, ask.page());
  }

  Future<Result<PageRule>> find(FindPageRule ask) {
    return rules
        .find(pool, ask.path())
        .map(found -> Result.of(found, () -> RestrictionContract.unknownPageRule(ask.path())));
  }

  Future<LoadedPageRules> load(LoadPageRules all) {
    return rules.load(pool);
  }

  Future<Result<Stored>> set(Actor actor, PageRule rule) {
    return transactions.attempt(
        actor,
        tx ->
            rules
                .store(tx.sql(), rule.path())
                .compose(
                    id ->
                        groups
                            .of(tx.sql(), id)
                            .compose(
                                was ->
                                    groups
                                        .replace(tx.sql(), id, rule.groups())
                                        .compose(ids -> groups.of(tx.sql(), id))
                                        .onSuccess(is -> tell(tx, rule.path(), was, is))
                                        .map(is -> new Stored(was.isEmpty())))));
  }

  Future<Result<Done>> delete(Actor actor, DeletePageRule ask) {
    return transactions.attempt(
        actor,
        tx ->
            rules
                .lock(tx.sql(), ask.path())
                .map(
                    found ->
                        found.orElseThrow(
                            () -> RestrictionContract.unknownPageRule(ask.path()).asException()))
                .compose(
                    id ->
                        groups
                            .of(tx.sql(), id)
                            .compose(was -> rules.delete(tx.sql(), id).map(gone -> was)))
                .onSuccess(was -> tell(tx, ask.path(), was, List.of()))
                .map(gone -> new Done()));
  }

  private void tell(Tx tx, String path, List<String> was, List<String> is) {
    tx.changes(Change.all(ChangeKind.PAGE_RULES));
    if (!was.equals(is)) {
      JsonObject data = new JsonObject().put("page", path).put("groups", new JsonArray(is));
      tx.emit(
          EventType.ACCESS_CHANGED
              .event(clock.instant(), path, data)
              .changing(groups(was), groups(is)));
    }
  }

  private static JsonObject groups(List<String> codes) {
    return new JsonObject().put("groups", new JsonArray(codes));
  }
}
