package dev.coterie.group.terms;

import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.MailLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What staff decide about a group.
 *
 * @param tier groups of one tier exclude each other; null: goes along with any other
 * @param byDefault whether customers without another rule get this group's
 * @param pricing null where the group prices nothing
 * @param plan what it is sold as
 * @param archived whether it takes no new members; those that it has keep price and dates
 * @param notifyEmails where each order of a member is mailed
 * @param notifyLanguage in which the group's mails are; null: in the one that is set for all mails
 */
public record GroupTerms(
    String code,
    GroupKind kind,
    @Nullable String tier,
    String name,
    String description,
    boolean byDefault,
    @Nullable PriceRule pricing,
    Plan plan,
    boolean archived,
    List<String> notifyEmails,
    @Nullable MailLanguage notifyLanguage) {
  static final int MAX_EMAILS = 100;

  public GroupTerms {
    notifyEmails = List.copyOf(notifyEmails);
  }

  /** The terms of a group of the kind's usual tier that neither prices nor sells anything. */
  public static GroupTerms named(String code, GroupKind kind, String name) {
    return new GroupTerms(
        code, kind, kind.usualTier(), name, "", false, null, Plan.NONE, false, List.of(), null);
  }

  public GroupTerms withDescription(String description) {
    return with(description, byDefault, pricing, plan);
  }

  public GroupTerms withPricing(@Nullable PriceRule pricing) {
    return with(description, byDefault, pricing, plan);
  }

  public GroupTerms withPlan(Plan plan) {
    return with(description, byDefault, pricing, plan);
  }

  /** These, of the group that customers get without another rule. */
  public GroupTerms asDefault() {
    return with(description, true, pricing, plan);
  }

  private GroupTerms with(
      String description, boolean byDefault, @Nullable PriceRule pricing, Plan plan) {
    return new GroupTerms(
        code,
        kind,
        tier,
        name,
        description,
        byDefault,
        pricing,
        plan,
        archived,
        notifyEmails,
        notifyLanguage);
  }

  /**
   * What is wrong with these terms; empty if nothing.
   *
   * @param path where they stand in their sender's input, as the errors name it
   */
  public List<FieldError> errors(String path) {
    return Stream.of(errorsOfKind(), errorsOfFields(), plan.errors())
        .flatMap(List::stream)
        .map(error -> new FieldError(path + error.field(), error.message()))
        .toList();
  }

  private List<FieldError> errorsOfKind() {
    List<FieldError> errors = new ArrayList<>();
    if (kind != GroupKind.DISCOUNT && pricing != null) {
      errors.add(new FieldError("pricing", "must be null: only a discount group has a price rule"));
    }
    if (kind == GroupKind.LIST && plan.fee() != null) {
      errors.add(new FieldError("fee", "must be null: a list is not sold"));
    }
    if (kind == GroupKind.LIST && plan.durationDays() != null) {
      errors.add(new FieldError("durationDays", "must be null: a list's members stay"));
    }
    if (kind == GroupKind.LIST && !plan.isPlain()) {
      errors.add(new FieldError("kind", "must not be list where there are terms of a plan"));
    }
    if (kind != GroupKind.CONNECT && plan.listings() != null) {
      errors.add(new FieldError("listings", "must be null: only a connect group opens a shop"));
    }
    if (kind != GroupKind.DISCOUNT && byDefault) {
      errors.add(
          new FieldError("default", "must be false: only a discount group can be the default"));
    }
    return errors;
  }

  private List<FieldError> errorsOfFields() {
    List<FieldError> errors = new ArrayList<>();
    if (archived && byDefault) {
      errors.add(new FieldError("archived", "must be false: the default group cannot be archived"));
    }
    if (notifyEmails.size() > MAX_EMAILS) {
      errors.add(new FieldError("notifyEmails", "must be at most " + MAX_EMAILS + " addresses"));
    }
    if (pricing != null) {
      pricing.error().ifPresent(phrase -> errors.add(new FieldError("pricing.value", phrase)));
    }
    return errors;
  }
}
