package dev.coterie.pricing.simulation;

import dev.coterie.kernel.Money;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Writes and reads effects as JSON: so they are stored, and so the API shows them. */
public final class RuleEffectJson {
  private RuleEffectJson() {}

  public static JsonObject of(RuleEffect effect) {
    return new JsonObject()
        .put("falls", effect.falls())
        .put("rises", effect.rises())
        .put("stays", effect.stays())
        .put("underCost", effect.underCost())
        .put("underCostToday", effect.underCostToday())
        .put("byAmount", changes(effect.byAmount()))
        .put("byPercent", changes(effect.byPercent()));
  }

  static RuleEffect read(JsonObject json) {
    return new RuleEffect(
        json.getLong("falls"),
        json.getLong("rises"),
        json.getLong("stays"),
        json.getLong("underCost"),
        json.getLong("underCostToday"),
        readChanges(json.getJsonArray("byAmount")),
        readChanges(json.getJsonArray("byPercent")));
  }

  private static JsonArray changes(List<ProductChange> changes) {
    return new JsonArray(changes.stream().map(RuleEffectJson::of).toList());
  }

  private static JsonObject of(ProductChange change) {
    return new JsonObject()
        .put("sku", change.sku())
        .put("name", change.name())
        .put("currency", change.today().currency().getCurrencyCode())
        .put("today", change.today().text())
        .put("drafted", change.drafted().text());
  }

  private static List<ProductChange> readChanges(JsonArray changes) {
    return changes.stream().map(JsonObject.class::cast).map(RuleEffectJson::readChange).toList();
  }

  private static ProductChange readChange(JsonObject json) {
    var currency = Money.currency(json.getString("currency"));
    return new ProductChange(
        json.getString("sku"),
        json.getString("name"),
        Money.of(json.getString("today"), currency),
        Money.of(json.getString("drafted"), currency));
  }
}
