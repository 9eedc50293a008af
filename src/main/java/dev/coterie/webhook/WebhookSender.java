package dev.coterie.webhook;

import dev.coterie.bus.InOrder;
import dev.coterie.db.Storage;
import dev.coterie.db.Tx;
import dev.coterie.event.Events;
import dev.coterie.event.RecordedEvent;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.webhook.Reception.Manner;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what is due for a webhook, sends it, and writes down what came of it. */
final class WebhookSender {
  /** How long it is kept what became of an event. */
  static final Duration MEMORY = Duration.ofDays(30);

  private static final int FORGOTTEN_AT_ONCE = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
  private static final long SETTLE_AGAIN_MILLIS = 1_000;
  private static final String SENDER_DIED =
      "the process that was sending it ended, or lost the database, before it knew the outcome";

  private final Vertx vertx;
  private final Storage storage;
  private final WebhookClient client;
  private final WebhookMetrics metrics;
  private final Clock clock;
  private final Webhooks webhooks = new Webhooks();
  private final WebhookDeliveries deliveries = new WebhookDeliveries();
  private final Events events = new Events();
  private boolean stopped;

  WebhookSender(
      Vertx vertx, Storage storage, WebhookClient client, WebhookMetrics metrics, Clock clock) {
    this.vertx = vertx;
    this.storage = storage;
    this.client = client;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** The ids of the webhooks that something is to be sent to. */
  Future<List<Long>> due() {
    return webhooks.due(storage.pool(), clock.instant());
  }

  /** Has those sent again whose sender died; receivers tell by the id if it was sent. */
  Future<Void> takeOverOlderThan(Duration silence) {
    return deliveries.takeOver(storage.pool(), silence, SENDER_DIED);
  }

  /** Forgets what has been over for long enough, some of it at a time. */
  Future<Void> forgetOld() {
    return deliveries.forget(storage.pool(), clock.instant().minus(MEMORY), FORGOTTEN_AT_ONCE);
  }

  void stop() {
    stopped = true;
  }

  /** Marks what is due as being sent by this process. */
  Future<List<Parcel>> claim(long webhook, int most) {
    Instant now = clock.instant();
    return storage
        .pool()
        .withTransaction(
            sql ->
                webhooks
                    .lock(sql, webhook, now)
                    .compose(
                        found ->
                            found.isPresent() && found.get().webhook().enabled()
                                ? claim(sql, found.get(), most, now)
                                : Future.succeededFuture(List.of())));
  }

  private Future<List<Parcel>> claim(SqlClient sql, WebhookTarget target, int most, Instant now) {
    int admitted = target.breaker().admits(most, now);
    return admitted == 0
        ? Future.succeededFuture(List.of())
        : deliveries
            .claim(sql, target.webhook().id(), admitted, !target.breaker().isOpen(), now)
            .compose(claimed -> parcels(sql, target, claimed));
  }

  private Future<List<Parcel>> parcels(
      SqlClient sql, WebhookTarget target, List<ClaimedDelivery> claimed) {
    return claimed.isEmpty()
        ? Future.succeededFuture(List.of())
        : events
            .withIds(sql, claimed.stream().map(ClaimedDelivery::event).toList())
            .map(
                found ->
                    found.stream()
                        .collect(Collectors.toMap(RecordedEvent::id, Function.identity())))
            .map(byId -> claimed.stream().map(each -> parcel(target, each, byId)).toList());
  }

  private static Parcel parcel(
      WebhookTarget target, ClaimedDelivery delivery, Map<Long, RecordedEvent> byId) {
    return new Parcel(
        target,
        delivery,
        Objects.requireNonNull(byId.get(delivery.event()), "an event that is kept"));
  }

  /** Sends what was claimed; completes once it is written down what came of it. */
  Future<Void> send(Parcel parcel) {
    return Future.succeededFuture(parcel)
        .map(due -> WebhookMessage.of(due, clock.instant()))
        .compose(
            message ->
                client.post(parcel.target().webhook().url(), message, parcel.delivery().tries()))
        .onSuccess(reception -> note(parcel.delivery(), reception))
        .compose(reception -> settle(parcel, reception, clock.instant()));
  }

  private void note(ClaimedDelivery delivery, Reception reception) {
    metrics.tried(reception.manner());
    if (reception.manner() != Manner.TAKEN) {
      LOG.atWarn()
          .addKeyValue("webhook", delivery.webhook())
          .addKeyValue("event", delivery.event())
          .addKeyValue("try", delivery.tries())
          .log("an event was not delivered: {}", reception.reason());
    }
  }

  /** What is known is written down as soon as the database is there, or the process ends. */
  private Future<Void> settle(Parcel parcel, Reception reception, Instant now) {
    return InOrder.onward(
        reception,
        known ->
            storage
                .transactions()
                .certain(Actor.SYSTEM, tx -> settle(tx, parcel, known, now))
                .map(done -> Optional.<Reception>empty())
                .recover(cause -> later(known, cause)));
  }

  private Future<Optional<Reception>> later(Reception known, Throwable cause) {
    return stopped
        ? Future.failedFuture(cause)
        : vertx.timer(SETTLE_AGAIN_MILLIS, TimeUnit.MILLISECONDS).map(rested -> Optional.of(known));
  }

  private Future<Done> settle(Tx tx, Parcel parcel, Reception reception, Instant now) {
    ClaimedDelivery delivery = parcel.delivery();
    return webhooks
        .lock(tx.sql(), delivery.webhook(), now)
        .compose(
            found ->
                deliveries
                    .settle(tx.sql(), delivery, DeliveryOutcome.of(delivery, reception, now))
                    .compose(done -> learn(tx, parcel, reception, found, now)))
        .map(new Done());
  }

  /** What a try says of the webhook, unless it has another address by now. */
  private Future<Void> learn(
      Tx tx, Parcel parcel, Reception reception, Optional<WebhookTarget> found, Instant now) {
    if (found.isEmpty() || !found.get().webhook().url().equals(parcel.target().webhook().url())) {
      return Future.succeededFuture();
    }
    WebhookTarget target = found.get();
    return switch (reception.manner()) {
      case TAKEN -> turn(tx, target, Breaker.CLOSED);
      case GONE -> switchOff(tx, target.webhook(), now);
      case REFUSED, SILENT, UNREACHED, FORBIDDEN -> turn(tx, target, target.breaker().failed(now));
    };
  }

  private Future<Void> turn(Tx tx, WebhookTarget target, Breaker breaker) {
    return breaker.equals(target.breaker())
        ? Future.succeededFuture()
        : webhooks.setBreaker(tx.sql(), target.webhook().id(), breaker);
  }

  private Future<Void> switchOff(Tx tx, Webhook webhook, Instant now) {
    if (!webhook.enabled()) {
      return Future.succeededFuture();
    }
    Webhook off = webhook.with(null, null, false);
    WebhookEvents.updated(tx, webhook, off, false, now);
    return webhooks.change(tx.sql(), off);
  }
}
