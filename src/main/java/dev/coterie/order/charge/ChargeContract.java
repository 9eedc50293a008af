package dev.coterie.order.charge;

import dev.coterie.bus.Ask;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import org.jspecify.annotations.Nullable;

/** What others may ask of the money that memberships were bought with. */
public final class ChargeContract {
  public static final Ask<ListCharges, Page<Charge>> CHARGES = new Ask<>("order.charges");
  public static final Ask<ListRefunds, Page<Refund>> REFUNDS = new Ask<>("order.refunds");

  private ChargeContract() {}

  /**
   * Charges by id.
   *
   * @param customer the code of the customer who was charged, null for all; of several who had it
   *     one after the other, the last is meant
   * @param reason null for all
   */
  public record ListCharges(
      @Nullable String customer, @Nullable ChargeReason reason, PageRequest page) {}

  /**
   * Refunds by id.
   *
   * @param customer as of {@link ListCharges}
   */
  public record ListRefunds(@Nullable String customer, PageRequest page) {}
}
