package dev.coterie.db;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits until all nodes have heard what was committed before: a node that hears a question among
 * the notifications has heard all earlier ones, and says so.
 *
 * <p>How many nodes listen is how many hold an advisory lock, which ends with their connections.
 */
final class Turns {
  private static final String ASKED = "coterie_turns";
  private static final String HEARD = "coterie_heard";

  /** Of all advisory locks, those of listening nodes. */
  private static final int LOCK = 1_129_270_354;

  static final String LISTEN =
      "LISTEN " + ASKED + "; LISTEN " + HEARD + "; SELECT pg_advisory_lock_shared(" + LOCK + ", 0)";

  private static final String ASK =
      """
      SELECT pg_notify('%s', $1), count(*) AS nodes FROM pg_locks
      WHERE locktype = 'advisory' AND mode = 'ShareLock'
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND classid = %d AND objid = 0 AND granted
      """
          .formatted(ASKED, LOCK);

  private static final String ANSWER = "SELECT pg_notify('" + HEARD + "', $1)";

  /** A node that is silent for longer is not waited for: it finds out itself that it is late. */
  private static final long PATIENCE_SECONDS = 1;

  private final Map<String, Question> questions = new ConcurrentHashMap<>();

  /** Completes once all nodes that listen have heard what was committed before; never fails. */
  Future<Void> take(PgConnection connection) {
    String token = UUID.randomUUID().toString();
    Question question = new Question();
    questions.put(token, question);
    return connection
        .preparedQuery(ASK)
        .execute(Tuple.of(token))
        .compose(asked -> question.answeredBy(asked.iterator().next().getLong("nodes")))
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .otherwiseEmpty()
        .onComplete(done -> questions.remove(token));
  }

  /** Whether the notification was of this kind, and so was taken. */
  boolean takes(PgConnection connection, PgNotification notification) {
    String token = notification.getPayload();
    switch (notification.getChannel()) {
      case ASKED -> connection.preparedQuery(ANSWER).execute(Tuple.of(token));
      case HEARD -> {
        Question question = questions.get(token);
        if (question != null) {
          question.heard();
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** One question, and who has answered it. For all threads. */
  private static final class Question {
    private final Promise<Void> answered = Promise.promise();
    private @Nullable Long nodes;
    private long heard;

    synchronized Future<Void> answeredBy(long listening) {
      nodes = listening;
      completeOnceAllHeard();
      return answered.future();
    }

    synchronized void heard() {
      heard++;
      completeOnceAllHeard();
    }

    private void completeOnceAllHeard() {
      if (nodes != null && heard >= nodes) {
        answered.tryComplete();
      }
    }
  }
}
