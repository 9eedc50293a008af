package dev.coterie.http.api;

import dev.coterie.group.PriceRule;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Words;
import dev.coterie.pricing.Explanation;
import dev.coterie.pricing.PricingContract.Quote;
import dev.coterie.pricing.RuledGroup;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes prices as JSON.
 *
 * @param customer as the caller named it
 * @param seesMargins whether markups and supplier prices may be shown; a markup together with the
 *     price would give the supplier price away
 */
record PriceJson(@Nullable String customer, boolean seesMargins, RuleJson rules) {

  JsonObject of(Quote quote, int quantity) {
    RuledGroup group = quote.group();
    Instant validUntil = quote.validUntil();
    JsonObject json =
        new JsonObject()
            .put("sku", quote.sku())
            .put("customer", customer)
            .put("group", group == null ? null : group.code())
            .put("currency", quote.price().currency().getCurrencyCode())
            .put("quantity", quantity)
            .put("listPrice", quote.listPrice().text())
            .put("price", quote.price().text())
            .put("rule", group == null ? null : rule(group.rule()))
            .put("validUntil", validUntil == null ? null : validUntil.toString());
    Explanation explanation = quote.explanation();
    return explanation == null ? json : explained(json, explanation);
  }

  private JsonObject explained(JsonObject json, Explanation explanation) {
    JsonArray steps = new JsonArray();
    JsonArray rejected = new JsonArray();
    explanation.steps().forEach(step -> steps.add(step(step)));
    explanation.rejections().forEach(rejection -> rejected.add(rejection(rejection)));
    return json.put("steps", steps).put("rejected", rejected);
  }

  private JsonObject step(Explanation.Step step) {
    PriceRule rule = step.group().rule();
    Money before = step.before();
    return new JsonObject()
        .put("group", step.group().code())
        .put("rule", rule(rule))
        .put("before", isMargin(rule) ? null : before.text())
        .put("after", step.after().text());
  }

  private static JsonObject rejection(Explanation.Rejection rejection) {
    return new JsonObject()
        .put("group", rejection.group().code())
        .put("reason", Words.of(rejection.reason()));
  }

  private @Nullable JsonObject rule(@Nullable PriceRule rule) {
    if (rule == null) {
      return null;
    }
    JsonObject json = rules.of(rule);
    return isMargin(rule) ? json.putNull("value") : json;
  }

  private boolean isMargin(@Nullable PriceRule rule) {
    return !seesMargins && rule != null && rule.basis() == PriceRule.Basis.MARKUP;
  }
}
