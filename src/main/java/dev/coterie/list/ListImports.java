package dev.coterie.list;

import dev.coterie.bus.Faults;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupLocks;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.imports.Sheet.UnreadableFile;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.RefusedException;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Secrets;
import dev.coterie.ledger.ListPeriods;
import dev.coterie.list.ListChanges.Writing;
import dev.coterie.list.ListContract.CommitMemberImport;
import dev.coterie.list.ListContract.FindMemberImport;
import dev.coterie.list.ListContract.PlanMembers;
import dev.coterie.list.MemberImport.MemberImportState;
import dev.coterie.list.MemberPlan.PlannedFor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Imports of members: a file is read into a plan, which changes nothing; the plan is then written
 * as a whole, and can be taken back.
 */
final class ListImports {
  private static final int LETTERS_OF_ID = 20;

  private final Vertx vertx;
  private final Pool pool;
  private final Transactions transactions;
  private final GroupLocks groups = new GroupLocks();
  private final MemberImports imports = new MemberImports();
  private final MemberPlan plan;
  private final Invitations invitations = new Invitations();
  private final ListPeriods periods = new ListPeriods();
  private final MemberStaging staging;
  private final ListChanges changes;
  private final Clock clock;

  /**
   * The imports of all lists.
   *
   * @param removalPercent of a list's members, above which a removal has to be confirmed
   */
  ListImports(Vertx vertx, Storage storage, ListChanges changes, int removalPercent, Clock clock) {
    this.vertx = vertx;
    this.pool = storage.pool();
    this.transactions = storage.importTransactions();
    this.staging = new MemberStaging(vertx);
    this.changes = changes;
    this.plan = new MemberPlan(removalPercent);
    this.clock = clock;
  }

  /** Answers when the plan is made; refused where the file is no table of members. */
  Future<Result<MemberImport>> plan(Actor actor, PlanMembers ask) {
    return begin(
        actor,
        ask,
        (id, list) ->
            read(actor, id, list, ask)
                .compose(read -> find(new FindMemberImport(ask.group(), id)))
                .recover(ListImports::answered));
  }

  /** Answers at once, and goes on reading. */
  Future<Result<MemberImport>> begin(Actor actor, PlanMembers ask) {
    return begin(
        actor,
        ask,
        (id, list) -> {
          read(actor, id, list, ask).onComplete(done -> vertx.fileSystem().delete(ask.path()));
          return find(new FindMemberImport(ask.group(), id));
        });
  }

  private interface Begun {
    Future<Result<MemberImport>> goOn(String id, PlannedFor list);
  }

  private Future<Result<MemberImport>> begin(Actor actor, PlanMembers ask, Begun begun) {
    String id = Secrets.random(LETTERS_OF_ID);
    return groups
        .find(pool, ask.group())
        .compose(
            found -> {
              if (found.isEmpty()) {
                return Future.succeededFuture(
                    Result.refused(GroupContract.unknownGroup(ask.group())));
              }
              if (found.get().kind() != GroupKind.LIST) {
                return Future.succeededFuture(Result.refused(ListContract.noList(ask.group())));
              }
              PlannedFor list = new PlannedFor(found.get().id(), ask.mode(), ask.invites());
              return imports
                  .begin(pool, id, list, actor.text(), clock.instant())
                  .compose(noted -> begun.goOn(id, list));
            });
  }

  private Future<Done> read(Actor actor, String id, PlannedFor list, PlanMembers ask) {
    return transactions
        .certain(
            actor,
            tx ->
                staging
                    .stage(tx.sql(), Path.of(ask.path()), rows -> noteRead(id, rows))
                    .compose(staged -> plan.write(tx.sql(), id, list, clock.instant()))
                    .map(planned -> new Done()))
        .recover(cause -> stopped(id, MemberImportState.READING, MemberImportState.FAILED, cause));
  }

  private Future<Void> noteRead(String id, long rows) {
    return imports.noteRead(pool, id, rows, clock.instant()).compose(on -> unlessCancelled(id, on));
  }

  private static Future<Void> unlessCancelled(String id, boolean goesOn) {
    return goesOn
        ? Future.succeededFuture()
        : Future.failedFuture(ListContract.cancelled(id).asException());
  }

