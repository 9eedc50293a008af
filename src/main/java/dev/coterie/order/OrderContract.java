package dev.coterie.order;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others may ask of orders. */
public final class OrderContract {
  /** Reports may be repeated and come in any order: the outcome is the same. */
  public static final Command<OrderReport, Result<Order>> REPORT = new Command<>("order.report");

  /** Fulfils the lines that were paid and could not be fulfilled then. */
  public static final Command<RetryOrder, Result<Order>> RETRY = new Command<>("order.retry");

  public static final Ask<FindOrder, Result<Order>> FIND = new Ask<>("order.find");

  public static final Ask<ListOrders, Page<ListedOrder>> LIST = new Ask<>("order.list");

  private OrderContract() {}

  /**
   * Orders, the one that was reported last first.
   *
   * @param query the begin of the order's id, or the customer's code; empty for all
   * @param customer the code of the customer who ordered, null for all
   * @param status how far it has come, null for any
   * @param unfulfilled whether only those are meant of which a paid line gave nothing
   * @param page by the numbers that orders get when they are first reported
   */
  public record ListOrders(
      String query,
      @Nullable String customer,
      @Nullable OrderStatus status,
      boolean unfulfilled,
      PageRequest page) {}

  /**
   * An order in a list.
   *
   * @param number in the sequence in which orders were first reported
   * @param customer null for a guest
   * @param groups the codes of the groups that it sells
   * @param unfulfilled whether a paid line of it gave nothing
   */
  public record ListedOrder(
      long number,
      String id,
      OrderStatus status,
      @Nullable String customer,
      Money total,
      Instant at,
      List<String> groups,
      boolean unfulfilled) {

    public ListedOrder {
      groups = List.copyOf(groups);
    }
  }

  /** An order by the shop's id of it. */
  public record FindOrder(String id) {}

  /** An order by the shop's id of it. */
  public record RetryOrder(String id) {}

  static Refusal unknownOrder(String id) {
    return Refusal.unknown("unknown-order", "no order has the id " + id);
  }
}
