package dev.coterie.history;

import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;

/** A price rule as clients write and read it. Its value has no needless zeros. */
record Rule(String basis, String mode, BigDecimal value) {
  static final String DISCOUNT = "discount";
  static final String MARKUP = "markup";
  static final String PERCENT = "percent";
  static final String FIXED = "fixed";

  Rule {
    value = value.stripTrailingZeros();
  }

  static Rule of(String basis, String mode, String value) {
    return new Rule(basis, mode, new BigDecimal(value));
  }

  static Rule of(JsonObject json) {
    return of(json.getString("basis"), json.getString("mode"), json.getString("value"));
  }

  JsonObject json() {
    return Shop.rule(basis, mode, value.toPlainString());
  }

  @Override
  public String toString() {
    return "%s %s %s".formatted(basis, mode, value.toPlainString());
  }
}
