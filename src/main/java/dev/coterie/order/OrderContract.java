package dev.coterie.order;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;

/** What others may ask of orders. */
public final class OrderContract {
  /** Reports may be repeated and come in any order: the outcome is the same. */
  public static final Command<OrderReport, Result<Order>> REPORT = new Command<>("order.report");

  /** Fulfils the lines that were paid and could not be fulfilled then. */
  public static final Command<RetryOrder, Result<Order>> RETRY = new Command<>("order.retry");

  public static final Ask<FindOrder, Result<Order>> FIND = new Ask<>("order.find");

  private OrderContract() {}

  /** An order by the shop's id of it. */
  public record FindOrder(String id) {}

  /** An order by the shop's id of it. */
  public record RetryOrder(String id) {}

  static Refusal unknownOrder(String id) {
    return Refusal.unknown("unknown-order", "no order has the id " + id);
  }
}
