package dev.coterie.year.shop;

import dev.coterie.year.ledger.Unit;
import dev.coterie.year.ledger.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How an account pays the credit of a quote: with what is free on it and the unused value of what
 * the purchase leaves; while the credit is reserved, also with what that value was when it was
 * quoted, as far as the account lacks it.
 */
public final class Settlement {
  private final List<Value> unused = new ArrayList<>();
  private BigDecimal missing;

  Settlement(BigDecimal credit, BigDecimal free, List<Value> unused) {
    this.unused.addAll(unused);
    this.missing = credit.subtract(free).max(BigDecimal.ZERO);
  }

  /**
   * Has quoted units make up for what is missing, one after the other.
   *
   * @param left what was paid for a unit and brought to no account yet
   */
  void fill(List<Value> quoted, Function<Unit, BigDecimal> left) {
    for (Value value : quoted) {
      BigDecimal given = given(value.unit());
      BigDecimal most = value.amount().min(left.apply(value.unit())).subtract(given);
      BigDecimal added = most.min(missing).max(BigDecimal.ZERO);
      unused.add(new Value(value.unit(), added, value.currency()));
      missing = missing.subtract(added);
    }
  }

  private BigDecimal given(Unit unit) {
    return unused.stream()
        .filter(value -> value.unit().equals(unit))
        .map(Value::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  boolean isEnough() {
    return missing.signum() == 0;
  }

  /** What the units bring to the account before it pays. */
  List<Value> unused() {
    return unused;
  }
}
