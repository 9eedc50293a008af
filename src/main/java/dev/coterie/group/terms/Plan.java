package dev.coterie.group.terms;

import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group as something that is sold.
 *
 * @param fee of one duration; null where the group is not sold
 * @param durationDays calendar days in the shop's zone, 1 to {@value #MAX_DAYS}; null for ever
 * @param graceDays for how many days after the paid end the membership goes on, 0 to {@value
 *     #MAX_SHORT_DAYS}
 * @param trialDays how long a free trial lasts, 1 to {@value #MAX_SHORT_DAYS}; null for none
 * @param rank a higher one is a better plan; null where changes have no direction
 * @param up what a change from a plan of lower rank to this one comes to
 * @param down what a change from a plan of higher rank to this one comes to
 * @param reminders days before the end, as -30
 * @param listings how many products a shop of it may list, 1 to {@value #MAX_LISTINGS}; null for
 *     any number, and where it opens no shop
 */
public record Plan(
    @Nullable Money fee,
    @Nullable Integer durationDays,
    int graceDays,
    @Nullable Integer trialDays,
    @Nullable Integer rank,
    ChangePolicy up,
    ChangePolicy down,
    List<Integer> reminders,
    @Nullable Integer listings) {
  static final int MAX_DAYS = 36_500;
  static final int MAX_SHORT_DAYS = 365;
  static final int MAX_RANK = 1_000_000;
  static final int MAX_REMINDERS = 20;
  static final int MAX_LISTINGS = 10_000_000;
  static final List<Integer> USUAL_REMINDERS = List.of(-30, -7, -1);

  /** A group that is neither sold nor ever ends. */
  static final Plan NONE =
      new Plan(
          null, null, 0, null, null, ChangePolicy.FULL_FEE, ChangePolicy.FULL_FEE, List.of(), null);

  /** What a change to another plan of the tier comes to. */
  public enum ChangePolicy {
    /** At once; what was left of the old plan is lost. */
    FULL_FEE,
    /** At once; the unused value of the old plan is credited. */
    CREDIT,
    /** At the end of what is paid. */
    AT_END,
    /** Not at all. */
    REFUSED
  }

  public Plan {
    reminders = List.copyOf(reminders);
  }

  /** A plan that is sold for the fee and lasts so long, and as usual beyond that. */
  public static Plan of(@Nullable Money fee, @Nullable Integer durationDays) {
    return new Plan(
        fee,
        durationDays,
        0,
        null,
        null,
        ChangePolicy.FULL_FEE,
        ChangePolicy.FULL_FEE,
        durationDays == null ? List.of() : USUAL_REMINDERS,
        null);
  }

  /** Whether it says nothing beyond fee and duration. */
  boolean isPlain() {
    return equals(new Plan(fee, durationDays, 0, null, null, NONE.up, NONE.down, List.of(), null));
  }

  /** What is wrong with it; empty if nothing. */
  List<FieldError> errors() {
    List<FieldError> errors = new ArrayList<>();
    requireRange(errors, "durationDays", durationDays, MAX_DAYS);
    requireRange(errors, "trialDays", trialDays, MAX_SHORT_DAYS);
    requireRange(errors, "listings", listings, MAX_LISTINGS);
    if (graceDays < 0 || graceDays > MAX_SHORT_DAYS) {
      errors.add(new FieldError("graceDays", "must be from 0 to " + MAX_SHORT_DAYS));
    }
    if (reminders.stream().anyMatch(day -> day >= 0 || day < -MAX_SHORT_DAYS)
        || new HashSet<>(reminders).size() < reminders.size()) {
      errors.add(
          new FieldError("reminders", "must be different days from -" + MAX_SHORT_DAYS + " to -1"));
    }
    if (fee != null) {
      requirePayable(errors, fee);
    }
    return errors;
  }

  private static void requireRange(
      List<FieldError> errors, String field, @Nullable Integer number, int max) {
    if (number != null && (number < 1 || number > max)) {
      errors.add(new FieldError(field, "must be from 1 to " + max + ", or null"));
    }
  }

  private static void requirePayable(List<FieldError> errors, Money fee) {
    try {
      fee.payable();
    } catch (InvalidValue invalid) {
      errors.add(new FieldError("fee.amount", invalid.whatWouldBeRight()));
    }
  }
}
