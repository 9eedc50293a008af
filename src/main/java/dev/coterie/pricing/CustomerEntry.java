package dev.coterie.pricing;

import dev.coterie.pricing.cache.CacheEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer in the price book: what is held, and what that came to when it was last asked. */
final class CustomerEntry extends CacheEntry {
  private final long[] holdings;
  private volatile @Nullable ResolvedContext last;

  CustomerEntry(String customer, HeldMemberships holdings) {
    super(customer);
    this.holdings = PackedMemberships.packed(holdings);
  }

  HeldMemberships holdings() {
    return PackedMemberships.unpacked(holdings);
  }

  /** Whether the rules have all the groups that are held. */
  boolean isKnownTo(GroupRules rules) {
    ResolvedContext standing = last;
    return (standing != null && standing.edition() == rules.edition()) || rules.know(holdings());
  }

  /** The standing under the rules at the instant, null where it is to be worked out. */
  @Nullable ResolvedContext standing(GroupRules rules, Instant at) {
    ResolvedContext standing = last;
    return standing != null && standing.holds(rules.edition(), at) ? standing : null;
  }

  void remember(ResolvedContext standing) {
    last = standing;
  }
}