  /** Notes why it came to nothing, and fails all the same. */
  private Future<Done> stopped(
      String id, MemberImportState was, MemberImportState otherwise, Throwable cause) {
    MemberImportState is = otherwise;
    String fault = "";
    if (cause instanceof UnreadableFile unreadable) {
      is = MemberImportState.UNREADABLE;
      fault = unreadable.whatWouldBeRight();
    } else if (cause instanceof RefusedException refused) {
      is = MemberImportState.FAILED;
      fault = refused.refusal().detail();
    } else {
      Faults.report("list.import", cause);
    }
    return imports
        .stopped(pool, id, was, is, fault, clock.instant())
        .transform(noted -> Future.failedFuture(cause));
  }

  private static Future<Result<MemberImport>> answered(Throwable cause) {
    if (cause instanceof UnreadableFile unreadable) {
      return Future.succeededFuture(
          Result.refused(ListContract.unreadable(unreadable.whatWouldBeRight())));
    }
    return cause instanceof RefusedException refused
        ? Future.succeededFuture(Result.refused(refused.refusal()))
        : Future.failedFuture(cause);
  }

  Future<Result<MemberImport>> find(FindMemberImport ask) {
    return imports
        .find(pool, ask.group(), ask.id(), clock.instant())
        .map(found -> Result.of(found, () -> ListContract.unknownImport(ask.id())));
  }

  /** Answers when it is written. */
  Future<Result<MemberImport>> commit(Actor actor, CommitMemberImport ask) {
    return beginCommit(ask, begun -> write(actor, ask).compose(done -> find(of(ask))))
        .recover(ListImports::answered);
  }

  /** Answers at once, and goes on writing. */
  Future<Result<MemberImport>> beginCommit(Actor actor, CommitMemberImport ask) {
    return beginCommit(
        ask,
        begun -> {
          write(actor, ask);
          return find(of(ask));
        });
  }

  private static FindMemberImport of(CommitMemberImport ask) {
    return new FindMemberImport(ask.group(), ask.id());
  }

  private Future<Result<MemberImport>> beginCommit(
      CommitMemberImport ask, Function<MemberImport, Future<Result<MemberImport>>> begun) {
    return imports
        .find(pool, ask.group(), ask.id(), clock.instant())
        .compose(found -> allowed(ask, found))
        .compose(
            allowed ->
                allowed.fold(
                    planned ->
                        imports
                            .move(
                                pool,
                                ask.id(),
                                MemberImportState.PLANNED,
                                MemberImportState.IMPORTING,
                                clock.instant())
                            .compose(
                                moved ->
                                    moved
                                        ? begun.apply(planned)
                                        : Future.succeededFuture(
                                            Result.refused(ListContract.notPlanned(ask.id())))),
                    refusal -> Future.succeededFuture(Result.refused(refusal))));
  }

  private Future<Result<MemberImport>> allowed(
      CommitMemberImport ask, Optional<MemberImport> found) {
    if (found.isEmpty()) {
      return Future.succeededFuture(Result.refused(ListContract.unknownImport(ask.id())));
    }
    MemberImport planned = found.get();
    if (planned.state() != MemberImportState.PLANNED) {
      return Future.succeededFuture(Result.refused(ListContract.notPlanned(ask.id())));
    }
    long removed = planned.counts().removed();
    boolean confirmed = ask.confirmed() != null && ask.confirmed() == removed;
    return Future.succeededFuture(
        planned.confirms() && !confirmed
            ? Result.refused(ListContract.confirmRemoval(removed, planned.counts().membersBefore()))
            : Result.ok(planned));
  }

  private Future<Done> write(Actor actor, CommitMemberImport ask) {
    String id = ask.id();
    return transactions
        .certain(
            actor,
            tx ->
                locked(tx, ask.group())
                    .compose(
                        list -> {
                          Instant now = clock.instant();
                          return requireSameMembers(tx, id, list, now)
                              .compose(same -> changes.write(tx, writing(id, list, false, now)))
                              .compose(written -> invite(tx, id, now).map(written))
                              .compose(
                                  written ->
                                      ended(
                                          tx,
                                          id,
                                          MemberImportState.IMPORTING,
                                          MemberImportState.DONE,
                                          now,
                                          new ImportEvent(list.code(), id, written, false)));
                        }))
        .recover(
            cause -> stopped(id, MemberImportState.IMPORTING, MemberImportState.PLANNED, cause));
  }

