package dev.coterie.pricing.buyer;

import dev.coterie.pricing.cache.CacheEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer in the price book: the memberships, and the context that they were last resolved to.
 */
public final class CustomerEntry extends CacheEntry {
  private final long[] memberships;
  private volatile @Nullable ResolvedContext last;

  public CustomerEntry(String customer, HeldMemberships memberships) {
    super(customer);
    this.memberships = PackedMemberships.packed(memberships);
  }

  public HeldMemberships memberships() {
    return PackedMemberships.unpacked(memberships);
  }

  /** Whether the group is held at the instant. */
  public boolean holds(long group, Instant at) {
    return PackedMemberships.inForce(memberships, group, Micros.of(at));
  }

  /** The next instant at which the group begins or ends to be held, null where none is known. */
  public @Nullable Instant nextTurn(long group, Instant at) {
    return Micros.end(PackedMemberships.nextTurn(memberships, group, Micros.of(at)));
  }

  /** When a shop is open by the memberships; null where the rules are older than a group. */
  public @Nullable ShopTime shopTime(GroupRules rules, Instant at) {
    return PackedMemberships.shopTime(memberships, rules, Micros.of(at));
  }

  /** Whether the rules have all the groups that are held. */
  public boolean isKnownTo(GroupRules rules) {
    ResolvedContext resolved = last;
    return (resolved != null && resolved.edition() == rules.edition()) || rules.know(memberships());
  }

  /** The context under the rules at the instant, null where it has to be resolved first. */
  public @Nullable ResolvedContext resolved(GroupRules rules, Instant at) {
    ResolvedContext resolved = last;
    return resolved != null && resolved.holds(rules.edition(), at) ? resolved : null;
  }

  public void remember(ResolvedContext resolved) {
    last = resolved;
  }
}
