package dev.coterie.group;

import dev.coterie.kernel.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What staff decide about a group.
 *
 * @param tier groups of one tier exclude each other; null: held beside any other
 * @param byDefault whether customers without another rule get this group's
 * @param pricing null where the group prices nothing
 * @param plan what it is sold as
 * @param archived whether it takes no new members; those that it has keep price and dates
 * @param notifyEmails where each order of a member is mailed
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
    List<String> notifyEmails) {
  public static final int MAX_EMAILS = 100;

  public GroupTerms {
    notifyEmails = List.copyOf(notifyEmails);
  }

  /** What is wrong with these terms; empty if nothing. */
  List<FieldError> complaints() {
    List<FieldError> complaints = new ArrayList<>();
    if (kind != GroupKind.DISCOUNT && pricing != null) {
      complain(complaints, "pricing", "must be null: only a discount group has a price rule");
    }
    if (kind == GroupKind.LIST && plan.fee() != null) {
      complain(complaints, "fee", "must be null: a list is not sold");
    }
    if (kind == GroupKind.LIST && plan.durationDays() != null) {
      complain(complaints, "durationDays", "must be null: a list's members stay");
    }
    if (kind == GroupKind.LIST && !plan.isPlain()) {
      complain(complaints, "kind", "must not be list where there are terms of a plan");
    }
    if (kind != GroupKind.DISCOUNT && byDefault) {
      complain(complaints, "default", "must be false: only a discount group can be the default");
    }
    if (archived && byDefault) {
      complain(complaints, "archived", "must be false: the default group cannot be archived");
    }
    if (notifyEmails.size() > MAX_EMAILS) {
      complain(complaints, "notifyEmails", "must be at most " + MAX_EMAILS + " addresses");
    }
    if (pricing != null) {
      pricing.complaint().ifPresent(phrase -> complain(complaints, "pricing.value", phrase));
    }
    complaints.addAll(plan.complaints());
    return complaints;
  }

  private static void complain(List<FieldError> complaints, String field, String message) {
    complaints.add(new FieldError(field, message));
  }
}
