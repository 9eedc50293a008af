package dev.coterie.webhook;

import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.webhook.WebhookContract.DeliverAgain;
import dev.coterie.webhook.WebhookContract.ListDeliveries;
import dev.coterie.webhook.WebhookContract.ReplayEvents;
import dev.coterie.webhook.WebhookContract.ReplayedEvents;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What people see and decide of what is sent to webhooks. */
final class DeliveryService {
  private final Pool pool;
  private final Transactions transactions;
  private final Clock clock;
  private final Webhooks webhooks = new Webhooks();
  private final WebhookDeliveries deliveries = new WebhookDeliveries();
  private final DeliveryList list = new DeliveryList();

  DeliveryService(Storage storage, Clock clock) {
    this.pool = storage.pool();
    this.transactions = storage.transactions();
    this.clock = clock;
  }

  Future<Result<Page<WebhookDelivery>>> list(ListDeliveries ask) {
    return webhooks
        .find(pool, ask.webhook())
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(
                        Result.refused(WebhookContract.unknownWebhook(ask.webhook())))
                    : list.page(pool, ask).map(Result::ok));
  }

  Future<Result<ReplayedEvents>> replay(Actor actor, ReplayEvents ask) {
    Instant now = clock.instant();
    return transactions.attempt(
        actor,
        tx ->
            lock(tx, ask.webhook(), now)
                .compose(
                    webhook ->
                        deliveries
                            .replay(tx.sql(), ask, now)
                            .onSuccess(
                                events -> WebhookEvents.replayed(tx, webhook, ask, events, now)))
                .map(ReplayedEvents::new));
  }

  Future<Result<WebhookDelivery>> sendAgain(Actor actor, DeliverAgain ask) {
    Instant now = clock.instant();
    return transactions.attempt(
        actor,
        tx ->
            lock(tx, ask.webhook(), now)
                .compose(webhook -> sendAgain(tx, webhook, ask, now))
                .compose(done -> list.find(tx.sql(), ask.webhook(), ask.event()))
                .map(Optional::orElseThrow));
  }

  private Future<Void> sendAgain(Tx tx, Webhook webhook, DeliverAgain ask, Instant now) {
    return list.find(tx.sql(), ask.webhook(), ask.event())
        .map(
            found ->
                found.orElseThrow(() -> WebhookContract.unknownDelivery(ask.event()).asException()))
        .map(DeliveryService::atRest)
        .compose(delivery -> deliveries.sendAgain(tx.sql(), ask.webhook(), ask.event(), now))
        .onSuccess(done -> WebhookEvents.sentAgain(tx, webhook, ask.event(), now));
  }

  /** Locks a webhook that is on, and has it tried at once: whoever asks knows that it works. */
  private Future<Webhook> lock(Tx tx, long id, Instant now) {
    return webhooks
        .lock(tx.sql(), id, now)
        .map(
            found ->
                found.orElseThrow(() -> WebhookContract.unknownWebhook(id).asException()).webhook())
        .map(DeliveryService::switchedOn)
        .compose(webhook -> webhooks.setBreaker(tx.sql(), id, Breaker.CLOSED).map(webhook));
  }

  private static WebhookDelivery atRest(WebhookDelivery delivery) {
    if (!delivery.canBeSentAgain()) {
      throw Refusal.conflict("event-sending", "the event is being sent: see what comes of it first")
          .asException();
    }
    return delivery;
  }

  private static Webhook switchedOn(Webhook webhook) {
    if (!webhook.enabled()) {
      throw Refusal.conflict("webhook-off", "the webhook is off: switch it on first").asException();
    }
    return webhook;
  }
}
