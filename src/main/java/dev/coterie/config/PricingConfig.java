package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

import java.time.Duration;

public record PricingConfig(
    int bookProducts, int bookCustomers, int bookListings, int freshSeconds, int outageSeconds) {
  public PricingConfig {
    require(
        outageSeconds >= 0 && outageSeconds <= 86_400,
        "pricing.outageSeconds",
        "must be from 0 to 86400");
    require(
        freshSeconds >= 0 && freshSeconds <= 86_400,
        "pricing.freshSeconds",
        "must be from 0 to 86400");
    require(bookProducts >= 1000, "pricing.bookProducts", "must be at least 1000");
    require(bookCustomers >= 1000, "pricing.bookCustomers", "must be at least 1000");
    require(bookListings >= 1000, "pricing.bookListings", "must be at least 1000");
  }

  /** The same with as little memory for listings as may be, for where shops are switched off. */
  public PricingConfig withSmallBook() {
    return new PricingConfig(1000, 1000, 1000, freshSeconds, outageSeconds);
  }

  public Duration outage() {
    return Duration.ofSeconds(outageSeconds);
  }
}
