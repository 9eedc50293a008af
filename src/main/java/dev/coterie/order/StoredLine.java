package dev.coterie.order;

import dev.coterie.kernel.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order that a transaction has locked, as its table has it.
 *
 * @param quantity null while only a refund was reported
 * @param groupId the group whose product it is, null for any other product
 * @param days that a unit gives, as when the line was first reported; null for ever
 * @param fee of a unit, as when the line was first reported; null for none
 * @param fulfilled whether it gave what was paid for
 * @param refunded how many units were refunded so far
 * @param accepted whether it was found to be payable when its order was placed, as it stands now
 * @param unfulfilled whether it was paid and refused all the same, so that staff are to settle it
 */
record StoredLine(
    String id,
    String sku,
    @Nullable Integer quantity,
    BigDecimal unitPrice,
    @Nullable Long groupId,
    @Nullable Integer days,
    @Nullable Money fee,
    boolean gift,
    @Nullable String quoteId,
    boolean fulfilled,
    int refunded,
    boolean accepted,
    boolean unfulfilled) {

  /** Whether it is to be fulfilled once the order is paid: it was bought, and gave nothing yet. */
  boolean isOpen() {
    return !fulfilled && !unfulfilled && quantity != null;
  }

  /** Whether it sells a membership that is still to be found payable. */
  boolean isUnchecked() {
    return isOpen() && !accepted && groupId != null;
  }

  /** Whether it gave a membership or gifts, so that only refunds can change it. */
  boolean gaveMembership() {
    return fulfilled && groupId != null;
  }

  /** Whether a report says the same of it. */
  boolean isAs(ReportedLine reported) {
    return sku.equals(reported.sku())
        && quantity != null
        && quantity == reported.quantity()
        && unitPrice.compareTo(reported.unitPrice()) == 0;
  }
}
