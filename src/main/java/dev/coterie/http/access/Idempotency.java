package dev.coterie.http.access;

import dev.coterie.caller.CallerContract;
import dev.coterie.caller.CallerContract.ClaimKey;
import dev.coterie.caller.CallerContract.Claimed;
import dev.coterie.caller.CallerContract.Remember;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Problem;
import dev.coterie.http.Upload;
import dev.coterie.kernel.Claim;
import dev.coterie.kernel.Digests;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers a repeated write as the first one was answered. A write that carries an {@code
 * Idempotency-Key} claims it before the work and has its answer remembered after it. Should it go
 * between the two, a repetition makes the answer anew of what the work's transaction came to.
 */
public final class Idempotency {
  private static final String HEADER = "Idempotency-Key";
  private static final int FIRST_FAULT = 500;
  private static final int MAX_KEY_LENGTH = 200;
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration UPLOAD_LEASE = Duration.ofMinutes(25);

  private Idempotency() {}

  /**
   * Gives repetitions of a request this answer. Faults are not remembered: a repetition tries
   * again, unless the work was done.
   */
  public static Future<?> remember(Vertx vertx, Claim claim, Answer answer) {
    Integer status = answer.status() < FIRST_FAULT ? answer.status() : null;
    return CallerContract.REMEMBER.send(
        vertx, new Remember(claim, status, answer.mediaType(), text(answer.body())));
  }

  private static @Nullable String text(@Nullable Buffer body) {
    return body == null ? null : body.toString();
  }

  /**
   * Claims the key of a request, if it carries one.
   *
   * @return the answer to the request, empty where the request is to be worked on
   */
  public static Future<Optional<Answer>> claim(RoutingContext context) {
    String key = context.request().getHeader(HEADER);
    if (key == null) {
      return Future.succeededFuture(Optional.empty());
    }
    if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
      String detail =
          "the header " + HEADER + " must be 1 to " + MAX_KEY_LENGTH + " characters long";
      return Future.succeededFuture(
          Optional.of(Answer.of(new Problem(400, "invalid-idempotency-key", detail))));
    }
    return claim(context, new Exchange(context), key);
  }

  private static Future<Optional<Answer>> claim(
      RoutingContext context, Exchange exchange, String key) {
    Claim claim = new Claim(exchange.actor().text(), key, UUID.randomUUID(), null);
    return CallerContract.CLAIM_KEY
        .send(context.vertx(), new ClaimKey(claim, fingerprint(exchange), lease(exchange)))
        .map(claimed -> answer(context, claim, claimed));
  }

  private static Optional<Answer> answer(RoutingContext context, Claim claim, Claimed claimed) {
    return switch (claimed.state()) {
      case FRESH -> hold(context, claim.with(claimed.outcome()));
      case ANSWERED -> Optional.of(rememberedAnswer(claimed));
      case IN_FLIGHT ->
          Optional.of(refusal(409, "in-flight", "the first request is still at work"));
      case REUSED -> Optional.of(refusal(422, "reused", "this key was used for another request"));
    };
  }

  private static Optional<Answer> hold(RoutingContext context, Claim claim) {
    Exchange.setClaim(context, claim);
    return Optional.empty();
  }

  /** A little longer than the answerer is waited for. */
  private static Duration lease(Exchange exchange) {
    return exchange.upload() == null ? LEASE : UPLOAD_LEASE;
  }

  private static Answer rememberedAnswer(Claimed claimed) {
    return new Answer(
        Objects.requireNonNull(claimed.status(), "an answer has a status"),
        Objects.requireNonNull(claimed.mediaType(), "an answer has a media type"),
        claimed.body() == null ? null : Buffer.buffer(claimed.body()));
  }

  private static Answer refusal(int status, String code, String detail) {
    return Answer.of(new Problem(status, "idempotency-key-" + code, HEADER + ": " + detail));
  }

  /** Differs between requests that are no repetition of each other. */
  private static String fingerprint(Exchange exchange) {
    return exchange.target() + " " + digest(exchange);
  }

  private static String digest(Exchange exchange) {
    Upload upload = exchange.upload();
    if (upload != null) {
      return upload.digest();
    }
    MessageDigest digest = Digests.sha256();
    Buffer body = exchange.buffer();
    if (body != null) {
      digest.update(body.getBytes());
    }
    return Digests.hex(digest);
  }
}
