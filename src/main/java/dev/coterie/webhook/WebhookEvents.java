package dev.coterie.webhook;

import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.webhook.WebhookContract.ReplayEvents;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** Emits the events of webhooks. They hold no secret, and so of an address only where it begins. */
final class WebhookEvents {
  private WebhookEvents() {}

  static void created(Tx tx, Webhook webhook) {
    tx.emit(EventType.WEBHOOK_CREATED.event(webhook.createdAt(), subject(webhook), data(webhook)));
  }

  /** It has another address or secret, wants other types, or is switched on or off. */
  static void updated(Tx tx, Webhook before, Webhook after, boolean newSecret, Instant now) {
    JsonObject data =
        data(after)
            .put("newAddress", !before.url().equals(after.url()))
            .put("newSecret", newSecret);
    tx.emit(
        EventType.WEBHOOK_UPDATED
            .event(now, subject(after), data)
            .changing(data(before), data(after)));
  }

  static void deleted(Tx tx, Webhook webhook, Instant now) {
    tx.emit(EventType.WEBHOOK_DELETED.event(now, subject(webhook), data(webhook)));
  }

  static void replayed(Tx tx, Webhook webhook, ReplayEvents ask, int events, Instant now) {
    JsonObject data = new JsonObject().put("webhook", webhook.id()).put("events", events);
    if (ask.after() != null) {
      data.put("after", ask.after());
    }
    if (ask.from() != null) {
      data.put("from", ask.from().toString());
    }
    tx.emit(EventType.WEBHOOK_REPLAYED.event(now, subject(webhook), data));
  }

  static void sentAgain(Tx tx, Webhook webhook, long event, Instant now) {
    JsonObject data =
        new JsonObject().put("webhook", webhook.id()).put("events", 1).put("event", event);
    tx.emit(EventType.WEBHOOK_REPLAYED.event(now, subject(webhook), data));
  }

  private static String subject(Webhook webhook) {
    return "webhook-" + webhook.id();
  }

  private static JsonObject data(Webhook webhook) {
    return new JsonObject()
        .put("webhook", webhook.id())
        .put("origin", webhook.origin())
        .put("types", new JsonArray(webhook.types()))
        .put("enabled", webhook.enabled());
  }
}
