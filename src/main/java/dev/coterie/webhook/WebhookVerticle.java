package dev.coterie.webhook;

import dev.coterie.bus.AnsweringVerticle;
import dev.coterie.config.WebhookConfig;
import dev.coterie.db.Storage;
import dev.coterie.webhook.address.AddressGuard;
import dev.coterie.webhook.address.HostLookup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/** Answers what is asked of webhooks. */
public record WebhookVerticle(Storage storage, WebhookConfig config, Clock clock)
    implements AnsweringVerticle {

  @Override
  public List<Future<Void>> answers(Vertx vertx) {
    AddressGuard guard = new AddressGuard(config.allowPrivate(), HostLookup.SYSTEM);
    WebhookService webhooks = new WebhookService(vertx, storage, guard, clock);
    DeliveryService deliveries = new DeliveryService(storage, clock);
    return List.of(
        WebhookContract.MAKE.answerWith(vertx, webhooks::make),
        WebhookContract.LIST.answerWith(vertx, webhooks::list),
        WebhookContract.TROUBLED.answerWith(vertx, webhooks::troubled),
        WebhookContract.FIND.answerWith(vertx, webhooks::find),
        WebhookContract.CHANGE.answerWith(vertx, webhooks::change),
        WebhookContract.DELETE.answerWith(vertx, webhooks::delete),
        WebhookContract.RENEW_SECRET.answerWith(vertx, webhooks::renewSecret),
        WebhookContract.DELIVERIES.answerWith(vertx, deliveries::list),
        WebhookContract.REPLAY.answerWith(vertx, deliveries::replay),
        WebhookContract.DELIVER_AGAIN.answerWith(vertx, deliveries::sendAgain));
  }
}
