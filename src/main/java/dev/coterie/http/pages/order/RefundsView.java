package dev.coterie.http.pages.order;

import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.SortedList;
import dev.coterie.kernel.Page;
import dev.coterie.order.charge.ChargeContract.ChargeColumn;
import dev.coterie.order.charge.ChargeContract.ChargeSums;
import dev.coterie.order.charge.Refund;
import org.jspecify.annotations.Nullable;

/**
 * A page of refunds.
 *
 * @param after the cursor of this page, empty for the first
 * @param sums of all that the filter means, null for what is added up later
 */
public record RefundsView(
    PageFrame frame,
    MoneyFilter filter,
    SortedList<ChargeColumn> list,
    String after,
    Page<Refund> refunds,
    @Nullable ChargeSums sums) {}
