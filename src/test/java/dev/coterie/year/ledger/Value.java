package dev.coterie.year.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Money that belongs to a unit: what was paid for it, or what is unused of that. */
public record Value(Unit unit, BigDecimal amount, String currency) {

  public static BigDecimal sum(List<Value> values) {
    return values.stream().map(Value::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  Value plus(Value other) {
    return new Value(unit, amount.add(other.amount), currency);
  }

  Value rounded() {
    return new Value(unit, amount.setScale(2, RoundingMode.HALF_UP), currency);
  }
}
