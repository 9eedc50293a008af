package dev.coterie.http.api;

import dev.coterie.group.PriceRule;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Words;
import io.vertx.core.json.JsonObject;
import java.util.Currency;

/**
 * Writes price rules as JSON.
 *
 * @param shopCurrency of fixed amounts
 */
record RuleJson(Currency shopCurrency) {

  JsonObject of(PriceRule rule) {
    return of(rule, false);
  }

  /** The rule, its value null if that is to be hidden. */
  JsonObject of(PriceRule rule, boolean hidesValue) {
    return new JsonObject()
        .put("basis", Words.of(rule.basis()))
        .put("mode", Words.of(rule.mode()))
        .put("value", hidesValue ? null : value(rule));
  }

  private String value(PriceRule rule) {
    return rule.mode() == PriceRule.Mode.FIXED
        ? new Money(rule.value(), shopCurrency).text()
        : rule.percentText();
  }
}
