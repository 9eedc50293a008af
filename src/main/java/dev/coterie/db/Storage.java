package dev.coterie.db;

import dev.coterie.kernel.Refusal;
import io.vertx.sqlclient.Pool;
import java.util.Map;

/**
 * The database as features use it.
 *
 * @param pool to read from, and for transactions
 * @param importPool a few connections of their own for imports, which keep nobody else waiting
 * @param feed what learns of each commit
 */
public record Storage(Pool pool, Pool importPool, ChangeFeed feed) {

  /** How the database is reached. */
  public DatabaseStatus status() {
    return feed.database();
  }

  /** Transactions that are never refused by a constraint. */
  public Transactions transactions() {
    return transactions(Map.of());
  }

  /**
   * Transactions.
   *
   * @param refusalByConstraint what the violation of a constraint stands for, by its name
   */
  public Transactions transactions(Map<String, Refusal> refusalByConstraint) {
    return new Transactions(pool, feed, refusalByConstraint);
  }

  /** Transactions of imports. */
  public Transactions importTransactions() {
    return new Transactions(importPool, feed, Map.of());
  }
}
