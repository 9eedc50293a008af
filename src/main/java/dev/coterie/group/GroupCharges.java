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
    TreeMap<String, Money> sums =
        Stream.concat(totals.stream(), other.totals.stream())
            .collect(
                Collectors.toMap(
                    total -> total.currency().getCurrencyCode(),
                    total -> total,
                    Money::plus,
                    TreeMap::new));
    return new GroupCharges(count + other.count, List.copyOf(sums.values()));
  }
}
