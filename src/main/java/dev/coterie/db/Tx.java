package dev.coterie.db;

import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One running transaction: who wants it, its connection, what it makes stale once it commits, and
 * what it makes true.
 */
public final class Tx {
  private final Actor actor;
  private final SqlConnection connection;
  private final Refusals refusals;
  private final ChangeSet changes = new ChangeSet();
  private final List<Event> events = new ArrayList<>();

  Tx(Actor actor, SqlConnection connection, Refusals refusals) {
    this.actor = actor;
    this.connection = connection;
    this.refusals = refusals;
  }

  /** Who wants it; each of its events says so. */
  public Actor actor() {
    return actor;
  }

  public SqlConnection sql() {
    return connection;
  }

  /** Notes what memory must forget, here before the commit's answer and elsewhere soon after. */
  public void changes(Change change) {
    changes.add(change);
  }

  /** Emits an event with this transaction, after those emitted before. */
  public void emit(Event event) {
    events.add(event);
    changes.add(Change.all(ChangeKind.EVENTS));
  }

  /**
   * Takes fields out of all events so far whose subject is a customer of this code, for good.
   *
   * @param types a LIKE pattern of the types of those events
   */
  public Future<Void> redact(String customer, String types, String... fields) {
    return Outbox.redact(connection, customer, types, fields);
  }

  /**
   * Does a part of the transaction that may be refused without the rest of it: then nothing that it
   * wrote, noted or emitted stays, and the refusal is the result.
   */
  public <T> Future<Result<T>> attempt(Function<Tx, Future<T>> part) {
    Tx inner = new Tx(actor, connection, refusals);
    return run("SAVEPOINT part")
        .compose(begun -> part.apply(inner))
        .compose(value -> run("RELEASE SAVEPOINT part").map(value))
        .onSuccess(value -> include(inner))
        .map(Result::ok)
        .recover(this::refused);
  }

  private void include(Tx part) {
    events.addAll(part.events);
    part.changes.changes().forEach(changes::add);
  }

  private <T> Future<Result<T>> refused(Throwable cause) {
    Refusal refusal = refusals.in(cause);
    return refusal == null
        ? Future.failedFuture(cause)
        : run("ROLLBACK TO SAVEPOINT part")
            .compose(undone -> run("RELEASE SAVEPOINT part"))
            .map(Result.refused(refusal));
  }

  /**
   * Does the work to see what it comes to, then undoes all that it wrote, noted and emitted. A
   * refusal fails the future.
   */
  public <T> Future<T> rehearse(Function<Tx, Future<T>> work) {
    return run("SAVEPOINT rehearsal")
        .compose(begun -> work.apply(new Tx(actor, connection, refusals)))
        .compose(
            value ->
                run("ROLLBACK TO SAVEPOINT rehearsal")
                    .compose(undone -> run("RELEASE SAVEPOINT rehearsal"))
                    .map(value));
  }

  private Future<Void> run(String command) {
    return connection.query(command).execute().mapEmpty();
  }

  List<Event> events() {
    return events;
  }

  ChangeSet changes() {
    return changes;
  }
}
