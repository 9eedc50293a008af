package dev.coterie.pricing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer in the price book: what is held, and what that came to when it was last asked. */
final class Holder extends Keyed {
  private final long[] holdings;
  private volatile @Nullable Standing last;

  Holder(String customer, Holdings holdings) {
    super(customer);
    this.holdings = PackedHoldings.packed(holdings);
  }

  /**
   * What holdings came to.
   *
   * @param edition of the rules
   * @param from an instant at which it holds
   * @param until the next instant at which a begin or end can change it, null where none is known
   */
  record Standing(long edition, PriceContext context, Instant from, @Nullable Instant until) {

    private boolean holds(long of, Instant at) {
      return edition == of && !at.isBefore(from) && (until == null || at.isBefore(until));
    }
  }

  Holdings holdings() {
    return PackedHoldings.unpacked(holdings);
  }

  /** Whether the rules have all the groups that are held. */
  boolean isKnownTo(GroupRules rules) {
    Standing standing = last;
    return (standing != null && standing.edition == rules.edition()) || rules.know(holdings());
  }

  /** The standing under the rules at the instant, null where it is to be worked out. */
  @Nullable Standing standing(GroupRules rules, Instant at) {
    Standing standing = last;
    return standing != null && standing.holds(rules.edition(), at) ? standing : null;
  }

  void remember(Standing standing) {
    last = standing;
  }
}
