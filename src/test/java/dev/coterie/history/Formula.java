package dev.coterie.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The price function of its chapter, written a second time to hold the first against. */
final class Formula {
  private static final Currency SHOP = Currency.getInstance("USD");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Formula() {}

  /** The price of the product for one who holds the groups. */
  static Seen price(Product product, List<Group> held, Group byDefault) {
    List<Group> ruled = held.stream().filter(group -> group.rule().isPresent()).toList();
    List<Group> counting = ruled.isEmpty() ? List.of(byDefault) : ruled;
    Optional<Candidate> lowest =
        counting.stream()
            .flatMap(
                group -> group.rule().flatMap(rule -> candidate(product, group, rule)).stream())
            .min(
                Comparator.comparing(Candidate::price)
                    .thenComparing(candidate -> candidate.group().id()));
    BigDecimal list = rounded(product.list(), product.currency());
    return new Seen(
        product.currency().getCurrencyCode(),
        list.toPlainString(),
        lowest.map(Candidate::price).orElse(list).toPlainString(),
        lowest.map(candidate -> candidate.group().code()),
        lowest.flatMap(candidate -> candidate.group().rule()));
  }

  private static Optional<Candidate> candidate(Product product, Group group, Rule rule) {
    boolean fixed = rule.mode().equals(Rule.FIXED);
    if (fixed && !product.currency().equals(SHOP)) {
      return Optional.empty();
    }
    BigDecimal price = rounded(exact(product, rule, fixed), product.currency());
    return Optional.of(new Candidate(group, price));
  }

  private static BigDecimal exact(Product product, Rule rule, boolean fixed) {
    BigDecimal list = product.list();
    if (rule.basis().equals(Rule.DISCOUNT)) {
      return list.subtract(fixed ? rule.value() : percent(list, rule));
    }
    BigDecimal supplier = product.supplier();
    return supplier == null || supplier.signum() == 0
        ? list
        : supplier.add(fixed ? rule.value() : percent(supplier, rule));
  }

  private static BigDecimal percent(BigDecimal of, Rule rule) {
    return of.multiply(rule.value()).divide(HUNDRED);
  }

  private static BigDecimal rounded(BigDecimal exact, Currency currency) {
    return exact
        .max(BigDecimal.ZERO)
        .setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
  }

  private record Candidate(Group group, BigDecimal price) {}
}
