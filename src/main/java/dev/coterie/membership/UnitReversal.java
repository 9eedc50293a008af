package dev.coterie.membership;

/**
 * The units whose rest a refund or a cancellation reverses.
 *
 * @param firstUnit the units of the line from this one on
 */
public record UnitReversal(
    String customer, long groupId, String order, String line, int firstUnit, boolean refunded) {}
