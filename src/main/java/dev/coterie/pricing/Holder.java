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
   * What holdings came to. Instants are in microseconds since 1970, at which alone a validity
   * turns: as objects they would be two more places in memory to wait for.
   *
   * @param edition of the rules
   * @param from when it holds
   * @param until the next instant at which a begin or end can change it, {@link Micros#NEVER} where
   *     none is known
   */
  record Standing(long edition, PriceContext context, long from, long until) {

    static Standing at(Instant at, long edition, PriceContext context, @Nullable Instant nextTurn) {
      return new Standing(edition, context, Micros.of(at), Micros.ofEnd(nextTurn));
    }

    /** As an instant, null where none is known. */
    @Nullable Instant nextTurn() {
      return Micros.end(until);
    }

    private boolean holds(long of, Instant at) {
      long micros = Micros.of(at);
      return edition == of && from <= micros && micros < until;
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
