package dev.coterie.caller;

import dev.coterie.bus.AnsweringVerticle;
import dev.coterie.db.RememberedAnswers;
import dev.coterie.db.Storage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/** Keeps the callers' keys and what they were answered. */
public record CallerVerticle(Storage storage, KeyRing ring, RememberedAnswers answers, Clock clock)
    implements AnsweringVerticle {

  @Override
  public List<Future<Void>> answers(Vertx vertx) {
    CallerService callers = new CallerService(storage, ring, answers, clock);
    return List.of(
        CallerContract.MAKE_KEY.answerWith(vertx, callers::make),
        CallerContract.LIST_KEYS.answerWith(vertx, callers::list),
        CallerContract.REVOKE_KEY.answerWith(vertx, callers::revoke),
        CallerContract.CLAIM_KEY.answerWith(vertx, callers::claim),
        CallerContract.REMEMBER.answerWith(vertx, callers::remember));
  }
}
