package dev.coterie.http.pages.group;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.RuleJson;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.group.GroupCells.Patch;
import dev.coterie.json.Fields;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.RefusedException;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A price rule as it was typed, to be simulated.
 *
 * @param rule null for none, and where it could not be read
 * @param errors of cells that could not be read
 */
record RuleDraft(@Nullable PriceRule rule, Map<GroupField, String> errors) {
  private static final String PRICING = "pricing";

  /** Reads the cells of value and type. */
  static RuleDraft read(GroupCells reader, Map<GroupField, String> cells) {
    Patch patch = reader.patch(cells, EnumSet.of(GroupField.TYPE), null);
    if (!patch.errors().isEmpty()) {
      return new RuleDraft(null, patch.errors());
    }
    JsonObject pricing = patch.terms().getJsonObject(PRICING);
    if (pricing == null) {
      return new RuleDraft(null, Map.of());
    }
    try {
      Fields fields = new Fields(pricing, PRICING + ".");
      PriceRule rule = RuleJson.read(fields);
      fields.check();
      return new RuleDraft(rule, Map.of());
    } catch (RefusedException refused) {
      return new RuleDraft(null, errors(reader.frame().t(), refused.refusal()));
    }
  }

  /** Which cells a refusal speaks of; empty where it is of the whole. */
  static Map<GroupField, String> errors(Texts texts, Refusal refusal) {
    Map<GroupField, String> errors = new EnumMap<>(GroupField.class);
    refusal
        .errors()
        .forEach(
            error ->
                GroupField.ofTerm(error.field())
                    .ifPresent(field -> errors.put(field, texts.answer(error.message()))));
    return errors;
  }

  boolean isWrong() {
    return !errors.isEmpty();
  }
}
