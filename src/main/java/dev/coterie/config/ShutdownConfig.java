package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

public record ShutdownConfig(int graceSeconds) {
  public ShutdownConfig {
    require(
        graceSeconds >= 1 && graceSeconds <= 3600,
        "shutdown.graceSeconds",
        "must be from 1 to 3600");
  }
}
