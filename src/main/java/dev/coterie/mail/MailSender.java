package dev.coterie.mail;

import dev.coterie.bus.InOrder;
import dev.coterie.db.Storage;
import dev.coterie.mail.TryOutcome.Verdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the mails that are due, one after the other. */
final class MailSender {
  /** How long a mail is tried again after its first try. */
  static final Duration PATIENCE = Duration.ofHours(24);

  private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);
  private static final long SETTLE_AGAIN_MILLIS = 1_000;
  private static final String SENDER_DIED =
      "the process that was sending it ended, or lost the database, before it knew the outcome";

  private final Vertx vertx;
  private final Storage storage;
  private final SmtpServer server;
  private final LetterWriter writer;
  private final MailMetrics metrics;
  private final Clock clock;
  private final Mails mails = new Mails();
  private boolean stopped;

  MailSender(
      Vertx vertx,
      Storage storage,
      SmtpServer server,
      LetterWriter writer,
      MailMetrics metrics,
      Clock clock) {
    this.vertx = vertx;
    this.storage = storage;
    this.server = server;
    this.writer = writer;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Sends the mail that is due first; answers whether there was one. */
  Future<Boolean> sendNext() {
    return storage
        .pool()
        .withTransaction(
            sql ->
                mails
                    .claim(sql, clock.instant(), PATIENCE)
                    .compose(
                        claimed ->
                            claimed.isEmpty()
                                ? Future.succeededFuture(Optional.<Task>empty())
                                : writer
                                    .read(sql, claimed.get())
                                    .map(read -> Optional.of(new Task(claimed.get(), read)))))
        .compose(
            task ->
                task.map(due -> send(due).map(true))
                    .orElseGet(() -> Future.succeededFuture(false)));
  }

  /** A mail to be sent, and what it says. */
  private record Task(ClaimedMail mail, Map<String, Object> facts) {}

  /** Gives up those whose sender died, which may have been sent. */
  Future<Void> giveUpOlderThan(Duration silence) {
    return mails.giveUp(storage.pool(), silence, SENDER_DIED);
  }

  void stop() {
    stopped = true;
  }

  private Future<Void> send(Task task) {
    return letter(task)
        .compose(server::send)
        .otherwise(unwritable -> new TryOutcome(Verdict.REFUSED, unwritable.getMessage()))
        .onSuccess(outcome -> note(task.mail(), outcome))
        .compose(outcome -> settle(task.mail(), outcome));
  }

  private Future<Letter> letter(Task task) {
    return Future.succeededFuture(task).map(due -> writer.write(due.mail(), due.facts()));
  }

  private void note(ClaimedMail mail, TryOutcome outcome) {
    metrics.tried(outcome.verdict());
    if (outcome.verdict() != Verdict.SENT) {
      LOG.atWarn()
          .addKeyValue("mail", mail.id())
          .addKeyValue("try", mail.tries())
          .log("a mail was not sent: {}", outcome.reason());
    }
  }

  /** What is known is written down as soon as the database is there, or the process ends. */
  private Future<Void> settle(ClaimedMail mail, TryOutcome outcome) {
    return InOrder.onward(
        Conclusion.of(mail, outcome, clock.instant()),
        conclusion ->
            mails
                .settle(storage.pool(), mail, conclusion)
                .map(done -> Optional.<Conclusion>empty())
                .recover(cause -> later(conclusion, cause)));
  }

  private Future<Optional<Conclusion>> later(Conclusion conclusion, Throwable cause) {
    return stopped
        ? Future.failedFuture(cause)
        : vertx
            .timer(SETTLE_AGAIN_MILLIS, TimeUnit.MILLISECONDS)
            .map(rested -> Optional.of(conclusion));
  }
}
