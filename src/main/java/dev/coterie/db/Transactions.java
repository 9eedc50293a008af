package dev.coterie.db;

import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Claim;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transactions whose refusals roll back and come out as values. What a transaction changes is
 * forgotten by this node's memory before its future completes, whether that is known to have
 * committed or not, and announced to every node by the commit itself. Its events commit with it.
 *
 * <p>What a transaction of a request with an idempotency key comes to is kept by the commit, too,
 * and is the answer to the command that a repetition gives. So a command has one transaction whose
 * value is its answer; what it does before in transactions of their own, it does without the claim.
 */
public final class Transactions {
  private static final Set<String> LOST_A_RACE = Set.of("40001", "40P01");
  private static final String READ_ONLY = "25006";
  private static final int MAX_TRIES = 10;
  private static final String NOTIFY =
      "SELECT pg_notify('" + ChangeFeed.CHANNEL + "', payload) FROM unnest($1::text[]) AS payload";

  private final Pool pool;
  private final ChangeFeed feed;
  private final Refusals refusals;

  public Transactions(Pool pool, ChangeFeed feed, Map<String, Refusal> refusalByConstraint) {
    this.pool = pool;
    this.feed = feed;
    this.refusals = new Refusals(refusalByConstraint);
  }

  /**
   * Does the work that the actor wants in one transaction. A refusal thrown inside, or the
   * violation of a constraint that stands for one, rolls back and is the result; any other failure
   * is a fault. Work that lost to a deadlock is done again.
   */
  public <T> Future<Result<T>> attempt(Actor actor, Function<Tx, Future<T>> work) {
    return attempt(actor, work, Result::ok, 1);
  }

  /**
   * As {@link #attempt} where a refusal fails the future with a {@link
   * dev.coterie.kernel.RefusedException}: it is a fault, or the caller's to answer.
   */
  public <T> Future<T> certain(Actor actor, Function<Tx, Future<T>> work) {
    return attempt(actor, work, Record.class::cast, 1).map(Result::orThrow);
  }

  private <T> Future<Result<T>> attempt(
      Actor actor, Function<Tx, Future<T>> work, Function<T, Record> outcome, int attempt) {
    return feed.database()
        .require()
        .compose(there -> once(actor, work, outcome))
        .map(Result::ok)
        .recover(
            cause -> {
              if (lostARace(cause) && attempt < MAX_TRIES) {
                return attempt(actor, work, outcome, attempt + 1);
              }
              if (cause instanceof PgException pg && READ_ONLY.equals(pg.getSqlState())) {
                feed.notPrimary();
              }
              Refusal refusal = refusals.in(cause);
              return refusal == null
                  ? Future.failedFuture(cause)
                  : Future.succeededFuture(Result.refused(refusal));
            });
  }

  private <T> Future<T> once(
      Actor actor, Function<Tx, Future<T>> work, Function<T, Record> outcome) {
    ChangeSet[] made = {new ChangeSet()};
    return pool.withTransaction(
            connection -> {
              Tx tx = new Tx(actor, connection, refusals);
              made[0] = tx.changes();
              return work.apply(tx)
                  .compose(
                      value ->
                          keep(connection, actor.claim(), () -> outcome.apply(value))
                              .compose(kept -> Outbox.append(connection, actor, tx.events()))
                              .compose(done -> announce(connection, tx))
                              .map(value));
            })
        .onComplete(done -> feed.invalidate(made[0].changes()));
  }

  private static Future<Void> keep(
      SqlConnection connection, @Nullable Claim claim, Supplier<Record> outcome) {
    return claim == null
        ? Future.succeededFuture()
        : RememberedAnswers.keep(connection, claim, outcome.get());
  }

  private Future<Void> announce(SqlConnection connection, Tx tx) {
    if (tx.changes().isEmpty()) {
      return Future.succeededFuture();
    }
    return connection
        .preparedQuery(NOTIFY)
        .execute(Tuple.of(tx.changes().payloads().toArray(String[]::new)))
        .mapEmpty();
  }

  /** Whether the cause is that others were at the same rows, so that it may be tried again. */
  public static boolean lostARace(Throwable cause) {
    return cause instanceof PgException pg && LOST_A_RACE.contains(pg.getSqlState());
  }
}
