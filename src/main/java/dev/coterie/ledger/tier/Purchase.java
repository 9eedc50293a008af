package dev.coterie.ledger.tier;

import dev.coterie.kernel.Validity;
import java.util.List;

/**
 * What a purchase comes to.
 *
 * @param during what it gives, from the first unit's begin to the last one's end
 * @param unused the value of what it takes the place of, where the policy credits it; one a unit
 */
public record Purchase(
    PurchaseReason reason, LedgerEntries entries, Validity during, List<UnusedValue> unused) {

  public Purchase {
    unused = List.copyOf(unused);
  }
}
