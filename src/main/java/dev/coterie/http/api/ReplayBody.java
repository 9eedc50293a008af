package dev.coterie.http.api;

import dev.coterie.json.Fields;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.webhook.WebhookContract.ReplayEvents;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which events a replay names: those after one, those from an instant on, or those that failed. */
final class ReplayBody {
  private ReplayBody() {}

  /** Reads a body that names one of the three; refuses any other. */
  static ReplayEvents of(long webhook, Fields body) {
    Long after = body.idOrNull("after");
    Instant from = body.read("from", ShopCalendar::instant);
    Boolean failed = failed(body);
    if (Stream.of(after, from, failed).filter(Objects::nonNull).count() != 1) {
      body.reject("after", "or from, or failed must be given, and only one of them");
    }
    body.check();
    return new ReplayEvents(webhook, after, from);
  }

  private static @Nullable Boolean failed(Fields body) {
    Boolean failed = body.flagOrNull("failed");
    if (failed != null && !failed) {
      body.reject("failed", "must be true");
    }
    return failed;
  }
}
