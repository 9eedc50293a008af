package dev.coterie.order.quote;

import dev.coterie.kernel.Money;
import dev.coterie.ledger.tier.UnusedValue;
import dev.coterie.membership.Offer;
import dev.coterie.order.account.Balance;
import dev.coterie.order.quote.QuoteContract.QuoteLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * The sum of a quote.
 *
 * @param charge what is to be paid
 * @param credit what the account pays
 * @param lines what both were made from
 */
record QuoteSum(Money charge, Money credit, List<QuoteLine> lines) {

  QuoteSum {
    lines = List.copyOf(lines);
  }

  /** The account pays first: with the unused value of the plan that is left, then its balance. */
  static QuoteSum of(OfferedPlan plan, Money fee, int quantity, Offer offer, Balance balance) {
    Currency currency = fee.currency();
    BigDecimal full = fee.amount().multiply(BigDecimal.valueOf(quantity));
    BigDecimal unused = sum(unused(offer, currency));
    BigDecimal credit = full.min(balance.freeWith(unused));
    BigDecimal ofUnused = credit.min(unused);
    List<QuoteLine> lines = new ArrayList<>();
    lines.add(new QuoteLine(quantity + " x " + plan.name(), full));
    subtract(lines, "unused value of the present plan", ofUnused);
    subtract(lines, "credit on account", credit.subtract(ofUnused));
    return new QuoteSum(
        new Money(full.subtract(credit), currency), new Money(credit, currency), lines);
  }

  /** What a purchase leaves unused that was paid in the currency. */
  static List<UnusedValue> unused(Offer offer, Currency currency) {
    return offer.unused().stream()
        .filter(unused -> unused.value().currency().equals(currency))
        .toList();
  }

  private static BigDecimal sum(List<UnusedValue> unused) {
    return unused.stream()
        .map(each -> each.value().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void subtract(List<QuoteLine> lines, String label, BigDecimal amount) {
    if (amount.signum() > 0) {
      lines.add(new QuoteLine(label, amount.negate()));
    }
  }
}
