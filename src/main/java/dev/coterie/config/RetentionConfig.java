package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long what is not needed any more is kept.
 *
 * @param eventDays 0 for ever
 * @param answerHours to repetitions with an idempotency key
 * @param importDays of files of members, from their last change on
 * @param mailDays 0 for ever
 */
public record RetentionConfig(int eventDays, int answerHours, int importDays, int mailDays) {
  private static final int MOST_DAYS = 36_500;
  private static final int MOST_HOURS = 8_760;
  private static final int UNDOABLE_DAYS = 30;

  public RetentionConfig {
    require(eventDays >= 0 && eventDays <= MOST_DAYS, "retention.eventDays", "must be 0 to 36500");
    require(
        answerHours >= 1 && answerHours <= MOST_HOURS,
        "retention.answerHours",
        "must be from 1 to 8760");
    require(
        importDays >= UNDOABLE_DAYS && importDays <= MOST_DAYS,
        "retention.importDays",
        "must be from 30, since imports can be undone for so long, to 36500");
    require(mailDays >= 0 && mailDays <= MOST_DAYS, "retention.mailDays", "must be 0 to 36500");
  }

  /** How long events are kept; null for ever. */
  public @Nullable Duration events() {
    return eventDays == 0 ? null : Duration.ofDays(eventDays);
  }

  public Duration answers() {
    return Duration.ofHours(answerHours);
  }

  public Duration imports() {
    return Duration.ofDays(importDays);
  }

  /** How long mails are kept; null for ever. */
  public @Nullable Duration mails() {
    return mailDays == 0 ? null : Duration.ofDays(mailDays);
  }
}
