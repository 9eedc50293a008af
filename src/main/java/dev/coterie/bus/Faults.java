package dev.coterie.bus;

import dev.coterie.kernel.OutOfMemory;
import dev.coterie.kernel.Unavailable;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a fault of the service from something it needs being unavailable, and logs each once, where
 * it first shows; a fault under an id that the client gets.
 */
public final class Faults {
  /** The code with which an ask fails on a fault. */
  static final int FAULT = 500;

  /** The code with which an ask fails when something that it needs is unavailable. */
  static final int UNAVAILABLE = 503;

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  /** How a pool says that no connection came free in time: as a question, and as a transaction. */
  private static final Set<String> POOL_IS_BUSY =
      Set.of("Timeout waiting for connection", "Timeout");

  /** How a connection says that it closed before the statement was sent: while idle, and queued. */
  private static final List<String> CLOSED =
      List.of("Connection is not active now", "Pending requests failed to be sent");

  /** A server that accepts no writes: to a statement, and to a connection that demands it. */
  private static final Set<String> NO_PRIMARY = Set.of("25006", "0A000");

  private Faults() {}

  /**
   * Whether the cause is that something is unavailable for now: the database, or who would answer.
   */
  public static boolean isUnavailable(Throwable cause) {
    if (cause instanceof ReplyException reply) {
      return reply.failureType() != ReplyFailure.RECIPIENT_FAILURE
          || reply.failureCode() == UNAVAILABLE;
    }
    if (cause instanceof DatabaseException database) {
      String state = String.valueOf(database.getSqlState());
      return state.startsWith("57P")
          || state.startsWith("53")
          || state.startsWith("08")
          || NO_PRIMARY.contains(state);
    }
    String message = String.valueOf(cause.getMessage());
    return cause instanceof IOException
        || cause instanceof TimeoutException
        || cause instanceof ClosedConnectionException
        || POOL_IS_BUSY.contains(message)
        || CLOSED.stream().anyMatch(message::startsWith);
  }

  /**
   * Logs the fault unless another verticle already did; answers with the id it was logged under.
   */
  public static String report(String where, Throwable cause) {
    if (cause instanceof ReplyException reply
        && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE) {
      return String.valueOf(reply.getMessage());
    }
    OutOfMemory.endIf(cause);
    String id = UUID.randomUUID().toString();
    LOG.atError().addKeyValue("fault", id).addKeyValue("at", where).setCause(cause).log("fault");
    return id;
  }

  /** The failure that the asker gets for the cause. */
  static ReplyException reply(String address, Throwable cause) {
    if (isUnavailable(cause)) {
      if (!(cause instanceof Unavailable)) {
        LOG.atWarn().addKeyValue("at", address).log("not available: {}", cause.toString());
      }
      return new ReplyException(ReplyFailure.RECIPIENT_FAILURE, UNAVAILABLE, cause.toString());
    }
    return new ReplyException(ReplyFailure.RECIPIENT_FAILURE, FAULT, report(address, cause));
  }
}
