package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

public record ListsConfig(int removalPercent) {
  private static final int ALL = 100;

  public ListsConfig {
    require(
        removalPercent >= 0 && removalPercent <= ALL,
        "lists.removalPercent",
        "must be from 0 to 100");
  }
}
