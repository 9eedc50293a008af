package dev.coterie.order.quote;

import dev.coterie.bus.Command;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Result;
import dev.coterie.order.charge.ChargeReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others may ask before anyone pays. */
public final class QuoteContract {
  public static final Command<MakeQuote, Result<MembershipQuote>> QUOTE =
      new Command<>("order.quote");

  private QuoteContract() {}

  /**
   * Asks what a purchase would come to.
   *
   * @param customer the customer's code
   * @param group the group's code
   * @param quantity how many durations, at least 1
   */
  public record MakeQuote(String customer, String group, int quantity) {}

  /**
   * What a purchase comes to.
   *
   * @param charge what is to be paid
   * @param credit what the customer's account pays
   * @param until null for ever
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

  /**
   * One line of the sum.
   *
   * @param amount below 0 where it is taken off
   */
  public record QuoteLine(String label, BigDecimal amount) {}
}
