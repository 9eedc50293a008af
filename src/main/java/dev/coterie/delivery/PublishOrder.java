package dev.coterie.delivery;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Who waits for whom in a batch that is sent to several addresses. The bus keeps the order within
 * an address, so there it is enough to begin in turn; a subject's next message to another address
 * must wait until the one before is on its way.
 */
final class PublishOrder {
  private final Map<String, Future<Void>> begun = new HashMap<>();
  private final Map<String, Sent> bySubject = new HashMap<>();

  private record Sent(String address, Future<Void> done) {}

  /** Sends when it is its turn, after those that were given before it. */
  Future<Void> take(String address, String subject, Supplier<Future<Void>> send) {
    Future<Void> turn = begun.getOrDefault(address, Future.succeededFuture());
    Sent before = bySubject.get(subject);
    if (before != null && !before.address().equals(address)) {
      turn = Future.all(turn, before.done()).mapEmpty();
    }
    Future<Void> sent = turn.compose(begins -> send.get());
    begun.put(address, turn);
    bySubject.put(subject, new Sent(address, sent));
    return sent;
  }
}
