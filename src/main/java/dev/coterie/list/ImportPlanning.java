package dev.coterie.list;

import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupLocks;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Secrets;
import dev.coterie.list.ListContract.PlanMembers;
import dev.coterie.list.MemberImport.MemberImportState;
import dev.coterie.list.MemberPlan.PlannedFor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Reads files of members into plans, which change nothing. */
final class ImportPlanning {
  private static final int LETTERS_OF_ID = 20;

  private final Vertx vertx;
  private final Pool pool;
  private final Transactions transactions;
  private final GroupLocks groups = new GroupLocks();
  private final MemberImports imports = new MemberImports();
  private final ImportFailures failures;
  private final MemberPlan plan;
  private final MemberStaging staging;
  private final Clock clock;

  /**
   * The planning for all lists.
   *
   * @param removalPercent of a list's members, above which a removal has to be confirmed
   */
  ImportPlanning(Vertx vertx, Storage storage, int removalPercent, Clock clock) {
    this.vertx = vertx;
    this.pool = storage.pool();
    this.transactions = storage.importTransactions();
    this.failures = new ImportFailures(pool, clock);
    this.plan = new MemberPlan(removalPercent);
    this.staging = new MemberStaging(vertx);
    this.clock = clock;
  }

  /** Answers when the plan is made; refused where the file is no table of members. */
  Future<Result<MemberImport>> plan(Actor actor, PlanMembers ask) {
    return ImportFailures.answered(note(actor, ask).compose(begun -> read(actor, begun, ask)));
  }

  /** Answers at once, and goes on reading; deletes the file when it was read or is refused. */
  Future<Result<MemberImport>> begin(Actor actor, PlanMembers ask) {
    return ImportFailures.answered(
        note(actor, ask)
            .onSuccess(begun -> read(actor, begun, ask).onComplete(read -> delete(ask)))
            .onFailure(refused -> delete(ask))
            .compose(begun -> find(pool, ask, begun)));
  }

  private void delete(PlanMembers ask) {
    vertx.fileSystem().delete(ask.path());
  }

  /** An import that has begun. */
  private record Begun(String id, PlannedFor list) {}

  private Future<Begun> note(Actor actor, PlanMembers ask) {
    String id = Secrets.random(LETTERS_OF_ID);
    return groups
        .find(pool, ask.group())
        .map(found -> requireList(ask.group(), found))
        .map(list -> new PlannedFor(list.id(), ask.mode(), ask.invites()))
        .compose(
            list ->
                imports
                    .begin(pool, id, list, actor.text(), clock.instant())
                    .map(new Begun(id, list)));
  }

  private static LockedGroup requireList(String code, Optional<LockedGroup> found) {
    LockedGroup group = found.orElseThrow(() -> GroupContract.unknownGroup(code).asException());
    if (group.kind() != GroupKind.LIST) {
      throw ListContract.noList(code).asException();
    }
    return group;
  }

  private Future<MemberImport> find(SqlClient sql, PlanMembers ask, Begun begun) {
    return imports.require(sql, ask.group(), begun.id(), clock.instant());
  }

  private Future<MemberImport> read(Actor actor, Begun begun, PlanMembers ask) {
    String id = begun.id();
    return transactions
        .attempt(
            actor,
            tx ->
                staging
                    .stage(
                        tx.sql(),
                        Path.of(ask.path()),
                        rows -> imports.noteRead(pool, id, rows, clock.instant()))
                    .compose(staged -> plan.write(tx.sql(), id, begun.list(), clock.instant()))
                    .compose(planned -> find(tx.sql(), ask, begun)))
        .map(Result::orThrow)
        .recover(
            cause -> failures.note(id, MemberImportState.READING, MemberImportState.FAILED, cause));
  }
}
