package dev.coterie.ledger.tier;

import dev.coterie.kernel.Money;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The unused value of periods that a change leaves. */
final class UnusedValues {
  private UnusedValues() {}

  /** One for each unit, however many periods it runs in; rounded once, so that none gains. */
  static List<UnusedValue> of(List<Period> left, Instant now) {
    Map<OrderUnit, Money> byUnit = new LinkedHashMap<>();
    for (Period period : left) {
      OrderUnit unit = period.unit();
      Money value = period.worthAfter(now);
      if (unit != null && value != null) {
        byUnit.merge(unit, value, Money::plus);
      }
    }
    return byUnit.entrySet().stream()
        .map(each -> new UnusedValue(each.getKey(), each.getValue().rounded()))
        .filter(each -> each.value().amount().signum() > 0)
        .toList();
  }
}
