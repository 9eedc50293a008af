package dev.coterie.pricing.buyer;

import dev.coterie.kernel.Digests;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules that count for a buyer at an instant (step 2 of the price function), and so all that a
 * price depends on beside the product.
 */
public final class PriceContext {
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int BITS_OF_DIGIT = 5;
  private static final int LENGTH_OF_KEY = 12;

  private final List<Candidate> candidates;
  private final Set<Long> admitting;
  private final String key;

  /**
   * The context of groups.
   *
   * @param groups those whose rules may make prices
   * @param admitting the ids of those that admit to restricted products
   */
  public PriceContext(List<RuledGroup> groups, Set<Long> admitting) {
    this.admitting = Set.copyOf(admitting);
    candidates =
        groups.stream()
            .filter(group -> group.rule() != null)
            .sorted(Comparator.comparingLong(RuledGroup::id))
            .map(Candidate::of)
            .toList();
    key = text(Digests.number(PriceFormula.of(candidates) + admittedBy(admitting)));
  }

  /** In the order of their ids. */
  public List<Candidate> candidates() {
    return candidates;
  }

  /** Whether a group of the restriction admits who has this context. */
  public boolean isAdmittedBy(ProductRestriction restriction) {
    return !Collections.disjoint(admitting, restriction.groups());
  }

  /** Nothing where nothing is restricted, so that the key is what it would be without. */
  private static String admittedBy(Set<Long> groups) {
    return groups.isEmpty() ? "" : ", admitted by " + new TreeSet<>(groups);
  }

  /**
   * Equal for all who get equal prices of the same products, on every node and after every restart:
   * 12 characters. Groups with the same rule share it unless one of them admits to restricted
   * products, and a rule that can never win does not count.
   */
  public String key() {
    return key;
  }

  private static String text(long digest) {
    StringBuilder text = new StringBuilder(LENGTH_OF_KEY);
    long rest = digest;
    while (text.length() < LENGTH_OF_KEY) {
      text.append(DIGITS.charAt((int) (rest & (DIGITS.length() - 1))));
      rest >>>= BITS_OF_DIGIT;
    }
    return text.toString();
  }
}
