package dev.coterie.group;

import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.bus.InOrder;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.group.GroupContract.DeleteGroup;
import dev.coterie.group.GroupContract.MembersPolicy;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.kernel.Actor;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the members of a crowded group leave it in batches, each of them a transaction, so that
 * orders wait for one batch at most. Whoever would be refused is found before anybody leaves. What
 * is interrupted leaves the group with those who have not left; its deletion can be asked for
 * again.
 */
final class DepartureBatches {
  private static final Logger LOG = LoggerFactory.getLogger(DepartureBatches.class);
  private static final int BATCH = 500;

  private final GroupLocks locks = new GroupLocks();
  private final Transactions transactions;
  private final MemberHooks members;
  private final Departures departures;
  private final Clock clock;

  DepartureBatches(
      Transactions transactions, MemberHooks members, Departures departures, Clock clock) {
    this.transactions = transactions;
    this.members = members;
    this.departures = departures;
    this.clock = clock;
  }

  /** What is done to the next members; answers the last of them, empty if there are none. */
  private interface BatchStep {
    Future<Optional<Long>> take(Tx tx, LockedGroup from, DeleteGroup ask, MemberBatch batch);
  }

  /**
   * Does nothing to a group whose members can all leave in one transaction. A refusal fails the
   * future with a {@link dev.coterie.kernel.RefusedException}.
   */
  Future<Void> leave(Actor actor, DeleteGroup ask) {
    return ask.members() == MembersPolicy.REFUSE
        ? Future.succeededFuture()
        : transactions
            .certain(actor, tx -> lock(tx, ask).compose(group -> count(tx, group)))
            .compose(count -> leave(actor, ask, count));
  }

  private Future<Void> leave(Actor actor, DeleteGroup ask, long count) {
    if (count <= BATCH) {
      return Future.succeededFuture();
    }
    LOG.info("{} members leave group {} in batches", count, ask.code());
    return rehearse(actor, ask).compose(done -> inBatches(actor, ask, departures::settle));
  }

  private Future<Void> rehearse(Actor actor, DeleteGroup ask) {
    return ask.members() == MembersPolicy.MOVE
        ? inBatches(actor, ask, departures::rehearse)
        : Future.succeededFuture();
  }

  private Future<Void> inBatches(Actor actor, DeleteGroup ask, BatchStep step) {
    return InOrder.onward(
        0L,
        last ->
            transactions.certain(
                actor,
                tx ->
                    lock(tx, ask).compose(group -> step.take(tx, group, ask, batch(group, last)))));
  }

  private static MemberBatch batch(LockedGroup group, long after) {
    return new MemberBatch(group.id(), after, BATCH);
  }

  private Future<LockedGroup> lock(Tx tx, DeleteGroup ask) {
    return locks
        .lock(tx.sql(), ask.code())
        .map(found -> found.orElseThrow(() -> unknownGroup(ask.code()).asException()))
        .map(Departures::requireDeletable);
  }

  private Future<Long> count(Tx tx, LockedGroup group) {
    return members.impact(tx, group, clock.instant()).map(impact -> impact.members().count());
  }
}
