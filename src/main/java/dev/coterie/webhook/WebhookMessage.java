package dev.coterie.webhook;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * What is sent of an event: the JSON that {@code /v1/events} gives, and the headers that sign it.
 */
record WebhookMessage(MultiMap headers, Buffer body) {
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final CharSequence AGENT = HttpHeaders.createOptimized("Coterie");

  static WebhookMessage of(Parcel parcel, Instant now) {
    String id = WebhookDelivery.id(parcel.event().id());
    Buffer body = parcel.event().json().toBuffer();
    long seconds = now.getEpochSecond();
    String signatures =
        parcel.target().secrets().stream()
            .map(secret -> secret.sign(id, seconds, body))
            .collect(Collectors.joining(" "));
    MultiMap headers =
        HttpHeaders.headers()
            .add(HttpHeaders.CONTENT_TYPE, JSON)
            .add(HttpHeaders.USER_AGENT, AGENT)
            .add("webhook-id", id)
            .add("webhook-timestamp", Long.toString(seconds))
            .add("webhook-signature", signatures);
    return new WebhookMessage(headers, body);
  }
}
