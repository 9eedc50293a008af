package dev.coterie.order.gift;

import dev.coterie.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A gift that this transaction has locked.
 *
 * @param buyer the code of the customer who gave it, null where that one was erased
 * @param unit of the line
 * @param days that it gives, null for ever
 * @param worth what was paid for it
 * @param redeemedBy the customer's code, null while it is open
 */
record Gift(
    String code,
    String order,
    String line,
    @Nullable String buyer,
    int unit,
    long groupId,
    @Nullable Integer days,
    Money worth,
    boolean withdrawn,
    @Nullable String redeemedBy) {}
