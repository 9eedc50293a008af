package dev.coterie.http.pages.customer;

import dev.coterie.ledger.MembershipPeriod;
import dev.coterie.ledger.MembershipStatus;
import dev.coterie.ledger.tier.Source;
import dev.coterie.membership.Transition;
import java.util.List;

/**
 * A membership on the time line of its customer.
 *
 * @param group the code
 * @param name of the group, its code once it is deleted
 * @param begin of its line, as a day is written
 * @param end of its line
 * @param bars one for each period, in the units of {@link TimeScale}
 * @param now where now is
 */
public record DrawnMembership(
    String group,
    String name,
    MembershipStatus status,
    List<MembershipPeriod> periods,
    String begin,
    String end,
    List<Bar> bars,
    int now) {

  public DrawnMembership {
    periods = List.copyOf(periods);
    bars = List.copyOf(bars);
  }

  /** A period as it is drawn. */
  public record Bar(int from, int width, Source source) {}

  /** What its buttons do. */
  public List<Transition> transitions() {
    return CustomerActions.TRANSITIONS.stream()
        .filter(transition -> transition.isLegalFrom(status))
        .toList();
  }

  public boolean canEnd() {
    return Transition.END.isLegalFrom(status);
  }
}
