package dev.coterie.delivery;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps the messages of a batch in order though they go to several addresses. The bus keeps the
 * order within an address, so there messages only have to begin one after the other; a subject's
 * message to another address waits until the subject's message before it has been sent.
 */
final class PublishOrder {
  private final Map<String, Future<Void>> begun = new HashMap<>();
  private final Map<String, Sent> bySubject = new HashMap<>();

  private record Sent(String address, Future<Void> done) {}

  /** Sends as soon as the messages before it allow. */
  Future<Void> send(String address, String subject, Supplier<Future<Void>> message) {
    Future<Void> ready = begun.getOrDefault(address, Future.succeededFuture());
    Sent before = bySubject.get(subject);
    if (before != null && !before.address().equals(address)) {
      ready = Future.all(ready, before.done()).mapEmpty();
    }
    Future<Void> sent = ready.compose(now -> message.get());
    begun.put(address, ready);
    bySubject.put(subject, new Sent(address, sent));
    return sent;
  }
}
