package dev.coterie.group.terms;

import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import io.vertx.core.json.JsonObject;
import java.util.Currency;

/**
 * Writes and reads price rules as JSON.
 *
 * @param shopCurrency of fixed amounts
 */
public record RuleJson(Currency shopCurrency) {

  public JsonObject of(PriceRule rule) {
    return of(rule, false);
  }

  /** The rule, its value null if that is to be hidden. */
  public JsonObject of(PriceRule rule, boolean hidesValue) {
    return new JsonObject()
        .put("basis", EnumNames.of(rule.basis()))
        .put("mode", EnumNames.of(rule.mode()))
        .put("value", hidesValue ? null : value(rule));
  }

  /** Reads a rule; the caller checks the fields, and what the rule has to be. */
  public static PriceRule read(Fields rule) {
    return new PriceRule(
        rule.choice("basis", PriceRule.Basis.class),
        rule.choice("mode", PriceRule.Mode.class),
        rule.amount("value"));
  }

  private String value(PriceRule rule) {
    return rule.mode() == PriceRule.Mode.FIXED
        ? new Money(rule.value(), shopCurrency).text()
        : rule.percentText();
  }
}
