package dev.coterie.order.charge;

import dev.coterie.kernel.Money;
import java.time.Instant;

/**
 * A refund of more units of a line.
 *
 * @param units how many more
 * @param unitsSoFar how many of the line in all, with these
 * @param credit what went back to the account, beside the amount
 */
public record NewRefund(int units, int unitsSoFar, Money amount, Money credit, Instant at) {}
