package dev.coterie.pricing.buyer;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the prices under some rules come to, as a text: the same for rules that give equal prices
 * for every product, whatever its list price, its supplier price and its currency.
 *
 * <p>Fixed amounts apply in the shop's currency only, so that what another rule makes needless
 * there may count elsewhere: there are two formulas, and the text is both. What only rounding makes
 * equal, such as a fixed value far below a cent beside a percentage, is told apart.
 */
final class PriceFormula {
  private static final long HUNDRED_PERCENT = 1_000_000;
  private static final String LIST_PRICE = "LIST PRICE";

  private PriceFormula() {}

  static String of(List<Candidate> rules) {
    List<Candidate> percentages = rules.stream().filter(rule -> !rule.isFixed()).toList();
    return "in the shop's currency " + lowest(rules) + ", in others " + lowest(percentages);
  }

  private static String lowest(List<Candidate> rules) {
    String lowest =
        rules.stream()
            .filter(rule -> rules.stream().noneMatch(other -> makesNeedless(other, rule)))
            .map(PriceFormula::text)
            .distinct()
            .sorted()
            .collect(Collectors.joining("; "));
    // without any rule it is the list price too
    return lowest.equals(LIST_PRICE) ? "" : lowest;
  }

  /** Whether one rule's price is never above the other's, where both apply. */
  private static boolean makesNeedless(Candidate one, Candidate other) {
    if (isFree(one)) {
      return !isFree(other);
    }
    if (one.isMarkup() != other.isMarkup()) {
      return false;
    }
    if (one.isFixed() == other.isFixed()) {
      return one.isMarkup() ? one.value() < other.value() : one.value() > other.value();
    }
    return one.isMarkup()
        ? !one.isFixed() && one.value() == 0
        : one.value() > 0 && other.value() == 0;
  }

  private static boolean isFree(Candidate rule) {
    return !rule.isMarkup() && !rule.isFixed() && rule.value() == HUNDRED_PERCENT;
  }

  private static String text(Candidate rule) {
    return !rule.isMarkup() && rule.value() == 0
        ? LIST_PRICE
        : rule.rule().basis() + " " + rule.rule().mode() + " " + rule.value();
  }
}
