package dev.coterie.group;

import dev.coterie.json.MoneyJson;
import dev.coterie.kernel.EnumNames;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Writes what staff decide about groups as JSON, for staff and for events alike.
 *
 * @param shopCurrency of fixed discounts and markups
 */
public record TermsJson(Currency shopCurrency) {

  public JsonObject of(GroupTerms terms) {
    return of(terms, false);
  }

  /** The terms as all may see them: a markup's value is null. */
  JsonObject withoutMargins(GroupTerms terms) {
    return of(terms, true);
  }

  private JsonObject of(GroupTerms terms, boolean hidesMargins) {
    Plan plan = terms.plan();
    return new JsonObject()
        .put("code", terms.code())
        .put("kind", EnumNames.of(terms.kind()))
        .put("tier", terms.tier())
        .put("name", terms.name())
        .put("description", terms.description())
        .put("default", terms.byDefault())
        .put("pricing", pricing(terms.pricing(), hidesMargins))
        .put("fee", MoneyJson.ofNullable(plan.fee()))
        .put("durationDays", plan.durationDays())
        .put("graceDays", plan.graceDays())
        .put("trialDays", plan.trialDays())
        .put("rank", plan.rank())
        .put("changes", changes(plan))
        .put("reminders", new JsonArray(plan.reminders()))
        .put("archived", terms.archived())
        .put("notifyEmails", new JsonArray(terms.notifyEmails()));
  }

  private @Nullable JsonObject pricing(@Nullable PriceRule rule, boolean hidesMargins) {
    return rule == null
        ? null
        : new RuleJson(shopCurrency)
            .of(rule, hidesMargins && rule.basis() == PriceRule.Basis.MARKUP);
  }

  private static JsonObject changes(Plan plan) {
    return new JsonObject()
        .put("up", EnumNames.of(plan.up()))
        .put("down", EnumNames.of(plan.down()));
  }
}
