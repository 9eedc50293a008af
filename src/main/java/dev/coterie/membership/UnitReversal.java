package dev.coterie.membership;

/**
 * What a refund or a cancellation takes back.
 *
 * @param firstUnit the units of the line from this one on
 */
public record UnitReversal(
    String customer, long groupId, String order, String line, int firstUnit, boolean refunded) {}
