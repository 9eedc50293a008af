package dev.coterie.connect.shop;

import dev.coterie.group.terms.PriceRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/** A shop that is to be made. */
record NewShop(
    String slug, String name, long ownerId, Currency currency, PriceRule rule, Instant openedAt) {
  static final PriceRule USUAL_RULE =
      new PriceRule(PriceRule.Basis.MARKUP, PriceRule.Mode.PERCENT, new BigDecimal(20));

  /** A shop with the usual markup. */
  static NewShop usual(String slug, String name, long ownerId, Currency currency, Instant now) {
    return new NewShop(slug, name, ownerId, currency, USUAL_RULE, now);
  }
}
