package dev.coterie.order;

import dev.coterie.kernel.Money;
import dev.coterie.order.gift.GiftState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as all reports of it come to.
 *
 * @param id the shop's own
 * @param customer the customer's code, null for a guest
 * @param total what the whole order came to
 * @param owed what the shop owes the customer of a cancelled order, null for any other
 */
public record Order(
    String id,
    OrderStatus status,
    @Nullable String customer,
    Currency currency,
    BigDecimal total,
    @Nullable Money owed,
    Instant at,
    List<Line> lines) {

  public Order {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param quantity null while only a refund was reported
   * @param group the code of the group whose product it is, null for any other product
   * @param gift whether somebody else is to have the membership
   * @param reason what was charged for, null where no membership was sold, {@code gift} for a gift
   * @param refunded how many units were
   * @param gifts one for each unit, none unless it is a gift that was paid
   * @param from the begin of what it gave, null where it gave nothing
   * @param until the end of what it gave, null where it gave nothing or never ends
   * @param reservedUntil until when its quote's credit waits for the payment, null where none does
   * @param unfulfilled why it gave nothing although it was paid, null unless that is so
   */
  public record Line(
      String id,
      String sku,
      @Nullable Integer quantity,
      BigDecimal unitPrice,
      @Nullable String group,
      boolean gift,
      @Nullable String reason,
      int refunded,
      List<LineGift> gifts,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Instant reservedUntil,
      @Nullable Unfulfilled unfulfilled) {

    public Line {
      gifts = List.copyOf(gifts);
    }
  }

  /**
   * A gift that a line gave.
   *
   * @param code by which it is redeemed, once
   * @param owner the code of whose it is: the buyer's until it is redeemed, then of whoever
   *     redeemed it; null where that is nobody any more
   */
  public record LineGift(String code, GiftState state, @Nullable String owner) {}

  /**
   * Why a paid line could not be fulfilled: staff refund it, or mend the cause and retry.
   *
   * @param code of the refusal
   * @param detail of the refusal, for people
   */
  public record Unfulfilled(String code, String detail) {}
}
