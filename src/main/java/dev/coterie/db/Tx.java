package dev.coterie.db;

import io.vertx.sqlclient.SqlConnection;

/** One running transaction: its connection, and what it makes stale once it commits. */
public final class Tx {
  /** Beyond so many keys of a kind, forgetting the whole kind is cheaper than naming them. */
  public static final int MOST_NAMED_CHANGES = 100;

  private final SqlConnection connection;
  private final ChangeSet changes = new ChangeSet();

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

  ChangeSet changes() {
    return changes;
  }
}
