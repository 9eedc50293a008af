package dev.coterie.http.pages.group;

import dev.coterie.group.terms.GroupTerms;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.RuleJson;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.price.RuleText;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import io.vertx.core.json.JsonObject;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a group's terms into cells, and reads changed cells as a patch of its terms.
 *
 * @param shopCurrency of fixed discounts and markups, and of new fees
 * @param frame of the page, whose user may see and set markups or not: they tell what products cost
 */
public record GroupCells(Currency shopCurrency, PageFrame frame) {
  private static final int MAX_DIGITS = 9;

  Map<GroupField, String> of(GroupTerms terms) {
    Money fee = terms.plan().fee();
    Map<GroupField, String> cells = ofRule(terms.pricing());
    cells.put(GroupField.NAME, terms.name());
    cells.put(GroupField.DESCRIPTION, terms.description());
    cells.put(GroupField.FEE, fee == null ? "" : frame.t().decimal(fee.text()));
    cells.put(GroupField.DURATION, whole(terms.plan().durationDays()));
    cells.put(GroupField.LISTINGS, whole(terms.plan().listings()));
    return cells;
  }

  private static String whole(@Nullable Integer number) {
    return number == null ? "" : number.toString();
  }

  /** Whether the user may not know the rule. */
  boolean hides(@Nullable PriceRule rule) {
    return RuleText.hides(rule, frame);
  }

  /** The two cells that say a rule. */
  Map<GroupField, String> ofRule(@Nullable PriceRule rule) {
    Map<GroupField, String> cells = new EnumMap<>(GroupField.class);
    cells.put(GroupField.VALUE, rule == null || hides(rule) ? "" : value(rule));
    cells.put(GroupField.TYPE, RuleType.of(rule).key());
    return cells;
  }

  private String value(PriceRule rule) {
    return frame.t().decimal(new RuleJson(shopCurrency).of(rule).getString("value"));
  }

  /**
   * The patch that the changed cells ask for.
   *
   * @param cells all of the row, as typed
   * @param changed those that count
   */
  Patch patch(
      Map<GroupField, String> cells, Set<GroupField> changed, @Nullable Currency feeCurrency) {
    Patch patch = new Patch(new JsonObject(), new HashMap<>());
    for (GroupField field : changed) {
      String typed = cells.getOrDefault(field, "").strip();
      switch (field) {
        case NAME -> patch.terms.put("name", typed);
        case DESCRIPTION -> patch.terms.put("description", typed);
        case VALUE, TYPE -> putPricing(patch, cells);
        case FEE -> patch.terms.put("fee", fee(typed, feeCurrency));
        case DURATION -> putWhole(patch, field, typed, "groups.wrongDuration");
        case LISTINGS -> putWhole(patch, field, typed, "groups.wrongListings");
      }
    }
    return patch;
  }

  /**
   * What a row is changed to.
   *
   * @param errors of cells that could not be read
   */
  record Patch(JsonObject terms, Map<GroupField, String> errors) {}

  private void putPricing(Patch patch, Map<GroupField, String> cells) {
    RuleType type =
        EnumNames.find(cells.getOrDefault(GroupField.TYPE, ""), RuleType.class).orElse(null);
    if (type == null) {
      patch.errors.put(GroupField.TYPE, frame.t().say("groups.wrongType"));
    } else if (type.isMarkup() && !frame.seesCost()) {
      patch.errors.put(GroupField.TYPE, frame.t().say("groups.costHidden"));
    } else {
      patch.terms.put("pricing", pricing(type, cells.getOrDefault(GroupField.VALUE, "")));
    }
  }

  private @Nullable JsonObject pricing(RuleType type, String value) {
    if (type == RuleType.NONE) {
      return null;
    }
    String[] parts = type.key().split("-", 2);
    return new JsonObject()
        .put("basis", parts[0])
        .put("mode", parts[1])
        .put("value", frame.t().typed(value));
  }

  private @Nullable JsonObject fee(String typed, @Nullable Currency currency) {
    return typed.isEmpty()
        ? null
        : new JsonObject()
            .put("amount", frame.t().typed(typed))
            .put("currency", (currency == null ? shopCurrency : currency).getCurrencyCode());
  }

  private void putWhole(Patch patch, GroupField field, String typed, String wrong) {
    if (typed.isEmpty()) {
      patch.terms.putNull(field.term());
    } else if (typed.matches("\\d{1," + MAX_DIGITS + "}")) {
      patch.terms.put(field.term(), Integer.parseInt(typed));
    } else {
      patch.errors.put(field, frame.t().say(wrong));
    }
  }
}
