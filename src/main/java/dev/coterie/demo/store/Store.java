package dev.coterie.demo.store;

import dev.coterie.demo.DemoAsks;
import dev.coterie.pricing.PriceBook;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;

/**
 * What the store is made of.
 *
 * @param currency of fixed amounts
 * @param connects whether memberships open shops
 */
public record Store(PriceBook book, Currency currency, ZoneId zone, Clock clock, boolean connects) {
  static final String PATH = "/store";

  DemoAsks asks(Vertx vertx) {
    return new DemoAsks(vertx, clock);
  }
}
