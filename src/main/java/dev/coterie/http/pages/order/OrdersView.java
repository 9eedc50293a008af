package dev.coterie.http.pages.order;

import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Place;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Page;
import dev.coterie.order.OrderContract.ListedOrder;
import dev.coterie.order.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * A page of orders.
 *
 * @param query that they were searched with
 * @param status that they have, null for any
 * @param unfulfilled whether only those show of which a paid line gave nothing
 * @param after the cursor of this page, empty for the first
 */
public record OrdersView(
    PageFrame frame,
    String query,
    @Nullable OrderStatus status,
    boolean unfulfilled,
    String after,
    Page<ListedOrder> orders) {

  /** The address of the first page of the same orders. */
  public Address list() {
    return Address.of(Place.ORDERS.path())
        .with("query", query)
        .with("status", status == null ? "" : EnumNames.of(status))
        .with("unfulfilled", unfulfilled ? "true" : "");
  }

  public boolean isFiltered() {
    return !list().text().equals(Place.ORDERS.path());
  }
}
