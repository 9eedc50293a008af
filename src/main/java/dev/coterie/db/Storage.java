package dev.coterie.db;

import dev.coterie.kernel.Refusal;
import io.vertx.sqlclient.Pool;
import java.util.Map;

/**
 * The database as features use it.
 *
 * @param pools its connections
 * @param feed what learns of each commit
 */
public record Storage(Pools pools, ChangeFeed feed) {

  /** To read from. */
  public Pool pool() {
    return pools.work();
  }

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
    return new Transactions(pools.work(), feed, refusalByConstraint);
  }

  /** Transactions of imports. */
  public Transactions importTransactions() {
    return new Transactions(pools.imports(), feed, Map.of());
  }
}
