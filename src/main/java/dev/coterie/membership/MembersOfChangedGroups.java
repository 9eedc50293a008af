package dev.coterie.membership;

import dev.coterie.db.Change;
import dev.coterie.db.Tx;
import dev.coterie.group.GroupContract.Members;
import dev.coterie.group.GroupContract.Move;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** Does to the memberships of a group what its change or deletion asks for. */
public final class MembersOfChangedGroups implements Members {
  private final Periods periods = new Periods();

  @Override
  public Future<Void> followTier(Tx tx, long groupId, Instant now) {
    return periods.followTier(tx.sql(), groupId, now);
  }

  @Override
  public Future<Void> end(Tx tx, long groupId, Instant now) {
    tx.changes(Change.all(Change.Kind.CUSTOMER));
    return periods.cutAll(tx.sql(), groupId, now);
  }

  @Override
  public Future<Void> move(Tx tx, Move move) {
    tx.changes(Change.all(Change.Kind.CUSTOMER));
    return periods
        .putAside(tx.sql(), move.fromId(), move.at())
        .compose(done -> periods.putAsideWithoutWebAccount(tx.sql()))
        .compose(without -> requireWebAccounts(move, without))
        .compose(done -> periods.cutAll(tx.sql(), move.fromId(), move.at()))
        .compose(done -> periods.settle(tx.sql(), move));
  }

  private static Future<Void> requireWebAccounts(Move move, Optional<String> without) {
    return move.intoList() && without.isPresent()
        ? Future.failedFuture(MembershipService.notAWebCustomer(without.get()).asException())
        : Future.succeededFuture();
  }
}
