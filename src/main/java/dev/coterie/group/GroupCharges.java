package dev.coterie.group;

import dev.coterie.kernel.Money;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was charged for a group.
 *
 * @param totals one for each currency, in the order of their codes
 */
public record GroupCharges(long count, List<Money> totals) {
  static final GroupCharges NONE = new GroupCharges(0, List.of());

  /** All of them together. */
  public static GroupCharges sum(List<GroupCharges> all) {
    return all.stream().reduce(NONE, GroupCharges::plus);
  }

  GroupCharges plus(GroupCharges other) {
    return new GroupCharges(count + other.count, sums(totals, other.totals));
  }

  /** One sum for each currency, in the order of their codes. */
  static List<Money> sums(List<Money> some, List<Money> others) {
    TreeMap<String, Money> sums =
        Stream.concat(some.stream(), others.stream())
            .collect(
                Collectors.toMap(
                    amount -> amount.currency().getCurrencyCode(),
                    amount -> amount,
                    Money::plus,
                    TreeMap::new));
    return List.copyOf(sums.values());
  }
}
