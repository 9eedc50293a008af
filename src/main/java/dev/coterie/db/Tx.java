package dev.coterie.db;

import dev.coterie.kernel.Actor;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * One running transaction: who wants it, its connection, what it makes stale once it commits, and
 * what it makes true.
 */
public final class Tx {
  /** Beyond so many keys of a kind, forgetting the whole kind is cheaper than naming them. */
  public static final int MAX_NAMED_CHANGES = 100;

  private final Actor actor;
  private final SqlConnection connection;
  private final ChangeSet changes = new ChangeSet();
  private final List<Event> events = new ArrayList<>();

  Tx(Actor actor, SqlConnection connection) {
    this.actor = actor;
    this.connection = connection;
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

  List<Event> events() {
    return events;
  }

  ChangeSet changes() {
    return changes;
  }
}
