package dev.coterie.http.pages.order;

import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.TextForm;
import dev.coterie.order.OrderFilter;
import dev.coterie.order.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the list of orders is filtered by, as the address has it.
 *
 * @param text that they were searched with
 * @param status that they have, null for any
 * @param unfulfilled whether only those show of which a paid line gave nothing
 * @param from the first day, as it was typed
 * @param until the last day, as it was typed
 * @param filter what that comes to
 */
public record OrdersQuery(
    String text,
    @Nullable OrderStatus status,
    boolean unfulfilled,
    String from,
    String until,
    OrderFilter filter) {

  static OrdersQuery of(Visit visit) {
    String text = visit.query("query", TextForm.QUERY);
    OrderStatus status = visit.choice("status", OrderStatus.class);
    boolean unfulfilled = visit.query("unfulfilled").equals("true");
    Instant from = visit.dayBegin("from");
    Instant until = visit.dayEnd("until");
    return new OrdersQuery(
        text,
        status,
        unfulfilled,
        from == null ? "" : visit.query("from"),
        until == null ? "" : visit.query("until"),
        new OrderFilter(text, null, status, unfulfilled, from, until));
  }

  Address address() {
    return Address.of(Place.ORDERS.path())
        .with("query", text)
        .with("status", status == null ? "" : EnumNames.of(status))
        .with("unfulfilled", unfulfilled ? "true" : "")
        .with("from", from)
        .with("until", until);
  }

  public boolean isSet() {
    return !address().text().equals(Place.ORDERS.path());
  }
}
