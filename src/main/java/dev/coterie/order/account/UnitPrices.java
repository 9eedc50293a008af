package dev.coterie.order.account;

import dev.coterie.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the units of a line came to: their money, and their part of what the account paid. Each is
 * rounded as prices are, and all of them together come to the whole line.
 *
 * @param unitPrice of one unit, as the shop reports it
 * @param quantity of the line, at least 1
 * @param credit what the account paid for the whole line
 */
public record UnitPrices(BigDecimal unitPrice, int quantity, Money credit) {

  /** The money for the units from one up to another, which is not included. */
  public Money money(int from, int to) {
    return firstUnits(to).without(firstUnits(from));
  }

  private Money firstUnits(int count) {
    return Money.price(unitPrice.multiply(BigDecimal.valueOf(count)), currency());
  }

  /** What the account paid for the units from one up to another, which is not included. */
  public Money credit(int from, int to) {
    return creditOfFirst(to).without(creditOfFirst(from));
  }

  private Money creditOfFirst(int count) {
    BigDecimal share =
        credit
            .amount()
            .multiply(BigDecimal.valueOf(count))
            .divide(
                BigDecimal.valueOf(quantity),
                currency().getDefaultFractionDigits(),
                RoundingMode.HALF_UP);
    return new Money(share, currency());
  }

  private Currency currency() {
    return credit.currency();
  }

  /** What each of the first units is worth: its money and its credit. */
  public List<Money> worths(int units) {
    return IntStream.range(0, units)
        .mapToObj(unit -> money(unit, unit + 1).plus(credit(unit, unit + 1)))
        .toList();
  }
}
