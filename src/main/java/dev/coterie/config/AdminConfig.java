package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

import org.jspecify.annotations.Nullable;

/**
 * The management pages.
 *
 * @param idleMinutes how long a session lasts that is not used
 */
public record AdminConfig(@Nullable String password, int idleMinutes) {
  private static final int SEVEN_DAYS = 7 * 24 * 60;

  public AdminConfig {
    require(
        password == null || password.length() >= 12,
        "admin.password",
        "must be at least 12 characters long");
    require(
        idleMinutes >= 1 && idleMinutes <= SEVEN_DAYS,
        "admin.idleMinutes",
        "must be from 1 to " + SEVEN_DAYS);
  }
}
