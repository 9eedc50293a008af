package dev.coterie.group;

import java.util.List;

/**
 * What deleting a group would touch.
 *
 * @param members customers who hold it now or will
 * @param paidDaysLeft calendar days that they would lose, summed over those that end
 * @param endless how many of them hold it for ever
 * @param products the SKUs of the products that sell it, which go too
 * @param charges what was paid for it, which stays on record
 * @param dependents what else leans on the group, in words
 */
public record DeletionImpact(
    long members,
    long paidDaysLeft,
    long endless,
    List<String> products,
    GroupCharges charges,
    List<String> dependents) {}
