package dev.coterie.ledger.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The rules of the ledger, over random states of a customer. */
class TierLedgerTest {
  private static final List<String> ZONES =
      List.of("Europe/Berlin", "America/New_York", "Pacific/Auckland");

  @Property(tries = 20000)
  void time_granted_is_time_paid_and_periods_never_overlap(
      @ForAll("zones") ZoneId zone,
      @ForAll("begins") Instant begin,
      @ForAll("steps") List<CustomerLedger.Step> steps) {
    CustomerLedger ledger = new CustomerLedger(zone, begin);
    for (CustomerLedger.Step step : steps) {
      List<Period> before = ledger.rows();
      ledger.take(step);

      ledger.requireNoOverlap();
      ledger.requirePastUnchanged(before);
      ledger.requireGrantedIsPaid();
    }
  }

  @Test
  void the_same_days_last_over_both_changes_of_the_clocks_and_the_29th_of_february() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    CustomerLedger ledger = new CustomerLedger(berlin, Instant.parse("2027-03-01T11:00:00Z"));

    ledger.take(new CustomerLedger.Step(CustomerLedger.Act.BUY, 0, 2, 366, 0));

    LocalDateTime until = ledger.lastEnd().atZone(berlin).toLocalDateTime();
    assertThat(until).isEqualTo(LocalDateTime.parse("2029-03-02T12:00:00"));
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZONES).map(ZoneId::of);
  }

  /** Around both changes of the clocks and the 29th of February, at any second of the day. */
  @Provide
  Arbitrary<Instant> begins() {
    return Arbitraries.longs()
        .between(0, ChronoUnit.DAYS.getDuration().toSeconds() * 1_200)
        .map(seconds -> Instant.parse("2026-01-01T00:00:00Z").plusSeconds(seconds));
  }

  @Provide
  Arbitrary<List<CustomerLedger.Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(CustomerLedger.Act.class),
            Arbitraries.integers().between(0, CustomerLedger.PLANS - 1),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(1, 7, 30, 180, 365),
            Arbitraries.longs().between(0, 40_000_000))
        .as(CustomerLedger.Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }
}
