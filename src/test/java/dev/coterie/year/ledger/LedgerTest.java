package dev.coterie.year.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The model of the scripted year, held against cases that were computed by hand. */
class LedgerTest {
  private static final Instant NOW = Instant.parse("2028-01-10T11:00:00Z");
  private static final Plan BRONZE = Plan.ALL.get(0);
  private static final Plan SILVER = Plan.ALL.get(1);
  private static final Plan GOLD = Plan.ALL.get(2);
  private static final Plan CLUB = Plan.ALL.get(4);

  private final Ledger ledger = new Ledger(new Days(ZoneId.of("Europe/Berlin")));
  private List<Value> unused = List.of();

  @Test
  void a_signup_and_a_renewal_run_over_a_leap_day_and_the_summer_time() {
    assertThat(buy(NOW, GOLD, "a", 1)).contains("signup");
    assertThat(buy(NOW.plusSeconds(9), GOLD, "b", 1)).contains("renewal");

    // 90 days after 10 January 12:00 are 9 April 12:00, in summer time
    assertThat(of("gold", false))
        .extracting(Period::until)
        .containsExactly(
            Instant.parse("2028-04-09T10:00:00Z"), Instant.parse("2028-07-08T10:00:00Z"));
  }

  @Test
  void a_change_up_is_at_once_and_one_down_at_the_end() {
    buy(NOW, SILVER, "a", 1);
    assertThat(buy(NOW.plusSeconds(60), GOLD, "b", 1)).contains("change");
    assertThat(buy(NOW.plusSeconds(120), BRONZE, "c", 1)).contains("change");

    assertThat(status(NOW.plusSeconds(120), SILVER)).isEqualTo("ended");
    assertThat(status(NOW.plusSeconds(120), GOLD)).isEqualTo("active");
    assertThat(status(NOW.plusSeconds(120), BRONZE)).isEqualTo("scheduled");
    assertThat(ledger.standing().at(Instant.parse("2028-04-09T10:01:00Z")).orElseThrow().plan())
        .isEqualTo(BRONZE);
    assertThat(buy(NOW.plusSeconds(180), CLUB, "d", 1)).isEmpty();
  }

  @Test
  void grace_follows_the_last_end_and_makes_room_for_a_late_renewal() {
    buy(NOW, BRONZE, "a", 1);
    Instant late = Instant.parse("2028-02-12T00:00:00Z");
    assertThat(status(late, BRONZE)).isEqualTo("grace");

    assertThat(buy(late, BRONZE, "b", 1)).contains("renewal");

    assertThat(of("bronze", false).get(1).from()).isEqualTo(late);
    assertThat(of("bronze", true).get(0).until()).isEqualTo(late);
    assertThat(status(Instant.parse("2028-03-20T00:00:00Z"), BRONZE)).isEqualTo("grace");
    assertThat(status(Instant.parse("2028-03-23T23:00:00Z"), BRONZE)).isEqualTo("ended");
  }

  @Test
  void a_refund_takes_back_what_is_left_of_the_last_units() {
    buy(NOW, BRONZE, "a", 3);
    ledger.takeBack(NOW.plusSeconds(60), "a", 3);
    assertThat(of("bronze", false)).hasSize(2);

    ledger.takeBack(NOW.plusSeconds(120), "a", 1);

    assertThat(of("bronze", false)).hasSize(1);
    assertThat(status(NOW.plusSeconds(120), BRONZE)).isEqualTo("ended");
    assertThat(ledger.standing().boughtAndLeft().toSeconds()).isEqualTo(120);
  }

  @Test
  void a_pause_keeps_the_days() {
    buy(NOW, BRONZE, "a", 1);
    ledger.pause(NOW.plusSeconds(86_400), BRONZE);
    Instant later = Instant.parse("2028-03-20T11:00:00Z");
    assertThat(status(later, BRONZE)).isEqualTo("paused");
    assertThat(ledger.standing().at(later)).isEmpty();

    ledger.resume(later, BRONZE);

    // 29 days, of which the clocks change in one
    assertThat(of("bronze", false).get(1).until()).isEqualTo(Instant.parse("2028-04-18T10:00:00Z"));
  }

  @Test
  void what_was_cancelled_ends_without_grace_unless_it_is_reinstated() {
    buy(NOW, BRONZE, "a", 1);
    ledger.cancel(NOW, BRONZE);
    assertThat(status(NOW, BRONZE)).isEqualTo("ending");
    assertThat(of("bronze", true)).isEmpty();

    ledger.reinstate(NOW, BRONZE);

    assertThat(status(NOW, BRONZE)).isEqualTo("active");
    assertThat(of("bronze", true)).hasSize(1);
  }

  @Test
  void a_change_credits_what_falls_on_the_time_that_is_left() {
    buy(NOW, SILVER, "a", 1);
    Instant later = Instant.parse("2028-01-25T11:00:00Z");

    buy(later, GOLD, "b", 1);

    // 46 days of 61
    assertThat(unused).containsExactly(new Value(new Unit("a", 1), new BigDecimal("18.85"), "USD"));
  }

  @Test
  void what_has_no_room_in_another_plan_follows_what_is_paid() {
    buy(NOW, BRONZE, "a", 1);
    Ledger other = new Ledger(new Days(ZoneId.of("Europe/Berlin")));
    other.buy(NOW, SILVER, Period.ORDER, units(SILVER, "b", 1));

    ledger.receive(NOW, GOLD, other.end(NOW, SILVER));

    // 31 days fit after the 30 of bronze, and 30 follow
    assertThat(of("gold", false))
        .extracting(Period::until)
        .containsExactly(
            Instant.parse("2028-03-11T11:00:00Z"), Instant.parse("2028-04-10T10:00:00Z"));
    assertThat(of("gold", false).get(0).from()).isEqualTo(Instant.parse("2028-02-09T11:00:00Z"));
  }

  @Test
  void what_is_paused_stays_so_where_the_other_plan_is_not_held() {
    buy(NOW, BRONZE, "a", 1);
    ledger.pause(NOW, BRONZE);

    ledger.receive(NOW, GOLD, ledger.end(NOW, BRONZE));

    assertThat(status(NOW, GOLD)).isEqualTo("paused");
    ledger.resume(NOW, GOLD);
    assertThat(of("gold", false).get(0).until()).isEqualTo(Instant.parse("2028-02-09T11:00:00Z"));
  }

  private String status(Instant now, Plan plan) {
    return ledger.standing().status(now, plan.code());
  }

  private List<Period> of(String plan, boolean grace) {
    return ledger.standing().of(plan, grace);
  }

  /** The reason of a purchase, empty if it is refused. */
  private Optional<String> buy(Instant now, Plan plan, String order, int units) {
    Purchase purchase = ledger.purchase(now, plan);
    if (purchase.isRefused()) {
      return Optional.empty();
    }
    String reason = purchase.reason();
    unused = ledger.buy(now, plan, Period.ORDER, units(plan, order, units));
    return Optional.of(reason);
  }

  private static List<Value> units(Plan plan, String order, int units) {
    return IntStream.rangeClosed(1, units)
        .mapToObj(unit -> new Value(new Unit(order, unit), plan.fee(), plan.currency()))
        .toList();
  }
}
