package dev.coterie.membership;

/**
 * The units whose rest a refund or a cancellation reverses.
 *
 * @param customer the code of whom the units gave a membership
 * @param groupId the group whose product the line was
 * @param firstUnit the units of the line from this one on
 * @param refunded whether they are refunded, otherwise they are cancelled
 */
public record UnitReversal(
    String customer, long groupId, String order, String line, int firstUnit, boolean refunded) {}
