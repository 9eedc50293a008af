package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

public record ShutdownConfig(int drainSeconds, int graceSeconds) {
  public ShutdownConfig {
    require(
        drainSeconds >= 0 && drainSeconds <= 3600,
        "shutdown.drainSeconds",
        "must be from 0 to 3600");
    require(
        graceSeconds >= 1 && graceSeconds <= 3600,
        "shutdown.graceSeconds",
        "must be from 1 to 3600");
  }
}
