package dev.coterie.group;

import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What staff decide about a group.
 *
 * @param tier groups of one tier exclude each other; null: held beside any other
 * @param byDefault whether customers without another rule get this group's
 * @param pricing null where the group prices nothing
 * @param fee null where the group is not sold
 * @param durationDays calendar days in the shop's zone, null for ever
 * @param notifyEmails where each order of a member is mailed
 */
public record GroupTerms(
    String code,
    Kind kind,
    @Nullable String tier,
    String name,
    String description,
    boolean byDefault,
    @Nullable PriceRule pricing,
    @Nullable Money fee,
    @Nullable Integer durationDays,
    List<String> notifyEmails) {
  public static final int MOST_DAYS = 36_500;
  public static final int MOST_EMAILS = 100;

  /** The three products that a group can be. */
  public enum Kind {
    /** A discount user group: prices. */
    DISCOUNT,
    /** A connect group: a shop of the customer's own. */
    CONNECT,
    /** A plain list of customers. */
    LIST;

    /** The tier of a group that names none. */
    public @Nullable String usualTier() {
      return switch (this) {
        case DISCOUNT -> "discount";
        case CONNECT -> "connect";
        case LIST -> null;
      };
    }
  }

  public GroupTerms {
    notifyEmails = List.copyOf(notifyEmails);
  }

  /** What is wrong with these terms; empty if nothing. */
  List<FieldError> complaints() {
    List<FieldError> complaints = new ArrayList<>();
    if (kind != Kind.DISCOUNT && pricing != null) {
      complain(complaints, "pricing", "must be null: only a discount group has a price rule");
    }
    if (kind == Kind.LIST && fee != null) {
      complain(complaints, "fee", "must be null: a list is not sold");
    }
    if (kind == Kind.LIST && durationDays != null) {
      complain(complaints, "durationDays", "must be null: a list's members stay");
    }
    if (kind != Kind.DISCOUNT && byDefault) {
      complain(complaints, "default", "must be false: only a discount group can be the default");
    }
    if (durationDays != null && (durationDays < 1 || durationDays > MOST_DAYS)) {
      complain(complaints, "durationDays", "must be from 1 to " + MOST_DAYS + ", or null");
    }
    if (notifyEmails.size() > MOST_EMAILS) {
      complain(complaints, "notifyEmails", "must be at most " + MOST_EMAILS + " addresses");
    }
    if (pricing != null) {
      pricing.complaint().ifPresent(phrase -> complain(complaints, "pricing.value", phrase));
    }
    if (fee != null) {
      complainUnlessPayable(complaints, fee);
    }
    return complaints;
  }

  private static void complainUnlessPayable(List<FieldError> complaints, Money fee) {
    try {
      fee.payable();
    } catch (InvalidValue invalid) {
      complain(complaints, "fee.amount", invalid.whatWouldBeRight());
    }
  }

  private static void complain(List<FieldError> complaints, String field, String message) {
    complaints.add(new FieldError(field, message));
  }
}
