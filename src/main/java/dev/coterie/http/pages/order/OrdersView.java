package dev.coterie.http.pages.order;

import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.SortedList;
import dev.coterie.kernel.Page;
import dev.coterie.order.OrderContract.ListedOrder;
import dev.coterie.order.OrderContract.OrderColumn;

/**
 * A page of orders.
 *
 * @param after the cursor of this page, empty for the first
 */
public record OrdersView(
    PageFrame frame,
    OrdersQuery query,
    SortedList<OrderColumn> list,
    String after,
    Page<ListedOrder> orders) {}
