package dev.coterie.mail;

import dev.coterie.config.MailConfig;
import dev.coterie.config.MailTls;
import dev.coterie.mail.TryOutcome.Verdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The SMTP server as a sender sees it: each letter by a connection of its own, and what came of it.
 */
final class SmtpServer {
  /** How a refusal of the address begins, by the client's words. */
  private static final String ADDRESS_REFUSED = "recipient address not accepted";

  /** So that a try ends by its own time-out, which says more, and its connection soon after. */
  private static final Duration IDLE_LONGER = Duration.ofSeconds(1);

  private final MailClient client;
  private final Duration timeout;

  SmtpServer(Vertx vertx, MailConfig config) {
    this.timeout = config.timeout();
    this.client = MailClient.create(vertx, options(config));
  }

  private static io.vertx.ext.mail.MailConfig options(MailConfig config) {
    Duration idle = config.timeout().plus(IDLE_LONGER);
    io.vertx.ext.mail.MailConfig options = new io.vertx.ext.mail.MailConfig();
    options
        .setHostname(Objects.requireNonNull(config.host(), "mail.host"))
        .setPort(config.port())
        .setSsl(config.tls() == MailTls.TLS)
        .setStarttls(
            config.tls() == MailTls.STARTTLS ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
        .setKeepAlive(false)
        .setConnectTimeout(Math.toIntExact(config.timeout().toMillis()))
        .setIdleTimeout(Math.toIntExact(idle.toMillis()))
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setLogin(config.user() == null ? LoginOption.DISABLED : LoginOption.REQUIRED);
    if (config.user() != null) {
      options.setUsername(config.user()).setPassword(config.password());
    }
    return options;
  }

  /** Sends the letter, once at most; never fails. */
  Future<TryOutcome> send(Letter letter) {
    return client
        .sendMail(letter)
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .map(TryOutcome.SENT)
        .recover(cause -> Future.succeededFuture(outcome(letter, cause)));
  }

  Future<Void> close() {
    return client.close();
  }

  private TryOutcome outcome(Letter letter, Throwable cause) {
    boolean unread = letter.giveUp();
    if (cause instanceof SMTPException refused) {
      return refused(refused);
    }
    if (cause instanceof IllegalArgumentException unwritable) {
      return new TryOutcome(Verdict.REFUSED, "no mail can be addressed so: " + words(unwritable));
    }
    return unread
        ? new TryOutcome(Verdict.NOT_SENT, whyNotReached(cause))
        : new TryOutcome(Verdict.UNCERTAIN, whyUncertain(cause));
  }

  /** What a server refuses by a reply, it has not taken. */
  private static TryOutcome refused(SMTPException reply) {
    boolean forGood =
        reply.isPermanent() && String.valueOf(reply.getMessage()).startsWith(ADDRESS_REFUSED);
    String said = String.join(" ", reply.getReplyMessages()).strip();
    return forGood
        ? new TryOutcome(Verdict.REFUSED, "the server refuses the address: " + said)
        : new TryOutcome(Verdict.NOT_SENT, "the server refuses the mail: " + said);
  }

  private String whyNotReached(Throwable cause) {
    return cause instanceof TimeoutException
        ? "the server did not let anyone in within " + timeout.toSeconds() + " s"
        : "the server cannot be used: " + words(cause);
  }

  private String whyUncertain(Throwable cause) {
    return cause instanceof TimeoutException
        ? "the server did not say within " + timeout.toSeconds() + " s whether it has the mail"
        : "the server did not say whether it has the mail: " + words(cause);
  }

  /** What the cause says, or at least what it is. */
  private static String words(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
