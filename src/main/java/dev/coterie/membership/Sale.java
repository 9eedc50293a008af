package dev.coterie.membership;

import dev.coterie.kernel.Money;
import dev.coterie.ledger.tier.OrderUnit;
import dev.coterie.ledger.tier.PaidUnit;
import dev.coterie.ledger.tier.Source;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Units of an order line.
 *
 * @param days that each unit gives, null for ever
 * @param firstUnit the number of the first of them within the line
 * @param worths what was paid for each unit, in their order
 * @param source {@code ORDER} or {@code GIFT}
 */
public record Sale(
    String customer,
    long groupId,
    @Nullable Integer days,
    String order,
    String line,
    int firstUnit,
    List<Money> worths,
    Source source) {

  public Sale {
    worths = List.copyOf(worths);
  }

  int units() {
    return worths.size();
  }

  List<PaidUnit> paidUnits() {
    return IntStream.range(0, units())
        .mapToObj(at -> new PaidUnit(new OrderUnit(order, line, firstUnit + at), worths.get(at)))
        .toList();
  }
}
