package dev.coterie.order.gift;

import dev.coterie.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * The gifts of a line that was paid.
 *
 * @param count how many, one a unit
 * @param days that each gives, null for ever
 * @param worth what was paid for each
 */
public record NewGifts(
    String order, String line, int count, long groupId, @Nullable Integer days, Money worth) {}
