package dev.coterie.group;

import dev.coterie.kernel.Money;
import java.util.List;
import java.util.stream.Stream;

/**
 * What deleting a group would touch.
 *
 * @param members who is or will be in it
 * @param balances what stands on the accounts of these members, one amount for each currency; it
 *     stays theirs
 * @param openGifts memberships of it that were given and not yet redeemed; nobody can any more
 * @param products the SKUs of the products that sell it, which go too
 * @param charges what was paid for it, which stays on record
 * @param dependents what else depends on the group, each as a phrase
 */
public record DeletionImpact(
    Members members,
    List<Money> balances,
    long openGifts,
    List<String> products,
    GroupCharges charges,
    List<String> dependents) {
  public static final DeletionImpact NONE = ofMembers(new Members(0, 0, 0, 0));

  /**
   * The customers who hold the group now or will, or have paused it.
   *
   * @param paused how many of them have paused it
   * @param paidDaysLeft calendar days that they would lose, summed over those that end
   * @param endless how many of them have it for ever
   */
  public record Members(long count, long paused, long paidDaysLeft, long endless) {

    private Members plus(Members other) {
      return new Members(
          count + other.count,
          paused + other.paused,
          paidDaysLeft + other.paidDaysLeft,
          endless + other.endless);
    }
  }

  public static DeletionImpact ofMembers(Members members) {
    return new DeletionImpact(members, List.of(), 0, List.of(), GroupCharges.NONE, List.of());
  }

  public static DeletionImpact ofBalances(List<Money> balances) {
    return new DeletionImpact(NONE.members, balances, 0, List.of(), GroupCharges.NONE, List.of());
  }

  public static DeletionImpact ofGifts(long open) {
    return new DeletionImpact(
        NONE.members, List.of(), open, List.of(), GroupCharges.NONE, List.of());
  }

  public static DeletionImpact ofProducts(List<String> skus) {
    return new DeletionImpact(NONE.members, List.of(), 0, skus, GroupCharges.NONE, List.of());
  }

  public static DeletionImpact ofCharges(GroupCharges charges) {
    return new DeletionImpact(NONE.members, List.of(), 0, List.of(), charges, List.of());
  }

  public static DeletionImpact ofDependents(List<String> phrases) {
    return new DeletionImpact(NONE.members, List.of(), 0, List.of(), GroupCharges.NONE, phrases);
  }

  /** What this and the other touch together. */
  DeletionImpact plus(DeletionImpact other) {
    return new DeletionImpact(
        members.plus(other.members),
        GroupCharges.sums(balances, other.balances),
        openGifts + other.openGifts,
        concat(products, other.products),
        charges.plus(other.charges),
        concat(dependents, other.dependents));
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
