package dev.coterie.http.access;

import dev.coterie.caller.CallerContract;
import dev.coterie.caller.CallerContract.Claim;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Problem;
import dev.coterie.http.server.ResponseWriter;
import dev.coterie.http.server.Uploads;
import dev.coterie.kernel.Digests;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers a repeated write as the first one was answered. A write that carries an {@code
 * Idempotency-Key} claims it before the work and has its answer remembered after it.
 */
public final class Idempotency {
  private static final String HEADER = "Idempotency-Key";
  private static final String CLAIMED = "idempotency";
  private static final int LONGEST_KEY = 200;
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration UPLOAD_LEASE = Duration.ofMinutes(25);

  public static @Nullable HeldClaim claimed(RoutingContext context) {
    return context.get(CLAIMED);
  }

  public void claim(RoutingContext context) {
    String key = context.request().getHeader(HEADER);
    if (key == null) {
      context.next();
    } else if (key.isBlank() || key.length() > LONGEST_KEY) {
      String detail = "the header " + HEADER + " must be 1 to " + LONGEST_KEY + " characters long";
      ResponseWriter.write(context, Answer.of(new Problem(400, "invalid-idempotency-key", detail)));
    } else {
      claim(context, key);
    }
  }

  private void claim(RoutingContext context, String key) {
    String caller = new Exchange(context).actor().text();
    CallerContract.CLAIM
        .send(context.vertx(), new Claim(caller, key, fingerprint(context), lease(context)))
        .onSuccess(
            claimed -> {
              switch (claimed.state()) {
                case FRESH -> {
                  context.put(CLAIMED, new HeldClaim(context.vertx(), caller, key));
                  context.next();
                }
                case ANSWERED -> ResponseWriter.write(context, again(claimed));
                case IN_FLIGHT ->
                    refuse(context, 409, "in-flight", "the first request is still at work");
                case REUSED ->
                    refuse(context, 422, "reused", "this key was used for another request");
              }
            })
        .onFailure(context::fail);
  }

  /** A little longer than the answerer is waited for. */
  private static Duration lease(RoutingContext context) {
    return Uploads.of(context) == null ? LEASE : UPLOAD_LEASE;
  }

  private static Answer again(CallerContract.Claimed claimed) {
    return new Answer(
        Objects.requireNonNull(claimed.status(), "an answer has a status"),
        Objects.requireNonNull(claimed.mediaType(), "an answer has a media type"),
        claimed.body() == null ? null : Buffer.buffer(claimed.body()));
  }

  private static void refuse(RoutingContext context, int status, String code, String detail) {
    ResponseWriter.write(
        context, Answer.of(new Problem(status, "idempotency-key-" + code, HEADER + ": " + detail)));
  }

  /** Tells a repetition from another request. */
  private static String fingerprint(RoutingContext context) {
    return context.request().method() + " " + context.request().uri() + " " + content(context);
  }

  private static String content(RoutingContext context) {
    Uploads.Upload upload = Uploads.of(context);
    if (upload != null) {
      return upload.digest();
    }
    MessageDigest digest = Digests.sha256();
    Buffer body = context.body().buffer();
    if (body != null) {
      digest.update(body.getBytes());
    }
    return Digests.hex(digest);
  }
}