  private Future<LockedGroup> locked(Tx tx, String group) {
    return groups
        .lockToChange(tx.sql(), group)
        .map(found -> found.orElseThrow(() -> GroupContract.unknownGroup(group).asException()));
  }

  private Future<Void> requireSameMembers(Tx tx, String id, LockedGroup list, Instant now) {
    return imports
        .digest(tx.sql(), id)
        .compose(
            planned ->
                periods
                    .digest(tx.sql(), list.id(), now)
                    .compose(
                        present ->
                            present.members() == planned.members()
                                    && present.sum().compareTo(planned.sum()) == 0
                                ? Future.succeededFuture()
                                : Future.failedFuture(ListContract.stalePlan(id).asException())));
  }

  private Writing writing(String id, LockedGroup list, boolean inverse, Instant now) {
    String reason = inverse ? "import " + id + " undone" : "import " + id;
    return new Writing(
        id,
        list.id(),
        inverse,
        reason,
        now,
        done ->
            imports
                .noteWritten(pool, id, done, clock.instant())
                .compose(on -> unlessCancelled(id, on)));
  }

  /** Somebody may have come to have an address since it was planned. */
  private Future<Void> invite(Tx tx, String id, Instant now) {
    return invitations.hold(tx.sql(), id).compose(held -> invitations.appeared(tx, null, now));
  }

  private Future<Done> ended(
      Tx tx,
      String id,
      MemberImportState from,
      MemberImportState to,
      Instant now,
      ImportEvent event) {
    return imports
        .move(tx.sql(), id, from, to, now)
        .compose(moved -> unlessCancelled(id, moved))
        .onSuccess(moved -> event.emit(tx, now))
        .map(moved -> new Done());
  }

  /** Takes back what an import changed, as far as it is still so. */
  Future<Result<MemberImport>> undo(Actor actor, FindMemberImport ask) {
    Instant now = clock.instant();
    return imports
        .find(pool, ask.group(), ask.id(), now)
        .compose(
            found -> {
              if (found.isEmpty()) {
                return Future.succeededFuture(Result.refused(ListContract.unknownImport(ask.id())));
              }
              Instant until = found.get().undoableUntil();
              return until == null || !now.isBefore(until)
                  ? Future.succeededFuture(Result.refused(ListContract.notUndoable(ask.id())))
                  : undone(actor, ask);
            });
  }

  private Future<Result<MemberImport>> undone(Actor actor, FindMemberImport ask) {
    return imports
        .move(pool, ask.id(), MemberImportState.DONE, MemberImportState.UNDOING, clock.instant())
        .compose(
            moved ->
                moved
                    ? takeBack(actor, ask).compose(done -> find(ask)).recover(ListImports::answered)
                    : Future.succeededFuture(Result.refused(ListContract.notUndoable(ask.id()))));
  }

  private Future<Done> takeBack(Actor actor, FindMemberImport ask) {
    String id = ask.id();
    return transactions
        .certain(
            actor,
            tx ->
                locked(tx, ask.group())
                    .compose(
                        list -> {
                          Instant now = clock.instant();
                          return changes
                              .write(tx, writing(id, list, true, now))
                              .compose(written -> invitations.withdraw(tx.sql(), id).map(written))
                              .compose(
                                  written ->
                                      ended(
                                          tx,
                                          id,
                                          MemberImportState.UNDOING,
                                          MemberImportState.UNDONE,
                                          now,
                                          new ImportEvent(list.code(), id, written, true)));
                        }))
        .recover(cause -> stopped(id, MemberImportState.UNDOING, MemberImportState.DONE, cause));
  }

  /** Nothing is written of one that is cancelled. */
  Future<Result<MemberImport>> cancel(Actor actor, FindMemberImport ask) {
    return find(ask)
        .compose(
            found ->
                found.fold(
                    there ->
                        imports
                            .cancel(pool, ask.id(), clock.instant())
                            .compose(
                                cancelled ->
                                    cancelled
                                        ? find(ask)
                                        : Future.succeededFuture(
                                            Result.refused(ListContract.notCancellable(ask.id())))),
                    refusal -> Future.succeededFuture(Result.refused(refusal))));
  }
}
