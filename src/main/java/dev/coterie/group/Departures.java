package dev.coterie.group;

import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.db.Tx;
import dev.coterie.group.GroupContract.DeleteGroup;
import dev.coterie.group.GroupContract.MembersPolicy;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.kernel.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Has members leave a group that is to be deleted, within a transaction that locked it. */
final class Departures {
  private final GroupLocks locks = new GroupLocks();
  private final MemberHooks members;
  private final Clock clock;

  Departures(MemberHooks members, Clock clock) {
    this.members = members;
    this.clock = clock;
  }

  /** Ends or moves the memberships of the batch; answers its last member, empty if it has none. */
  Future<Optional<Long>> settle(Tx tx, LockedGroup from, DeleteGroup ask, MemberBatch batch) {
    return ask.members() == MembersPolicy.MOVE
        ? lockTarget(tx, ask)
            .compose(to -> chosen(tx, batch, () -> members.transfer(tx, transfer(from, to))))
        : chosen(tx, batch, () -> members.end(tx, from.id(), clock.instant()));
  }

  /** Answers as {@link #settle} does and is refused where that would be, but writes nothing. */
  Future<Optional<Long>> rehearse(Tx tx, LockedGroup from, DeleteGroup ask, MemberBatch batch) {
    return lockTarget(tx, ask)
        .compose(
            to -> chosen(tx, batch, () -> members.requireTransferable(tx, transfer(from, to))));
  }

  /** Chooses the batch, then does something to it; answers its last member. */
  private Future<Optional<Long>> chosen(Tx tx, MemberBatch batch, Supplier<Future<Void>> then) {
    return members.choose(tx, batch, clock.instant()).compose(last -> then.get().map(last));
  }

  /** The clock is read when all members are locked, as wherever memberships are decided about. */
  private Transfer transfer(LockedGroup from, LockedGroup to) {
    return new Transfer(
        from.id(),
        to.id(),
        from.exclusion().equals(to.exclusion()),
        to.kind() == GroupKind.LIST,
        clock.instant(),
        "group " + from.code() + " was deleted");
  }

  private Future<LockedGroup> lockTarget(Tx tx, DeleteGroup ask) {
    String to = Objects.requireNonNull(ask.to(), "a transfer names the other group");
    if (ask.code().equals(to)) {
      return Future.failedFuture(Refusal.invalid("to", "must be another group").asException());
    }
    return locks
        .lock(tx.sql(), to)
        .map(found -> found.orElseThrow(() -> unknownGroup(to).asException()))
        .map(Departures::requireOpen);
  }

  static LockedGroup requireDeletable(LockedGroup group) {
    if (group.terms().byDefault()) {
      throw Refusal.conflict(
              "default-group", "the default group cannot be deleted: make another the default")
          .asException();
    }
    return group;
  }

  private static LockedGroup requireOpen(LockedGroup other) {
    if (other.archived()) {
      throw Refusal.conflict(
              "archived", "group %s is archived: it takes no new members".formatted(other.code()))
          .asException();
    }
    return other;
  }
}
