package dev.coterie.membership;

import dev.coterie.kernel.Money;
import dev.coterie.kernel.Validity;
import org.jspecify.annotations.Nullable;

/**
 * A period to be added to the ledger.
 *
 * @param worth what was paid for it, null where nothing was
 * @param continues the period that it goes on with, null where it stands for itself
 */
record Grant(
    long groupId,
    Validity during,
    Source source,
    Stretch.@Nullable Unit unit,
    @Nullable Money worth,
    @Nullable Long continues) {

  static Grant of(long groupId, Validity during, Source source) {
    return new Grant(groupId, during, source, null, null, null);
  }
}
