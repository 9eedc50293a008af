package dev.coterie.order;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.order.account.Charge;
import dev.coterie.order.account.ListMoved;
import dev.coterie.order.account.Refund;
import dev.coterie.order.gift.Redeem;
import dev.coterie.order.gift.Redeemed;
import dev.coterie.order.quote.MakeQuote;
import dev.coterie.order.quote.MembershipQuote;

/** What others may ask of orders, and of the money that moved with them. */
public final class OrderContract {
  /** Reports may be repeated and come in any order: the outcome is the same. */
  public static final Command<OrderReport, Result<Order>> REPORT = new Command<>("order.report");

  public static final Ask<FindOrder, Result<Order>> FIND = new Ask<>("order.find");
  public static final Ask<ListMoved, Page<Charge>> CHARGES = new Ask<>("order.charges");
  public static final Ask<ListMoved, Page<Refund>> REFUNDS = new Ask<>("order.refunds");
  public static final Command<MakeQuote, Result<MembershipQuote>> QUOTE =
      new Command<>("order.quote");
  public static final Command<Redeem, Result<Redeemed>> REDEEM = new Command<>("order.redeem");

  private OrderContract() {}

  public record FindOrder(String id) {}

  static Refusal unknownOrder(String id) {
    return Refusal.unknown("unknown-order", "no order has the id " + id);
  }
}
