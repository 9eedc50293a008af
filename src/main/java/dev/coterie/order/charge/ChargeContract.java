package dev.coterie.order.charge;

import dev.coterie.bus.Ask;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Sorting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others may ask of the money that memberships were bought with. */
public final class ChargeContract {
  public static final Ask<ListCharges, Page<Charge>> CHARGES = new Ask<>("order.charges");
  public static final Ask<ListRefunds, Page<Refund>> REFUNDS = new Ask<>("order.refunds");

  public static final Ask<SumCharges, ChargeSums> SUMS = new Ask<>("order.chargeSums");

  private ChargeContract() {}

  /**
   * Which charges or refunds are meant.
   *
   * @param customer the code of the customer who was charged, null for all; of several who had it
   *     one after the other, the last is meant
   * @param group the code of the group that was sold, null for all
   * @param from the first instant, null for all up to now
   * @param until the instant before which they were, null for all from then on
   */
  public record ChargeFilter(
      @Nullable String customer,
      @Nullable String group,
      @Nullable Instant from,
      @Nullable Instant until) {

    /** Those of a customer, or all. */
    public static ChargeFilter of(@Nullable String customer) {
      return new ChargeFilter(customer, null, null, null);
    }
  }

  /**
   * Charges of a filter.
   *
   * @param reason null for all
   * @param belowFee whether those below their fee are meant or those that are not, null for all
   */
  public record ListCharges(
      ChargeFilter filter,
      @Nullable ChargeReason reason,
      @Nullable Boolean belowFee,
      Sorting<ChargeColumn> sorting,
      PageRequest page) {}

  /** Refunds of a filter. */
  public record ListRefunds(ChargeFilter filter, Sorting<ChargeColumn> sorting, PageRequest page) {}

  /** What charges and refunds are sorted by; of one time or amount, by id. */
  public enum ChargeColumn {
    ID,
    TIME,
    AMOUNT
  }

  /** What charges and refunds of a time come to. */
  public record SumCharges(ChargeFilter filter) {}

  /** Sums of each reason and currency, and of what was refunded in each currency. */
  public record ChargeSums(List<ReasonSum> charges, List<Money> refunds) {

    public ChargeSums {
      charges = List.copyOf(charges);
      refunds = List.copyOf(refunds);
    }
  }

  /** What was charged for a reason in a currency, by how many charges. */
  public record ReasonSum(ChargeReason reason, long count, Money total) {}
}
