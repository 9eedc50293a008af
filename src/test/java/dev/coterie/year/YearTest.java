package dev.coterie.year;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Sql;
import dev.coterie.year.ledger.Days;
import dev.coterie.year.shop.Model;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A year and a month of a shop on a set clock, over both changes of the clocks and a 29 February:
 * what customers have and pay, now and at any instant, and all money that moved agree with an
 * independent calculation.
 *
 * <p>{@code -Dcoterie.year.customers} says of how many customers, {@code -Dcoterie.year.steps} how
 * much each of them does, {@code -Dcoterie.year.seed} which year, and {@code -Dcoterie.year.zone}
 * where the shop is.
 */
class YearTest {
  private static final int CUSTOMERS = Integer.getInteger("coterie.year.customers", 20);
  private static final long SEED = Long.getLong("coterie.year.seed", 2027);
  private static final int STEPS_PER_CUSTOMER = Integer.getInteger("coterie.year.steps", 25);
  private static final Instant BEGIN = Instant.parse("2027-06-01T08:00:00Z");
  private static final Duration LENGTH = Duration.ofDays(396);
  private static final String ZONE = System.getProperty("coterie.year.zone", "Europe/Berlin");

  private static final List<String> SURELY =
      List.of(
          "gift",
          "redeemed",
          "quote with credit",
          "paid on quote",
          "stale-quote",
          "credit",
          "debit",
          "pay-out",
          "ended with the group",
          "moved to another group");

  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_SHOP_ZONE", ZONE)
          .with("COTERIE_EXPIRY_EVERY_SECONDS", "1");

  private static final Sql SQL = new Sql(COTERIE);

  private final Front front = new Front(COTERIE);
  private final Model model = new Model(new Days(ZoneId.of(ZONE)));
  private final Audit audit = new Audit(front, model);
  private final Script script =
      new Script(new Stage(new SplittableRandom(SEED), front, model, BEGIN), audit);

  @Test
  void a_scripted_year_agrees_with_an_independent_calculation() {
    front.setClock(BEGIN);
    front.open();

    script.play(CUSTOMERS, CUSTOMERS * STEPS_PER_CUSTOMER, LENGTH);
    script.auditAll();
    assertThat(script.differences()).isEmpty();
    audit.books();
    ledgerIsConserved();
    assertThat(script.happened()).containsKeys(SURELY.toArray(String[]::new));

    System.out.printf(
        "a year of %d customers, seed %d: %s; charges %s; refunds %s; %d days sold;"
            + " %d answers agreed%n",
        CUSTOMERS,
        SEED,
        script.happened(),
        Audit.sums(model.charges()),
        Audit.sums(model.refunds()),
        model.boughtDays(),
        audit.answers());
  }

  /** What orders granted is what was paid; what is left of it is that less what was taken back. */
  private void ledgerIsConserved() {
    assertThat(
            SQL.whole(
                """
                SELECT coalesce(sum((upper(granted) AT TIME ZONE '%1$s')::date
                  - (lower(granted) AT TIME ZONE '%1$s')::date), 0)
                FROM membership_periods WHERE source IN ('order', 'gift') AND continues IS NULL
                """
                    .formatted(ZONE)))
        .as("days granted by orders")
        .isEqualTo(model.boughtDays());
    assertThat(
            SQL.whole(
                """
                SELECT coalesce(floor(sum(extract(epoch FROM upper(during) - lower(during)))), 0)
                FROM membership_periods WHERE source IN ('order', 'gift') AND NOT isempty(during)
                """))
        .as("seconds left of what orders granted")
        .isEqualTo(model.boughtAndLeft().toSeconds());
    assertThat(
            SQL.whole(
                """
                SELECT count(*) FROM membership_periods AS period
                WHERE tstzmultirange(during) <> tstzmultirange(granted) - coalesce(
                  (SELECT range_agg(taken) FROM membership_shortenings WHERE period_id = period.id), '{}')
                """))
        .as("periods shorter than granted without a cut that says why")
        .isZero();
  }
}
