package dev.coterie.membership;

import dev.coterie.bus.InOrder;
import dev.coterie.db.Change;
import dev.coterie.db.Tx;
import dev.coterie.expiry.GroupNotices;
import dev.coterie.group.DeletionImpact;
import dev.coterie.group.GroupLocks;
import dev.coterie.group.MemberBatch;
import dev.coterie.group.MemberHooks;
import dev.coterie.group.Transfer;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.ledger.DepartingMembers;
import dev.coterie.ledger.GroupPeriods;
import dev.coterie.ledger.LedgerNote;
import dev.coterie.ledger.MemberCounts;
import dev.coterie.ledger.MembersOfGroups;
import dev.coterie.ledger.TransferredPeriods;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does to the memberships of a group what its change or deletion asks for. So many at once are
 * written as rows, and the timer announces each at its rate.
 *
 * <p>A customer who has only days of grace left of a deleted group loses them, also where other
 * members are transferred.
 */
public final class GroupMembers implements MemberHooks {
  private final MembersOfGroups members = new MembersOfGroups();
  private final MemberCounts counts = new MemberCounts();
  private final GroupLocks groups = new GroupLocks();
  private final GroupPeriods periods = new GroupPeriods();
  private final DepartingMembers departing = new DepartingMembers();
  private final TransferredPeriods transferred;
  private final GroupNotices notices;
  private final LedgerSession session;
  private final ShopCalendar calendar;

  public GroupMembers(Clock clock, ShopCalendar calendar, LedgerHooks hooks) {
    this.calendar = calendar;
    this.session = new LedgerSession(clock, calendar, hooks);
    this.transferred = new TransferredPeriods(calendar);
    this.notices = new GroupNotices(calendar);
  }

  @Override
  public Future<Map<Long, Long>> count(SqlClient sql, List<Long> groupIds, Instant at) {
    return counts.of(sql, groupIds, at);
  }

  @Override
  public Future<DeletionImpact> impact(Tx tx, LockedGroup group, Instant now) {
    return members.affected(tx.sql(), group.id(), calendar, now).map(DeletionImpact::ofMembers);
  }

  @Override
  public Future<Void> changeTier(Tx tx, long groupId, Instant now) {
    return periods.followTier(tx, groupId, now);
  }

  @Override
  public Future<Optional<Long>> choose(Tx tx, MemberBatch batch, Instant now) {
    return departing.choose(tx.sql(), batch, now);
  }

  @Override
  public Future<Void> end(Tx tx, long groupId, Instant now) {
    return noteChanges(tx)
        .compose(done -> departing.note(tx.sql(), groupId, now))
        .compose(done -> departing.shorten(tx, now))
        .compose(done -> departing.dropStates(tx.sql(), groupId))
        .compose(done -> layGrace(tx, groupId, now))
        .compose(done -> notices.endAll(tx.sql(), groupId, now));
  }

  @Override
  public Future<Void> requireTransferable(Tx tx, Transfer transfer) {
    return departing
        .note(tx.sql(), transfer.fromId(), transfer.at())
        .compose(done -> departing.withoutWebAccount(tx.sql()))
        .compose(without -> requireWebAccounts(transfer, without))
        .compose(done -> transferred.decide(tx, transfer));
  }

  @Override
  public Future<Void> transfer(Tx tx, Transfer transfer) {
    return noteChanges(tx)
        .compose(done -> requireTransferable(tx, transfer))
        .compose(done -> departing.shorten(tx, transfer.at()))
        .compose(done -> transferred.add(tx, transfer))
        .compose(done -> departing.dropStates(tx.sql(), transfer.fromId()))
        .compose(done -> transfer.withinTier() ? Future.succeededFuture() : layGrace(tx, transfer))
        .compose(done -> announce(tx, transfer));
  }

  private Future<Void> layGrace(Tx tx, Transfer transfer) {
    return layGrace(tx, transfer.fromId(), transfer.at());
  }

  /**
   * What the group followed has its days of grace and its reminders again. Few have another plan of
   * the tier, so that each is decided about for itself, by the rule for one customer.
   */
  private Future<Void> layGrace(Tx tx, long groupId, Instant now) {
    return departing
        .withOthersOfTier(tx.sql(), groupId, now)
        .compose(codes -> InOrder.each(codes, code -> layGrace(tx, groupId, code)));
  }

  private Future<LockedLedger> layGrace(Tx tx, long groupId, String customer) {
    return session
        .open(tx, customer, groupId)
        .compose(
            locked ->
                session.write(
                    LedgerChange.of(locked, locked.ledger().layGrace(), locked.state()),
                    new LedgerNote(
                        "group %s was deleted".formatted(locked.group().code()), locked.now())));
  }

  private Future<Void> noteChanges(Tx tx) {
    return departing
        .codes(tx.sql())
        .onSuccess(codes -> codes.forEach(code -> tx.changes(Change.customer(code))))
        .mapEmpty();
  }

  /** Has it announced who goes on in the other group, and of all others that it is over. */
  private Future<Void> announce(Tx tx, Transfer transfer) {
    return groups
        .lock(tx.sql(), transfer.toId())
        .map(target -> target.plan().reminders())
        .compose(days -> notices.transfer(tx, transfer.toId(), days, transfer.at()))
        .compose(done -> departing.keepEnded(tx.sql()))
        .compose(done -> notices.endAll(tx.sql(), transfer.fromId(), transfer.at()))
        .compose(done -> notices.departAll(tx.sql(), transfer.fromId(), transfer.at()));
  }

  private static Future<Void> requireWebAccounts(Transfer transfer, Optional<String> without) {
    return transfer.intoList() && without.isPresent()
        ? Future.failedFuture(MembershipService.notAWebCustomer(without.get()).asException())
        : Future.succeededFuture();
  }
}
