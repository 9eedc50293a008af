package dev.coterie.list;

import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupLocks;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Result;
import dev.coterie.ledger.ListPeriods;
import dev.coterie.list.ListChanges.Writing;
import dev.coterie.list.ListContract.CommitMemberImport;
import dev.coterie.list.ListContract.FindMemberImport;
import dev.coterie.list.MemberImport.MemberImportState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;

/** Writes plans of members, each as a whole, and takes them back. */
final class ImportWriting {
  private static final Direction FORTH =
      new Direction(
          MemberImportState.PLANNED, MemberImportState.IMPORTING, MemberImportState.DONE, false);
  private static final Direction BACK =
      new Direction(
          MemberImportState.DONE, MemberImportState.UNDOING, MemberImportState.UNDONE, true);

  private final Pool pool;
  private final Transactions transactions;
  private final GroupLocks groups = new GroupLocks();
  private final MemberImports imports = new MemberImports();
  private final Invitations invitations = new Invitations();
  private final ListPeriods periods = new ListPeriods();
  private final ImportFailures failures;
  private final ListChanges changes;
  private final Clock clock;

  ImportWriting(Storage storage, ListChanges changes, Clock clock) {
    this.pool = storage.pool();
    this.transactions = storage.importTransactions();
    this.failures = new ImportFailures(pool, clock);
    this.changes = changes;
    this.clock = clock;
  }

  /** The states that an import goes through while its changes are written, or taken back. */
  private record Direction(
      MemberImportState from, MemberImportState during, MemberImportState to, boolean inverse) {}

  /** Answers when it is written. */
  Future<Result<MemberImport>> commit(Actor actor, CommitMemberImport ask) {
    FindMemberImport found = of(ask);
    return ImportFailures.answered(begun(ask).compose(begun -> write(actor, found, FORTH)));
  }

  /** Answers at once, and goes on writing. */
  Future<Result<MemberImport>> beginCommit(Actor actor, CommitMemberImport ask) {
    FindMemberImport found = of(ask);
    return ImportFailures.answered(
        begun(ask).onSuccess(begun -> write(actor, found, FORTH)).compose(begun -> find(found)));
  }

  /** Takes back what an import changed, as far as it is still so. */
  Future<Result<MemberImport>> undo(Actor actor, FindMemberImport ask) {
    return ImportFailures.answered(
        find(ask)
            .compose(done -> begin(requireUndoable(done), BACK))
            .compose(begun -> write(actor, ask, BACK)));
  }

  /** Nothing is written of one that is cancelled. */
  Future<Result<MemberImport>> cancel(Actor actor, FindMemberImport ask) {
    return transactions.attempt(
        actor,
        tx ->
            find(tx.sql(), ask)
                .compose(there -> imports.cancel(tx.sql(), ask.id(), clock.instant()))
                .compose(cancelled -> find(tx.sql(), ask)));
  }

  private static FindMemberImport of(CommitMemberImport ask) {
    return new FindMemberImport(ask.group(), ask.id());
  }

  private Future<MemberImport> find(FindMemberImport ask) {
    return find(pool, ask);
  }

  private Future<MemberImport> find(SqlClient sql, FindMemberImport ask) {
    return imports.require(sql, ask.group(), ask.id(), clock.instant());
  }

  private Future<Void> begun(CommitMemberImport ask) {
    return find(of(ask)).compose(planned -> begin(requireAllowed(planned, ask), FORTH));
  }

  /** Another one may begin the same at the same time; only one of them does. */
  private Future<Void> begin(MemberImport each, Direction direction) {
    return imports
        .move(pool, each.id(), direction.from(), direction.during(), clock.instant())
        .compose(
            moved ->
                moved
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        (direction.inverse()
                                ? ListContract.notUndoable(each.id())
                                : ListContract.notPlanned(each.id()))
                            .asException()));
  }

  private static MemberImport requireAllowed(MemberImport planned, CommitMemberImport ask) {
    if (planned.state() != MemberImportState.PLANNED) {
      throw ListContract.notPlanned(ask.id()).asException();
    }
    long removed = planned.counts().removed();
    boolean confirmed = ask.confirmed() != null && ask.confirmed() == removed;
    if (planned.confirms() && !confirmed) {
      throw ListContract.confirmRemoval(removed, planned.counts().membersBefore()).asException();
    }
    return planned;
  }

  private MemberImport requireUndoable(MemberImport done) {
    Instant until = done.undoableUntil();
    if (until == null || !clock.instant().isBefore(until)) {
      throw ListContract.notUndoable(done.id()).asException();
    }
    return done;
  }

  private Future<MemberImport> write(Actor actor, FindMemberImport ask, Direction direction) {
    return transactions
        .attempt(
            actor,
            tx ->
                groups
                    .lockToChange(tx.sql(), ask.group())
                    .map(
                        found ->
                            found.orElseThrow(
                                () -> GroupContract.unknownGroup(ask.group()).asException()))
                    .compose(list -> write(tx, ask.id(), list, direction))
                    .compose(written -> find(tx.sql(), ask)))
        .map(Result::orThrow)
        .recover(cause -> failures.note(ask.id(), direction.during(), direction.from(), cause));
  }

  private Future<Void> write(Tx tx, String id, LockedGroup list, Direction direction) {
    Instant now = clock.instant();
    Future<Void> allowed =
        direction.inverse() ? Future.succeededFuture() : requireSameMembers(tx, id, list, now);
    return allowed
        .compose(same -> changes.write(tx, writing(id, list, direction, now)))
        .compose(written -> invitations(tx, id, direction, now).map(written))
        .compose(
            written ->
                imports
                    .end(tx.sql(), id, direction.during(), direction.to(), now)
                    .onSuccess(
                        ended ->
                            new ImportEvent(list.code(), id, written, direction.inverse())
                                .emit(tx, now)));
  }

  private Future<Void> requireSameMembers(Tx tx, String id, LockedGroup list, Instant now) {
    return Future.all(imports.digest(tx.sql(), id), periods.digest(tx.sql(), list.id(), now))
        .compose(
            both ->
                both.resultAt(0).equals(both.resultAt(1))
                    ? Future.succeededFuture()
                    : Future.failedFuture(ListContract.stalePlan(id).asException()));
  }

  private Writing writing(String id, LockedGroup list, Direction direction, Instant now) {
    String reason = direction.inverse() ? "import " + id + " undone" : "import " + id;
    return new Writing(
        id,
        list.id(),
        direction.inverse(),
        reason,
        now,
        done -> imports.noteWritten(pool, id, done, clock.instant()));
  }

  /** Those of an import count from now on, when somebody may have such an address, or no more. */
  private Future<Void> invitations(Tx tx, String id, Direction direction, Instant now) {
    return direction.inverse()
        ? invitations.withdraw(tx.sql(), id)
        : invitations.hold(tx.sql(), id).compose(held -> invitations.appeared(tx, null, now));
  }
}
