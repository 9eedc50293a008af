package dev.coterie.http.api;

import dev.coterie.group.Group;
import dev.coterie.group.GroupKind;
import dev.coterie.group.GroupProduct;
import dev.coterie.group.GroupTerms;
import dev.coterie.group.Plan;
import dev.coterie.group.Plan.ChangePolicy;
import dev.coterie.group.PriceRule;
import dev.coterie.group.TermsJson;
import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.TextForm;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes groups as JSON.
 *
 * @param shopCurrency of fixed discounts and markups
 */
record GroupJson(Currency shopCurrency) {
  JsonObject of(Group group) {
    return terms(group.terms())
        .put("id", group.id())
        .put("product", product(group.product()))
        .put("members", group.members())
        .put("version", group.version());
  }

  private static JsonObject product(GroupProduct product) {
    return new JsonObject().put("state", EnumNames.of(product.state())).put("sku", product.sku());
  }

  /** What staff decide; {@link #read} takes it back. */
  JsonObject terms(GroupTerms terms) {
    return new TermsJson(shopCurrency).of(terms);
  }

  GroupTerms read(Fields body) {
    GroupKind kind = body.choice("kind", GroupKind.class);
    String tier = body.textOrNull("tier", TextForm.TIER);
    return new GroupTerms(
        body.text("code", TextForm.GROUP_CODE),
        kind,
        body.has("tier") ? tier : kind.usualTier(),
        body.text("name", TextForm.NAME),
        body.text("description", TextForm.DESCRIPTION, ""),
        body.flag("default", false),
        pricing(body.object("pricing")),
        plan(body, kind),
        body.flag("archived", false),
        body.texts("notifyEmails", TextForm.EMAIL, GroupTerms.MAX_EMAILS));
  }

  private Plan plan(Fields body, GroupKind kind) {
    Integer durationDays = body.wholeOrNull("durationDays", 1, Plan.MAX_DAYS);
    Integer graceDays = body.wholeOrNull("graceDays", 0, Plan.MAX_SHORT_DAYS);
    Fields changes = body.object("changes");
    List<Integer> reminders =
        body.wholesOrNull("reminders", -Plan.MAX_SHORT_DAYS, -1, Plan.MAX_REMINDERS);
    boolean reminds = durationDays != null && kind != GroupKind.LIST;
    Plan plan =
        new Plan(
            fee(body.object("fee")),
            durationDays,
            graceDays == null ? 0 : graceDays,
            body.wholeOrNull("trialDays", 1, Plan.MAX_SHORT_DAYS),
            body.wholeOrNull("rank", -Plan.MAX_RANK, Plan.MAX_RANK),
            policy(changes, "up"),
            policy(changes, "down"),
            reminders != null ? reminders : reminds ? Plan.USUAL_REMINDERS : List.of());
    if (changes != null) {
      changes.checkKnown();
    }
    return plan;
  }

  private static ChangePolicy policy(@Nullable Fields changes, String direction) {
    ChangePolicy policy =
        changes == null ? null : changes.choiceOrNull(direction, ChangePolicy.class);
    return policy == null ? ChangePolicy.FULL_FEE : policy;
  }

  private static @Nullable PriceRule pricing(@Nullable Fields pricing) {
    if (pricing == null) {
      return null;
    }
    PriceRule rule =
        new PriceRule(
            pricing.choice("basis", PriceRule.Basis.class),
            pricing.choice("mode", PriceRule.Mode.class),
            pricing.amount("value"));
    pricing.checkKnown();
    return rule;
  }

  private @Nullable Money fee(@Nullable Fields fee) {
    if (fee == null) {
      return null;
    }
    BigDecimal amount = fee.amount("amount");
    Currency currency = fee.currency("currency", shopCurrency);
    fee.checkKnown();
    return new Money(amount, currency);
  }
}
