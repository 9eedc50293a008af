package dev.coterie.pricing;

import dev.coterie.pricing.buyer.Buyer;
import dev.coterie.pricing.buyer.CustomerEntry;
import dev.coterie.pricing.buyer.GroupRules;
import java.util.List;

/**
 * The entries that make one answer.
 *
 * @param products in the order of the question
 */
public record PriceEntries(List<SkuEntry> products, CustomerEntry customer, GroupRules rules) {

  /** Whether the rules, which may be older, have all the groups that are held. */
  boolean belongTogether() {
    return customer.isKnownTo(rules);
  }

  Buyer buyer() {
    return rules.buyer(customer.memberships());
  }
}
