package dev.coterie.http.server;

import io.vertx.core.Future;
import java.util.List;

/** What one stream is fed from: things that follow each other without end. */
public interface Feed {

  /**
   * One of them.
   *
   * @param id to go on after, if the stream breaks
   */
  record Frame(String id, String event, String data) {}

  /** Those that follow what was read before; none while there are no more. */
  Future<List<Frame>> next();

  /** Has the action run on the calling context whenever there may be more, until the result is. */
  Runnable whenMore(Runnable action);
}
