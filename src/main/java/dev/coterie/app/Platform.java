package dev.coterie.app;

import dev.coterie.config.Config;
import dev.coterie.connect.shop.ShopOpening;
import dev.coterie.db.Storage;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.membership.LedgerHooks;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Currency;

/**
 * What the modules of a process share.
 *
 * @param demo whether it runs the demo shop
 * @param scratch the directory of files that are needed for a moment
 */
record Platform(
    Vertx vertx,
    Config config,
    Storage storage,
    Clock clock,
    MeterRegistry meters,
    boolean demo,
    Path scratch) {

  /** Whether memberships open shops. */
  boolean connects() {
    return config.connect().enabled();
  }

  /** What memberships set off. */
  LedgerHooks ledgerHooks() {
    return connects() ? new ShopOpening(shopCurrency()) : LedgerHooks.NONE;
  }

  ShopCalendar calendar() {
    return new ShopCalendar(config.shop().zone());
  }

  Currency shopCurrency() {
    return config.shop().currency();
  }
}
