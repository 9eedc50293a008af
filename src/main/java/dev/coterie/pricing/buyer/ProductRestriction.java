package dev.coterie.pricing.buyer;

import java.util.Set;

/**
 * Who may see a product, or what it costs.
 *
 * @param groups the ids of those whose members may
 * @param others how it shows to all others
 */
public record ProductRestriction(Set<Long> groups, Visibility others) {

  public ProductRestriction {
    groups = Set.copyOf(groups);
  }
}
