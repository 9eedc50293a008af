package dev.coterie.group.terms;

import dev.coterie.group.terms.Plan.ChangePolicy;
import dev.coterie.json.Fields;
import dev.coterie.json.MoneyJson;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.MailLanguage;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.TextForm;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads what staff decide about groups as JSON; events show it too.
 *
 * @param shopCurrency of fixed discounts and markups
 */
public record TermsJson(Currency shopCurrency) {

  public JsonObject of(GroupTerms terms) {
    return of(terms, false);
  }

  /** The terms as all may see them: a markup's value is null. */
  public JsonObject withoutMargins(GroupTerms terms) {
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
        .put("listings", plan.listings())
        .put("archived", terms.archived())
        .put("notifyEmails", new JsonArray(terms.notifyEmails()))
        .put("notifyLanguage", EnumNames.ofNullable(terms.notifyLanguage()));
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

  /** The terms that {@link #of(GroupTerms)} wrote, or staff did; to be checked by the caller. */
  public GroupTerms read(Fields body) {
    GroupKind kind = body.choice("kind", GroupKind.class);
    String tier = body.textOrNull("tier", TextForm.TIER);
    return new GroupTerms(
        body.text("code", TextForm.GROUP_CODE),
        kind,
        body.has("tier") ? tier : kind.usualTier(),
        body.text("name", TextForm.NAME),
        body.text("description", TextForm.DESCRIPTION, ""),
        body.flag("default", false),
        within(body.object("pricing"), RuleJson::read),
        plan(body, kind),
        body.flag("archived", false),
        body.texts("notifyEmails", TextForm.EMAIL, GroupTerms.MAX_EMAILS),
        body.choiceOrNull("notifyLanguage", MailLanguage.class));
  }

  private Plan plan(Fields body, GroupKind kind) {
    Integer durationDays = body.wholeOrNull("durationDays", 1, Plan.MAX_DAYS);
    Integer graceDays = body.wholeOrNull("graceDays", 0, Plan.MAX_SHORT_DAYS);
    PlanChanges changes = within(body.object("changes"), TermsJson::readChanges);
    List<Integer> reminders =
        body.wholesOrNull("reminders", -Plan.MAX_SHORT_DAYS, -1, Plan.MAX_REMINDERS);
    boolean reminds = durationDays != null && kind != GroupKind.LIST;
    return new Plan(
        within(body.object("fee"), this::readFee),
        durationDays,
        graceDays == null ? 0 : graceDays,
        body.wholeOrNull("trialDays", 1, Plan.MAX_SHORT_DAYS),
        body.wholeOrNull("rank", -Plan.MAX_RANK, Plan.MAX_RANK),
        changes == null ? ChangePolicy.FULL_FEE : changes.up(),
        changes == null ? ChangePolicy.FULL_FEE : changes.down(),
        reminders != null ? reminders : reminds ? Plan.USUAL_REMINDERS : List.of(),
        body.wholeOrNull("listings", 1, Plan.MAX_LISTINGS));
  }

  private Money readFee(Fields fee) {
    return new Money(fee.amount("amount"), fee.currency("currency", shopCurrency));
  }

  private static PlanChanges readChanges(Fields changes) {
    return new PlanChanges(policy(changes, "up"), policy(changes, "down"));
  }

  private static ChangePolicy policy(Fields changes, String direction) {
    ChangePolicy policy = changes.choiceOrNull(direction, ChangePolicy.class);
    return policy == null ? ChangePolicy.FULL_FEE : policy;
  }

  /** What the reader makes of an object within, which has no other fields; null for none. */
  private static <T> @Nullable T within(@Nullable Fields object, Function<Fields, T> reader) {
    if (object == null) {
      return null;
    }
    T read = reader.apply(object);
    object.checkKnown();
    return read;
  }

  private record PlanChanges(ChangePolicy up, ChangePolicy down) {}
}
