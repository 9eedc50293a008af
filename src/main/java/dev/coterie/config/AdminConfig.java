package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

import org.jspecify.annotations.Nullable;

public record AdminConfig(@Nullable String password) {
  public AdminConfig {
    require(
        password == null || password.length() >= 12,
        "admin.password",
        "must be at least 12 characters long");
  }
}
