package dev.coterie.db;

import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * One running transaction: its connection, what it makes stale once it commits, and what it makes
 * true.
 */
public final class Tx {
  /** Beyond so many keys of a kind, forgetting the whole kind is cheaper than naming them. */
  public static final int MOST_NAMED_CHANGES = 100;

  private final SqlConnection connection;
  private final ChangeSet changes = new ChangeSet();
  private final List<Event> events = new ArrayList<>();

  Tx(SqlConnection connection) {
    this.connection = connection;
  }

  public SqlConnection sql() {
    return connection;
  }

  /** Notes what memory must forget, here before the commit's answer and elsewhere soon after. */
  public void changes(Change change) {
    changes.add(change);
  }

  /** Notes an event that is written with this transaction, after those noted before. */
  public void happened(Event event) {
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
