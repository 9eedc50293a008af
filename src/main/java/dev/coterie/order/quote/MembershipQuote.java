package dev.coterie.order.quote;

import dev.coterie.kernel.Money;
import dev.coterie.order.account.ChargeReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a purchase comes to.
 *
 * @param charge what is to be paid
 * @param credit what the customer's account pays
 * @param lines of the sum
 * @param validUntil an order must be placed or paid on it before
 */
public record MembershipQuote(
    String id,
    String customer,
    String group,
    int quantity,
    ChargeReason reason,
    Money charge,
    Money credit,
    Instant from,
    @Nullable Instant until,
    List<QuoteLine> lines,
    Instant validUntil) {

  public MembershipQuote {
    lines = List.copyOf(lines);
  }
}
