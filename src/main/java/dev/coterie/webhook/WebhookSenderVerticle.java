package dev.coterie.webhook;

import dev.coterie.bus.Faults;
import dev.coterie.bus.SerialTask;
import dev.coterie.config.WebhookConfig;
import dev.coterie.db.Storage;
import dev.coterie.webhook.address.AddressGuard;
import dev.coterie.webhook.address.HostLookup;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends to webhooks as long as anything is due, and looks for more every second. */
public final class WebhookSenderVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSenderVerticle.class);
  private static final long CHECK_MILLIS = 1_000;
  private static final Duration SETTLING = Duration.ofSeconds(10);

  private final Storage storage;
  private final WebhookConfig config;
  private final MeterRegistry meters;
  private final Clock clock;
  private final SerialTask checking = new SerialTask(this::check, WebhookSenderVerticle::postponed);
  private final Map<Long, WebhookLane> lanes = new HashMap<>();
  private @Nullable WebhookClient client;
  private @Nullable WebhookSender sender;

  public WebhookSenderVerticle(
      Storage storage, WebhookConfig config, MeterRegistry meters, Clock clock) {
    this.storage = storage;
    this.config = config;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    AddressGuard guard = new AddressGuard(config.allowPrivate(), HostLookup.SYSTEM);
    WebhookClient reached = new WebhookClient(vertx, guard, config.timeout());
    client = reached;
    sender = new WebhookSender(vertx, storage, reached, new WebhookMetrics(meters), clock);
    vertx.setPeriodic(CHECK_MILLIS, timer -> checking.trigger());
    return Future.succeededFuture();
  }

  /** Lets what is being sent come to its end. */
  @Override
  public Future<?> stop() {
    active().stop();
    return checking
        .stop()
        .compose(none -> Future.join(lanes.values().stream().map(WebhookLane::stop).toList()))
        .eventually(Objects.requireNonNull(client, "begun")::close);
  }

  private Future<Void> check() {
    Duration silence = config.timeout().multipliedBy(2).plus(SETTLING);
    return storage
        .status()
        .require()
        .compose(there -> active().takeOverOlderThan(silence))
        .compose(done -> active().forgetOld())
        .compose(done -> active().due())
        .onSuccess(due -> due.forEach(webhook -> lane(webhook).trigger()))
        .mapEmpty();
  }

  private WebhookLane lane(long webhook) {
    return lanes.computeIfAbsent(
        webhook,
        id -> new WebhookLane(id, active(), config.atOnce(), WebhookSenderVerticle::postponed));
  }

  private WebhookSender active() {
    return Objects.requireNonNull(sender, "begun");
  }

  private static void postponed(Throwable cause) {
    if (Faults.isUnavailable(cause)) {
      LOG.debug("webhooks wait until the database is there", cause);
    } else {
      LOG.warn("nothing could be sent to a webhook, trying again", cause);
    }
  }
}
