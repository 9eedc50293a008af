package dev.coterie.mail;

import dev.coterie.bus.Faults;
import dev.coterie.bus.InOrder;
import dev.coterie.bus.SerialTask;
import dev.coterie.config.MailConfig;
import dev.coterie.db.Storage;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends mails as long as any is due, no faster than the set rate, and looks for more every second.
 * Without a server there is nothing to do: mails wait.
 */
public final class MailSenderVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(MailSenderVerticle.class);
  private static final long CHECK_MILLIS = 1_000;
  private static final Duration SETTLING = Duration.ofSeconds(10);

  private final Storage storage;
  private final MailConfig config;
  private final ZoneId zone;
  private final MeterRegistry meters;
  private final Clock clock;
  private final SerialTask sending = new SerialTask(this::sendAll, MailSenderVerticle::postponed);
  private @Nullable MailSender sender;
  private @Nullable SmtpServer server;
  private boolean stopped;

  public MailSenderVerticle(
      Storage storage, MailConfig config, ZoneId zone, MeterRegistry meters, Clock clock) {
    this.storage = storage;
    this.config = config;
    this.zone = zone;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    return vertx.executeBlocking(() -> MailVoices.read(config, zone)).onSuccess(this::begin);
  }

  private void begin(MailVoices voices) {
    if (config.isSet()) {
      SmtpServer reached = new SmtpServer(vertx, config);
      String from = Objects.requireNonNull(config.from(), "mail.from");
      server = reached;
      sender =
          new MailSender(
              vertx,
              storage,
              reached,
              new LetterWriter(voices, from),
              new MailMetrics(meters),
              clock);
      vertx.setPeriodic(CHECK_MILLIS, timer -> sending.trigger());
    }
  }

  /** Lets the mail that is being sent come to its end. */
  @Override
  public Future<?> stop() {
    stopped = true;
    SmtpServer reached = server;
    MailSender active = sender;
    if (reached == null || active == null) {
      return Future.succeededFuture();
    }
    active.stop();
    return sending.stop().eventually(reached::close);
  }

  private Future<Void> sendAll() {
    MailSender active = Objects.requireNonNull(sender, "begun");
    Duration silence = config.timeout().multipliedBy(2).plus(SETTLING);
    return storage
        .status()
        .require()
        .compose(there -> active.giveUpOlderThan(silence))
        .compose(done -> sendWhileDue(active));
  }

  private Future<Void> sendWhileDue(MailSender active) {
    return InOrder.onward(active, this::sendNext);
  }

  private Future<Optional<MailSender>> sendNext(MailSender active) {
    return active
        .sendNext()
        .compose(
            found ->
                found && !stopped
                    ? pause().map(rested -> Optional.of(active))
                    : Future.succeededFuture(Optional.empty()));
  }

  private Future<?> pause() {
    return vertx.timer(Math.max(1, 1_000L / config.perSecond()), TimeUnit.MILLISECONDS);
  }

  private static void postponed(Throwable cause) {
    if (Faults.isUnavailable(cause)) {
      LOG.debug("mails wait until the database is there", cause);
    } else {
      LOG.warn("no mail could be sent, trying again", cause);
    }
  }
}
