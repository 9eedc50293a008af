package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

import org.jspecify.annotations.Nullable;

public record ApiConfig(@Nullable String key) {
  public ApiConfig {
    require(
        key == null || key.matches("[\\x21-\\x7e]{16,200}"),
        "api.key",
        "must be 16 to 200 visible ASCII characters");
  }
}
