package dev.coterie.restriction;

import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.db.Tx;
import dev.coterie.group.DeletionImpact;
import dev.coterie.group.GroupDependents;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.restriction.RuleGroups.NamingRules;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says which rules name a group; without it they admit fewer, and nobody where it was the last. */
public final class RulesOfGroups implements GroupDependents {
  private final RuleGroups groups = new RuleGroups();

  @Override
  public Future<DeletionImpact> impact(Tx tx, LockedGroup group, Instant now) {
    return groups
        .count(tx.sql(), group.id())
        .map(naming -> DeletionImpact.ofDependents(phrases(naming)));
  }

  private static List<String> phrases(NamingRules naming) {
    List<String> phrases = new ArrayList<>();
    if (naming.pages() > 0) {
      phrases.add("page rules that admit it: " + naming.pages());
    }
    if (naming.products() > 0) {
      phrases.add("product rules that admit it: " + naming.products());
    }
    return phrases;
  }

  @Override
  public Future<Void> remove(Tx tx, LockedGroup group) {
    tx.changes(Change.all(ChangeKind.PAGE_RULES));
    return Future.succeededFuture();
  }
}
