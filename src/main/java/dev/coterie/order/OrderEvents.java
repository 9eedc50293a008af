package dev.coterie.order;

import dev.coterie.db.Event;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The events of orders: one for each status, when it is first reached. */
final class OrderEvents {
  private OrderEvents() {}

  /** That a report has brought its order so far. */
  static Event reached(LockedOrder order, OrderReport report, @Nullable Money owed, Instant now) {
    JsonObject data =
        new JsonObject()
            .put("order", report.id())
            .put("customer", report.customer())
            .put("total", report.total().toPlainString())
            .put("currency", report.currency().getCurrencyCode());
    if (owed != null) {
      data.put("owed", owed.text());
    }
    Event event = type(report).event(now, subject(order, report), data);
    return withChange(event, order.reached(), report.status());
  }

  /** That an order is about something else than was known; nothing where it is not. */
  static void changed(
      Tx tx,
      LockedOrder order,
      OrderReport report,
      OrderContent was,
      OrderContent is,
      Instant now) {
    if (!order.isNew() && !was.json().equals(is.json())) {
      JsonObject data = new JsonObject().put("order", report.id()).mergeIn(is.json());
      data.remove("lines");
      tx.emit(
          EventType.ORDER_CHANGED
              .event(now, subject(order, report), data)
              .changing(was.json(), is.json()));
    }
  }

  /** That a line was paid, but could not be fulfilled. */
  static Event unfulfilled(
      LockedOrder order, OrderReport report, StoredLine line, Refusal why, Instant now) {
    JsonObject data =
        new JsonObject()
            .put("order", report.id())
            .put("line", line.id())
            .put("customer", report.customer())
            .put("sku", line.sku())
            .put("quantity", line.quantity())
            .put("unitPrice", line.unitPrice().toPlainString())
            .put("currency", report.currency().getCurrencyCode())
            .put("code", why.code())
            .put("detail", why.detail());
    return EventType.ORDER_UNFULFILLED.event(now, subject(order, report), data);
  }

  /** The customer, unless there is none, or the code may be somebody else's by now. */
  private static String subject(LockedOrder order, OrderReport report) {
    String customer = report.customer();
    return customer == null || order.isOfErased(customer) ? report.id() : customer;
  }

  private static EventType type(OrderReport report) {
    return switch (report.status()) {
      case PLACED -> EventType.ORDER_PLACED;
      case PAID -> EventType.ORDER_PAID;
      case CANCELLED -> EventType.ORDER_CANCELLED;
      case REFUNDED -> EventType.ORDER_REFUNDED;
    };
  }

  /** A new order changes nothing that was there, nor does a status that the order is past. */
  private static Event withChange(Event event, Set<OrderStatus> before, OrderStatus reached) {
    if (before.isEmpty()) {
      return event;
    }
    Set<OrderStatus> after = EnumSet.of(reached);
    after.addAll(before);
    OrderStatus was = OrderStatus.furthest(before);
    OrderStatus is = OrderStatus.furthest(after);
    return was == is ? event : event.changing(status(was), status(is));
  }

  private static JsonObject status(OrderStatus status) {
    return new JsonObject().put("status", EnumNames.of(status));
  }
}
