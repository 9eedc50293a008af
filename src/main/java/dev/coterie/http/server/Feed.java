package dev.coterie.http.server;

import io.vertx.core.Future;
import java.util.List;

/** What one stream sends: frames that follow each other without end. */
public interface Feed {

  /**
   * One event of the stream.
   *
   * @param id which a client sends to resume after it, if the stream breaks
   */
  record Frame(String id, String event, String data) {}

  /** Completes once there is something to follow; a refusal fails it, and is the answer. */
  default Future<?> begin() {
    return Future.succeededFuture();
  }

  /** The frames after those that were read before; none while there are no more. */
  Future<List<Frame>> next();

  /**
   * Runs the action on the calling context whenever there may be more frames.
   *
   * @return what ends that
   */
  Runnable whenMore(Runnable action);
}
