package dev.coterie.group;

import dev.coterie.kernel.Money;
import java.util.List;

/**
 * What was charged for a group.
 *
 * @param totals one for each currency
 */
public record GroupCharges(long count, List<Money> totals) {}
