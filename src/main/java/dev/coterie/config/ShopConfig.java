package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

import java.time.ZoneId;
import java.util.Currency;

public record ShopConfig(ZoneId zone, Currency currency) {
  public ShopConfig {
    require(
        currency.getDefaultFractionDigits() >= 0,
        "shop.currency",
        "must be an ISO 4217 currency that has a smallest coin");
  }
}
