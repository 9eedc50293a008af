package dev.coterie.pricing;

import dev.coterie.bus.Faults;
import dev.coterie.db.DatabaseStatus;
import dev.coterie.db.Storage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Loads what price books lack. All questions that arrive in one turn of the event loop share one
 * statement; none joins a statement that was sent, so each reads the state at or after its arrival.
 * For one event loop.
 *
 * @param <Q> the questions
 * @param <A> the answers, which may hold more than was asked for
 */
public final class BatchLoader<Q, A> {
  private final Vertx vertx;
  private final Pool pool;
  private final DatabaseStatus database;
  private final Function<List<Q>, Q> all;
  private final BiFunction<SqlClient, Q, Future<A>> rows;
  private final Set<Batch<Q, A>> sent = new HashSet<>();
  private @Nullable Batch<Q, A> open;

  /**
   * A loader.
   *
   * @param all asks what all of some questions ask
   * @param rows reads the answer
   */
  public BatchLoader(
      Vertx vertx,
      Storage storage,
      Function<List<Q>, Q> all,
      BiFunction<SqlClient, Q, Future<A>> rows) {
    this.vertx = vertx;
    this.pool = storage.pools().prices();
    this.database = storage.status();
    this.all = all;
    this.rows = rows;
  }

  public Future<A> load(Q question) {
    return database.require().compose(available -> join(question));
  }

  /**
   * Fails the batches that were sent while the database is unavailable: no answer will come soon.
   */
  public void failSent() {
    database
        .require()
        .onFailure(unavailable -> sent.forEach(batch -> batch.loaded.tryFail(unavailable)));
  }

  private Future<A> join(Q question) {
    Batch<Q, A> batch = open;
    if (batch == null) {
      batch = new Batch<>();
      open = batch;
      vertx.runOnContext(turn -> send());
    }
    batch.questions.add(question);
    return batch.loaded.future();
  }

  private void send() {
    Batch<Q, A> batch = open;
    open = null;
    if (batch != null) {
      sent.add(batch);
      read(all.apply(batch.questions))
          .onSuccess(batch.loaded::tryComplete)
          .onFailure(batch.loaded::tryFail)
          .onComplete(done -> sent.remove(batch));
    }
  }

  /** Once more where the connection was lost with its server, whose successor is there already. */
  private Future<A> read(Q question) {
    return rows.apply(pool, question)
        .recover(
            cause ->
                Faults.isUnavailable(cause) && !database.isUnavailable()
                    ? rows.apply(pool, question)
                    : Future.failedFuture(cause));
  }

  private static final class Batch<Q, A> {
    final Promise<A> loaded = Promise.promise();
    final List<Q> questions = new ArrayList<>();
  }
}
