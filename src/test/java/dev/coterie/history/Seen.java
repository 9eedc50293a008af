package dev.coterie.history;

import java.util.Optional;

/**
 * One price as a client sees it.
 *
 * @param group whose rule made it, empty where none applied
 */
record Seen(
    String currency, String listPrice, String price, Optional<String> group, Optional<Rule> rule) {
  /** There is no such product. */
  static final Seen UNKNOWN_PRODUCT =
      new Seen("unknown product", "", "", Optional.empty(), Optional.empty());

  @Override
  public String toString() {
    return equals(UNKNOWN_PRODUCT)
        ? currency
        : "%s instead of %s %s by %s, %s"
            .formatted(
                price,
                listPrice,
                currency,
                group.orElse("no group"),
                rule.map(Rule::toString).orElse("no rule"));
  }
}
