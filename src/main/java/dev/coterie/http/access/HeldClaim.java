package dev.coterie.http.access;

import dev.coterie.caller.CallerContract;
import dev.coterie.caller.CallerContract.Remember;
import dev.coterie.http.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A request's claim on its idempotency key: no other request with the key is worked on meanwhile.
 *
 * @param caller whose key it is; callers may use equal keys
 */
public record HeldClaim(Vertx vertx, String caller, String key) {
  private static final int FIRST_FAULT = 500;

  /** Gives repetitions this answer. Faults are not remembered: a repetition tries again. */
  public Future<?> remember(Answer answer) {
    Integer status = answer.status() < FIRST_FAULT ? answer.status() : null;
    return CallerContract.REMEMBER.send(
        vertx, new Remember(caller, key, status, answer.mediaType(), text(answer.body())));
  }

  private static @Nullable String text(@Nullable Buffer body) {
    return body == null ? null : body.toString();
  }
}
