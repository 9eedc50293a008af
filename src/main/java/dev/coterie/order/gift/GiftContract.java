package dev.coterie.order.gift;

import dev.coterie.bus.Command;
import dev.coterie.kernel.Result;
import dev.coterie.order.charge.ChargeReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What others may ask of gifts. */
public final class GiftContract {
  public static final Command<RedeemGift, Result<RedeemedGift>> REDEEM =
      new Command<>("order.redeem");

  private GiftContract() {}

  /**
   * Gives a gift's membership to a customer.
   *
   * @param code the gift's
   * @param customer the customer's code
   */
  public record RedeemGift(String code, String customer) {}

  /**
   * A gift that was redeemed, and what it gave.
   *
   * @param buyer the code of the customer who gave it, null where that one was erased
   * @param customer the code of the one who has it now
   * @param until null for ever
   */
  public record RedeemedGift(
      String code,
      @Nullable String buyer,
      String customer,
      String group,
      ChargeReason reason,
      Instant from,
      @Nullable Instant until) {}
}
