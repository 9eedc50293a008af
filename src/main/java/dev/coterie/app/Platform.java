package dev.coterie.app;

import dev.coterie.config.Config;
import dev.coterie.db.Storage;
import dev.coterie.kernel.ShopCalendar;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Currency;

/**
 * What the modules of a process share.
 *
 * @param demo whether it runs the demo shop
 */
record Platform(
    Vertx vertx, Config config, Storage storage, Clock clock, MeterRegistry meters, boolean demo) {

  ShopCalendar calendar() {
    return new ShopCalendar(config.shop().zone());
  }

  Currency shopCurrency() {
    return config.shop().currency();
  }
}
