package dev.coterie.membership;

import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.db.Tx;
import dev.coterie.expiry.GroupNotices;
import dev.coterie.group.MemberHooks;
import dev.coterie.group.Transfer;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.ledger.GroupPeriods;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/**
 * Does to the memberships of a group what its change or deletion asks for. That much at once is
 * written as rows; the timer tells of each at its pace.
 *
 * <p>Who pauses a membership of a deleted group, or has only days of grace left of it, loses it,
 * also where other members move.
 */
public final class GroupMembers implements MemberHooks {
  private final GroupPeriods periods = new GroupPeriods();
  private final GroupNotices dues;

  public GroupMembers(ShopCalendar calendar) {
    this.dues = new GroupNotices(calendar);
  }

  @Override
  public Future<Void> followTier(Tx tx, long groupId, Instant now) {
    return periods.followTier(tx.sql(), groupId, now);
  }

  @Override
  public Future<Void> end(Tx tx, long groupId, String actor, Instant now) {
    tx.changes(Change.all(ChangeKind.CUSTOMER));
    return periods
        .putAside(tx.sql(), groupId, now)
        .compose(done -> periods.cut(tx.sql(), actor, now))
        .compose(done -> dues.endAll(tx.sql(), groupId, now));
  }

  @Override
  public Future<Void> move(Tx tx, Transfer move) {
    tx.changes(Change.all(ChangeKind.CUSTOMER));
    return periods
        .putAside(tx.sql(), move.fromId(), move.at())
        .compose(done -> periods.leavingWithoutWebAccount(tx.sql()))
        .compose(without -> requireWebAccounts(move, without))
        .compose(done -> periods.cut(tx.sql(), move.actor(), move.at()))
        .compose(done -> periods.settle(tx.sql(), move))
        .compose(done -> dues.move(tx, move));
  }

  private static Future<Void> requireWebAccounts(Transfer move, Optional<String> without) {
    return move.intoList() && without.isPresent()
        ? Future.failedFuture(MembershipService.notAWebCustomer(without.get()).asException())
        : Future.succeededFuture();
  }
}
