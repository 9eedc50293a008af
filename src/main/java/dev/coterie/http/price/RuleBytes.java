package dev.coterie.http.price;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.RuleJson;
import java.util.HashMap;
import java.util.Map;

/** Price rules as bytes of JSON, each written once. Belongs to one event loop. */
final class RuleBytes {
  private static final int MAX = 10_000;

  private final RuleJson json;
  private final Map<PriceRule, byte[]> shown = new HashMap<>();
  private final Map<PriceRule, byte[]> hidden = new HashMap<>();

  RuleBytes(RuleJson json) {
    this.json = json;
  }

  RuleJson json() {
    return json;
  }

  /** The rule, its value null if that is to be hidden. */
  byte[] bytes(PriceRule rule, boolean hidesValue) {
    Map<PriceRule, byte[]> known = hidesValue ? hidden : shown;
    if (known.size() > MAX) {
      known.clear();
    }
    return known.computeIfAbsent(rule, any -> json.of(any, hidesValue).toBuffer().getBytes());
  }
}
