import dev.coterie.db.Database;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;

/** The database under a Coterie, for what would take too long over HTTP. */
record Ledger(String uri) {

  /** How many seconds the statement took. */
  double run(String statement) {
    long begin = System.nanoTime();
    number(statement);
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Does what autovacuum would else do in the midst of a round. */
  void tidy() {
    run("VACUUM (ANALYZE)");
    run("CHECKPOINT");
  }

  /** The number that a query answers with; of other statements, how many rows they touched. */
  double number(String statement) {
    Vertx vertx = Vertx.vertx();
    try {
      PgConnection database = PgConnection.connect(vertx, Database.options(uri)).await();
      var rows = database.query(statement).execute().await();
      return rows.size() == 0 ? rows.rowCount() : rows.iterator().next().getDouble(0);
    } finally {
      vertx.close().await();
    }
  }
}
