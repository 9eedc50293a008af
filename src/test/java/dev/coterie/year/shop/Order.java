package dev.coterie.year.shop;

import dev.coterie.year.ledger.Plan;
import dev.coterie.year.ledger.Unit;
import dev.coterie.year.ledger.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order as the shop knows it, and what the model has made of the reports of it so far. */
public final class Order {
  public final String id;
  public final String customer;
  public final Plan plan;
  public final int quantity;
  final BigDecimal unitPrice;
  final Instant at;
  final boolean withGoods;
  final @Nullable Quote quote;
  private final boolean gift;

  /** What was charged for, and why nothing was although it was paid. */
  public @Nullable String reason;

  public @Nullable String unfulfilled;
  public final List<Gift> gifts = new ArrayList<>();
  public boolean accepted;
  @Nullable Instant placedAt;
  boolean paid;
  public boolean cancelled;

  /** Units that a report said were refunded, and units that were; what of that was in money. */
  public int reported;

  public int refunded;
  BigDecimal refundedMoney = BigDecimal.ZERO;

  /** What the account paid, and what of that went back to it. */
  BigDecimal used = BigDecimal.ZERO;

  BigDecimal returned = BigDecimal.ZERO;

  public Order(Head head, Plan plan, int quantity, BigDecimal unitPrice, boolean gift) {
    this(head, plan, quantity, unitPrice, gift, null);
  }

  /** An order on a quote: the line comes to its charge. */
  public Order(Head head, Plan plan, int quantity, BigDecimal unitPrice, Quote quote) {
    this(head, plan, quantity, unitPrice, false, quote);
  }

  private Order(
      Head head,
      Plan plan,
      int quantity,
      BigDecimal unitPrice,
      boolean gift,
      @Nullable Quote quote) {
    this.id = head.id;
    this.customer = head.customer;
    this.at = head.at;
    this.withGoods = head.withGoods;
    this.plan = plan;
    this.quantity = quantity;
    this.unitPrice = unitPrice;
    this.gift = gift;
    this.quote = quote;
  }

  /** What an order has beside its line of a plan. */
  public record Head(String id, String customer, Instant at, boolean withGoods) {}

  public Report report(Report.Status status) {
    return new Report(this, status, status == Report.Status.REFUNDED ? quantity : 0);
  }

  public Report refund(int units) {
    return new Report(this, Report.Status.REFUNDED, units);
  }

  boolean isGift() {
    return gift;
  }

  public boolean isQuoted() {
    return quote != null;
  }

  Quote quote() {
    return Objects.requireNonNull(quote, "an order on a quote");
  }

  boolean isWholeCents() {
    return unitPrice.stripTrailingZeros().scale() <= 2;
  }

  /** The money for the units from one on, up to and with another. */
  BigDecimal money(int first, int last) {
    return new Parts(unitPrice.multiply(BigDecimal.valueOf(quantity)), quantity).of(first, last);
  }

  /** What the account paid for the units from one on. */
  BigDecimal creditFrom(int first) {
    return new Parts(used, quantity).of(first, quantity);
  }

  /** What was paid for a unit, in money and by the account. */
  Value paidFor(int unit) {
    BigDecimal credit = creditFrom(unit).subtract(creditFrom(unit + 1));
    return new Value(new Unit(id, unit), money(unit, unit).add(credit), plan.currency());
  }

  /** What was paid for the units that it gives if it is paid now. */
  List<Value> sold() {
    List<Value> sold = new ArrayList<>();
    for (int unit = 1; unit <= kept(); unit++) {
      sold.add(paidFor(unit));
    }
    return sold;
  }

  /** How many units it gives if it is paid now. */
  int kept() {
    return cancelled ? 0 : quantity - reported;
  }

  /** Whether a unit was neither refunded nor cancelled. */
  boolean gives(int unit) {
    return !cancelled && unit <= quantity - refunded;
  }

  public boolean counted() {
    return reason != null;
  }

  /** Whether its quote's credit is kept for its payment. */
  boolean reserves(Instant now) {
    return placedAt != null && kept() > 0 && now.isBefore(Quote.reservedUntil(placedAt));
  }

  @Override
  public String toString() {
    return "%s: %d x %s at %s of %s%s%s"
        .formatted(
            id,
            quantity,
            plan,
            unitPrice.toPlainString(),
            customer,
            gift ? " as a gift" : "",
            quote == null ? "" : " on a quote with credit " + quote.credit());
  }
}
