package dev.coterie.pricing;

import dev.coterie.pricing.cache.CacheEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer in the price book: the memberships, and the context that they were last resolved to.
 */
final class CustomerEntry extends CacheEntry {
  private final long[] memberships;
  private volatile @Nullable ResolvedContext last;

  CustomerEntry(String customer, HeldMemberships memberships) {
    super(customer);
    this.memberships = PackedMemberships.packed(memberships);
  }

  HeldMemberships memberships() {
    return PackedMemberships.unpacked(memberships);
  }

  /** Whether the rules have all the groups that are held. */
  boolean isKnownTo(GroupRules rules) {
    ResolvedContext resolved = last;
    return (resolved != null && resolved.edition() == rules.edition()) || rules.know(memberships());
  }

  /** The context under the rules at the instant, null where it has to be resolved first. */
  @Nullable ResolvedContext resolved(GroupRules rules, Instant at) {
    ResolvedContext resolved = last;
    return resolved != null && resolved.holds(rules.edition(), at) ? resolved : null;
  }

  void remember(ResolvedContext resolved) {
    last = resolved;
  }
}
