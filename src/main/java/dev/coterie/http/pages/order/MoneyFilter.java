package dev.coterie.http.pages.order;

import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.EnumNames;
import dev.coterie.order.charge.ChargeReason;
import org.jspecify.annotations.Nullable;

/**
 * What the lists of charges and refunds are filtered by, as it was typed.
 *
 * @param reason null for any
 * @param belowFee whether charges below their fee alone are meant
 */
public record MoneyFilter(
    String customer,
    String group,
    String from,
    String until,
    @Nullable ChargeReason reason,
    boolean belowFee) {
  private static final String BELOW_FEE = "belowFee";
  private static final String YES = "yes";

  static MoneyFilter ofCharges(Visit visit) {
    return of(
        visit, visit.choice("reason", ChargeReason.class), visit.query(BELOW_FEE).equals(YES));
  }

  static MoneyFilter ofRefunds(Visit visit) {
    return of(visit, null, false);
  }

  private static MoneyFilter of(Visit visit, @Nullable ChargeReason reason, boolean belowFee) {
    return new MoneyFilter(
        visit.query("customer"),
        visit.query("group"),
        visit.query("from"),
        visit.query("until"),
        reason,
        belowFee);
  }

  /** The address of a list that is filtered like this. */
  public Address of(String place) {
    return Address.of(place)
        .with("customer", customer)
        .with("group", group)
        .with("from", from)
        .with("until", until)
        .with("reason", reason == null ? "" : EnumNames.of(reason))
        .with(BELOW_FEE, belowFee ? YES : "");
  }

  public boolean isSet() {
    return of("").text().length() > 0;
  }
}
