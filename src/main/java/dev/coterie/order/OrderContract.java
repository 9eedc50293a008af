package dev.coterie.order;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Sorting;
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

  /** Orders of a filter. */
  public record ListOrders(OrderFilter filter, Sorting<OrderColumn> sorting, PageRequest page) {

    /** The last first. */
    public static ListOrders latest(OrderFilter filter, PageRequest page) {
      return new ListOrders(filter, Sorting.downBy(OrderColumn.TIME), page);
    }
  }

  /** What orders are sorted by: of one time, by the sequence in which they were first reported. */
  public enum OrderColumn {
    TIME,
    TOTAL
  }

  /**
   * An order in a list.
   *
   * @param customer null for a guest
   * @param groups the codes of the groups that it sells
   * @param unfulfilled whether a paid line of it gave nothing
   */
  public record ListedOrder(
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
