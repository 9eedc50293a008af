package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

/**
 * Whose time it is.
 *
 * @param settable whether a start may ask for a clock that stands still until it is set
 */
public record ClockConfig(boolean settable) {

  /** Refuses the start if it asked for such a clock and may not. */
  public void requireSettable() {
    require(settable, "clock.settable", "must be true for the option --clock, a test clock");
  }
}
