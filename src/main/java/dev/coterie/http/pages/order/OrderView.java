package dev.coterie.http.pages.order;

import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.event.EventLine;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.order.Order;
import dev.coterie.order.Order.LineGift;
import dev.coterie.order.gift.GiftState;
import java.math.BigDecimal;
import java.util.List;

/**
 * One order.
 *
 * @param events that name it, the last ones
 */
public record OrderView(PageFrame frame, Notice notice, Order order, List<EventLine> events) {

  public String amount(BigDecimal amount) {
    return frame.t().amount(new Money(amount, order.currency()));
  }

  /** The code for who may redeem it; its end for others, lest it be taken from the page. */
  public String code(LineGift gift) {
    String code = gift.code();
    return frame.edits() || gift.state() != GiftState.OPEN
        ? code
        : "…" + code.substring(code.lastIndexOf('-'));
  }

  /** What became of the gift, and whose it is. */
  public String state(LineGift gift) {
    String owner = gift.owner();
    return frame
        .t()
        .say(
            "gift.state." + EnumNames.of(gift.state()),
            owner == null ? frame.t().say("gift.nobody") : owner);
  }

  /** Whether a paid line gave nothing and has not been refunded. */
  public boolean isUnfulfilled() {
    return order.lines().stream().anyMatch(line -> line.unfulfilled() != null);
  }

  public String retry() {
    return Address.of(Place.ORDERS.path(), order.id(), "retry").text();
  }
}
