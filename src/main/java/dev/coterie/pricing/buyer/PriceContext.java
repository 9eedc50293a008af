package dev.coterie.pricing.buyer;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.kernel.Digests;
import dev.coterie.kernel.MinorUnits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The rules that count for a buyer at an instant (step 2 of the price function), and so all that a
 * price depends on beside the product.
 */
public final class PriceContext {
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int BITS_OF_DIGIT = 5;
  private static final int LENGTH_OF_KEY = 12;

  private final List<Candidate> candidates;
  private final String key;
  private final long tag;

  /** The context of these groups. */
  public PriceContext(List<RuledGroup> groups) {
    candidates =
        groups.stream()
            .filter(group -> group.rule() != null)
            .sorted(Comparator.comparingLong(RuledGroup::id))
            .map(Candidate::new)
            .toList();
    key = text(digest(rulesThatMatter()));
    tag = digest(candidates.stream().map(Candidate::toString).collect(Collectors.joining()));
  }

  /**
   * A group whose rule counts.
   *
   * @param value of the rule, in ten-thousandths of a percent or of the shop's currency
   */
  public record Candidate(RuledGroup group, PriceRule rule, long value) {
    private Candidate(RuledGroup group, PriceRule rule) {
      this(group, rule, MinorUnits.tenThousandths(rule.value()));
    }

    private Candidate(RuledGroup group) {
      this(group, Objects.requireNonNull(group.rule(), "it has a rule"));
    }

    public boolean isMarkup() {
      return rule.basis() == PriceRule.Basis.MARKUP;
    }

    public boolean isFixed() {
      return rule.mode() == PriceRule.Mode.FIXED;
    }

    /** The one of two rules of one kind whose price is never the higher one. */
    private Candidate orBetter(Candidate other) {
      return (value <= other.value) == isMarkup() ? this : other;
    }
  }

  /** In the order of their ids. */
  public List<Candidate> candidates() {
    return candidates;
  }

  /**
   * Equal for all who get equal prices, on every node and after every restart: 12 characters.
   * Groups with the same rule share it, and a rule that can never win does not count.
   */
  public String key() {
    return key;
  }

  /** Changes with all that an answer shows of these groups. */
  public long tag() {
    return tag;
  }

  /** Of each basis and mode the rule that beats the others, whatever the product. */
  private String rulesThatMatter() {
    Map<PriceRule.Basis, Map<PriceRule.Mode, Candidate>> best =
        new EnumMap<>(PriceRule.Basis.class);
    for (Candidate candidate : candidates) {
      best.computeIfAbsent(candidate.rule.basis(), basis -> new EnumMap<>(PriceRule.Mode.class))
          .merge(candidate.rule.mode(), candidate, Candidate::orBetter);
    }
    return best.values().stream()
        .flatMap(byMode -> byMode.values().stream())
        .map(rule -> rule.rule.basis() + " " + rule.rule.mode() + " " + rule.value + ";")
        .collect(Collectors.joining());
  }

  private static long digest(String text) {
    byte[] digest = Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getLong();
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
