package dev.coterie.bus;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each fault once, where it first shows, under an id that the client gets. */
public final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private Faults() {}

  /**
   * Logs the fault unless another verticle already did; answers with the id it was logged under.
   */
  public static String report(String where, Throwable cause) {
    if (cause instanceof ReplyException reply
        && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE) {
      return String.valueOf(reply.getMessage());
    }
    String id = UUID.randomUUID().toString();
    LOG.atError().addKeyValue("fault", id).addKeyValue("at", where).setCause(cause).log("fault");
    return id;
  }
}
