package dev.coterie.http.price;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.http.JsonBytes;
import dev.coterie.pricing.buyer.Candidate;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Price rules as one answer shows them.
 *
 * @param seesMargins whether the values of markups and supplier prices may be shown; a markup
 *     together with the price would give the supplier price away
 */
record ShownRules(RuleBytes rules, boolean seesMargins) {

  /** The rule that made a price; null where none did. */
  byte[] bytes(@Nullable Candidate winner) {
    return winner == null ? JsonBytes.NULL : rules.bytes(winner.rule(), hides(winner.rule()));
  }

  JsonObject json(PriceRule rule) {
    return rules.json().of(rule, hides(rule));
  }

  boolean hides(@Nullable PriceRule rule) {
    return !seesMargins && rule != null && rule.basis() == PriceRule.Basis.MARKUP;
  }
}
