package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

import java.time.Duration;

public record ExpiryConfig(int everySeconds, int batch, int perSecond) {
  public ExpiryConfig {
    require(everySeconds >= 1, "expiry.everySeconds", "must be at least 1");
    require(perSecond >= 1, "expiry.perSecond", "must be at least 1");
    require(batch >= 1 && batch <= 10_000, "expiry.batch", "must be from 1 to 10000");
  }

  public Duration every() {
    return Duration.ofSeconds(everySeconds);
  }
}
