package dev.coterie.http.price;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.kernel.EnumNames;
import dev.coterie.pricing.Explanation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** How a price came about, as JSON. */
record ExplanationJson(Explanation explanation, ShownRules rules) {

  /** Each candidate. */
  JsonArray steps() {
    JsonArray steps = new JsonArray();
    explanation.steps().forEach(step -> steps.add(json(step)));
    return steps;
  }

  /** Each group whose rule did not make the price. */
  JsonArray rejected() {
    JsonArray rejected = new JsonArray();
    explanation
        .rejections()
        .forEach(
            rejection ->
                rejected.add(
                    new JsonObject()
                        .put("group", rejection.group().code())
                        .put("reason", EnumNames.of(rejection.reason()))));
    return rejected;
  }

  private JsonObject json(Explanation.Step step) {
    PriceRule rule = step.group().rule();
    return new JsonObject()
        .put("group", step.group().code())
        .put("rule", rule == null ? null : rules.json(rule))
        .put("before", rules.hides(rule) ? null : step.before().text())
        .put("after", step.after().text());
  }
}
