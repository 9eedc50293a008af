package dev.coterie.group;

import java.util.List;
import java.util.stream.Stream;

/**
 * What deleting a group would touch.
 *
 * @param members customers who hold it now or will
 * @param paidDaysLeft calendar days that they would lose, summed over those that end
 * @param endless how many of them hold it for ever
 * @param products the SKUs of the products that sell it, which go too
 * @param charges what was paid for it, which stays on record
 * @param dependents what else depends on the group, each as a phrase
 */
public record DeletionImpact(
    long members,
    long paidDaysLeft,
    long endless,
    List<String> products,
    GroupCharges charges,
    List<String> dependents) {
  public static final DeletionImpact NONE =
      new DeletionImpact(0, 0, 0, List.of(), GroupCharges.NONE, List.of());

  public static DeletionImpact ofMembers(long members, long paidDaysLeft, long endless) {
    return new DeletionImpact(
        members, paidDaysLeft, endless, List.of(), GroupCharges.NONE, List.of());
  }

  public static DeletionImpact ofProducts(List<String> skus) {
    return new DeletionImpact(0, 0, 0, skus, GroupCharges.NONE, List.of());
  }

  public static DeletionImpact ofCharges(GroupCharges charges) {
    return new DeletionImpact(0, 0, 0, List.of(), charges, List.of());
  }

  public static DeletionImpact ofDependents(List<String> phrases) {
    return new DeletionImpact(0, 0, 0, List.of(), GroupCharges.NONE, phrases);
  }

  /** What this and the other touch together. */
  DeletionImpact plus(DeletionImpact other) {
    return new DeletionImpact(
        members + other.members,
        paidDaysLeft + other.paidDaysLeft,
        endless + other.endless,
        concat(products, other.products),
        charges.plus(other.charges),
        concat(dependents, other.dependents));
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
