package dev.coterie.json;

import dev.coterie.kernel.Money;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Writes money as two members of a JSON object: an amount as decimal text, and its currency. */
public final class MoneyJson {
  private MoneyJson() {}

  /** {@code {"amount":"12.50","currency":"USD"}}. */
  public static JsonObject of(Money money) {
    return put(new JsonObject(), "amount", money);
  }

  public static @Nullable JsonObject ofNullable(@Nullable Money money) {
    return money == null ? null : of(money);
  }

  /** Puts the amount under the name, and beside it {@code currency}. */
  public static JsonObject put(JsonObject json, String name, Money money) {
    return json.put(name, money.text()).put("currency", money.currency().getCurrencyCode());
  }
}
