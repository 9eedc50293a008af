package dev.coterie.order;

import dev.coterie.bus.Ask;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others may ask of orders, and of the money that moved with them. */
public final class OrderContract {
  /** Reports may be repeated and come in any order: the outcome is the same. */
  public static final Ask<Report, Result<Order>> REPORT = new Ask<>("order.report");

  public static final Ask<Find, Result<Order>> FIND = new Ask<>("order.find");
  public static final Ask<ListMoved, Page<Charge>> CHARGES = new Ask<>("order.charges");
  public static final Ask<ListMoved, Page<Refund>> REFUNDS = new Ask<>("order.refunds");
  public static final Ask<MakeQuote, Result<Quote>> QUOTE = new Ask<>("order.quote");
  public static final Ask<Redeem, Result<Redeemed>> REDEEM = new Ask<>("order.redeem");

  private OrderContract() {}

  /**
   * What the shop says of an order.
   *
   * @param customer the customer's code, null for a guest
   * @param lines at least one; of a refund the lines that were refunded, with how many units so far
   * @param actor who reports
   */
  public record Report(
      String id,
      Order.Status status,
      @Nullable String customer,
      Currency currency,
      BigDecimal total,
      Instant at,
      List<ReportedLine> lines,
      String actor) {

    public Report {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One line of a report.
   *
   * @param gift whether a code is to be made for somebody else to redeem
   * @param quote the id of the quote that it was bought on, null for none
   */
  public record ReportedLine(
      String id,
      String sku,
      int quantity,
      BigDecimal unitPrice,
      boolean gift,
      @Nullable String quote) {}

  public record Find(String id) {}

  /**
   * Charges or refunds by id.
   *
   * @param customer null for all
   * @param reason of charges, null for all
   */
  public record ListMoved(
      @Nullable String customer, @Nullable ChargeReason reason, PageRequest page) {}

  /** What a customer was charged for. */
  public enum ChargeReason {
    SIGNUP,
    RENEWAL,
    CHANGE,
    GIFT
  }

  /** A charge; it is never changed. */
  public record Charge(
      long id,
      String customer,
      String group,
      ChargeReason reason,
      Money amount,
      String order,
      Instant at) {}

  /**
   * Money that went back; it is never changed.
   *
   * @param units how many of the line's
   */
  public record Refund(
      long id, String customer, String group, int units, Money amount, String order, Instant at) {}

  /** Asks what a purchase would come to. */
  public record MakeQuote(String customer, String group, int quantity) {}

  /**
   * What a purchase comes to.
   *
   * @param charge what is to be paid
   * @param credit what the customer's account pays
   * @param lines of the sum
   * @param validUntil an order must be placed or paid on it before
   */
  public record Quote(
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

    public Quote {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One line of the sum.
   *
   * @param amount below 0 where it is taken off
   */
  public record QuoteLine(String label, BigDecimal amount) {}

  /** Gives a gift's membership to a customer. */
  public record Redeem(String code, String customer, String actor) {}

  /** A gift that was redeemed, and what it gave. */
  public record Redeemed(
      String code,
      String customer,
      String group,
      ChargeReason reason,
      Instant from,
      @Nullable Instant until) {}

  static Refusal unknownOrder(String id) {
    return Refusal.unknown("unknown-order", "no order has the id " + id);
  }
}
