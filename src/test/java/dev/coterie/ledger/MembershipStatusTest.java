package dev.coterie.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Validity;
import dev.coterie.ledger.tier.Source;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a membership stands, by a table, and the SQL that selects by it held to the same. */
class MembershipStatusTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static final Sql SQL = new Sql(COTERIE);
  private static final Instant NOW = RunningCoterie.BEGIN;
  private static final List<StatusCase> CASES = StatusCase.all(NOW);

  @BeforeAll
  static void a_customer_for_each_case() {
    new Shop(COTERIE).group("table", new JsonObject());
    StringBuilder statements = new StringBuilder();
    for (int number = 0; number < CASES.size(); number++) {
      insert(statements, code(number), CASES.get(number));
    }
    SQL.run(statements.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "NOTHING, NOTHING, ENDED,     ENDED",
    "NOTHING, GRACE,   SCHEDULED, SCHEDULED",
    "NOTHING, PAID,    SCHEDULED, ENDING",
    "PAID,    NOTHING, ACTIVE,    ENDING",
    "PAID,    GRACE,   ACTIVE,    ENDING",
    "PAID,    PAID,    ACTIVE,    ENDING",
    "GRACE,   NOTHING, GRACE,     GRACE",
    "GRACE,   GRACE,   GRACE,     GRACE",
    "GRACE,   PAID,    GRACE,     ENDING"
  })
  void the_status_follows_from_what_lies_now_and_later(
      StatusCase.Lying now,
      StatusCase.Lying later,
      MembershipStatus running,
      MembershipStatus ending) {
    requireAll(MembershipState.RUNNING, now, later, running, true);
    requireAll(MembershipState.ENDING, now, later, ending, true);
    requireAll(MembershipState.PAUSED, now, later, MembershipStatus.PAUSED, true);
  }

  @ParameterizedTest
  @CsvSource({
    "NOTHING, NOTHING, ENDED",
    "NOTHING, GRACE,   SCHEDULED",
    "NOTHING, PAID,    SCHEDULED",
    "PAID,    NOTHING, ACTIVE",
    "PAID,    PAID,    ACTIVE",
    "GRACE,   NOTHING, GRACE",
    "GRACE,   PAID,    GRACE"
  })
  void a_pause_or_cancellation_makes_no_difference_at_another_instant_than_the_present(
      StatusCase.Lying now, StatusCase.Lying later, MembershipStatus expected) {
    for (MembershipState state : MembershipState.values()) {
      requireAll(state, now, later, expected, false);
    }
  }

  @Test
  void what_has_no_end_is_never_over() {
    StatusCase forever =
        new StatusCase(
            MembershipState.RUNNING,
            List.of(new MembershipPeriod(new Validity(NOW, null), Source.MANUAL, null, "", "")));

    assertThat(status(forever, NOW.plus(Duration.ofDays(100_000)), true))
        .isEqualTo(MembershipStatus.ACTIVE);
    assertThat(status(forever, NOW.minusSeconds(1), true)).isEqualTo(MembershipStatus.SCHEDULED);
  }

  @ParameterizedTest
  @EnumSource(MembershipStatus.class)
  void the_members_selected_by_a_status_are_those_that_have_it(MembershipStatus status) {
    Map<String, String> expected = new HashMap<>();
    for (int number = 0; number < CASES.size(); number++) {
      StatusCase one = CASES.get(number);
      boolean member = !one.periods().isEmpty() || one.state() != MembershipState.RUNNING;
      if (member && status(one, NOW, true) == status) {
        expected.put(code(number), EnumNames.of(status));
      }
    }

    Map<String, String> selected = new HashMap<>();
    COTERIE
        .get("/v1/groups/table/members?limit=500&status=" + EnumNames.of(status))
        .items()
        .forEach(
            item ->
                selected.put(
                    ((JsonObject) item).getString("customer"),
                    ((JsonObject) item).getString("status")));

    assertThat(expected).isNotEmpty();
    assertThat(selected).isEqualTo(expected);
  }

  private static void requireAll(
      MembershipState state,
      StatusCase.Lying now,
      StatusCase.Lying later,
      MembershipStatus expected,
      boolean present) {
    assertThat(StatusCase.with(NOW, state, now, later))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(status(one, NOW, present)).isEqualTo(expected));
  }

  private static MembershipStatus status(StatusCase one, Instant at, boolean present) {
    return MembershipStatus.of(one.state(), one.periods(), at, present);
  }

  private static String code(int number) {
    return "case-%03d".formatted(number);
  }

  /** A period of which nothing is left stands with each, as the ledger keeps those. */
  private static void insert(StringBuilder statements, String code, StatusCase one) {
    statements.append("INSERT INTO customers (code) VALUES ('%s');".formatted(code));
    period(statements, code, "manual", "'empty'");
    for (MembershipPeriod period : one.periods()) {
      String during =
          "tstzrange('%s', '%s')".formatted(period.during().from(), period.during().until());
      period(statements, code, EnumNames.of(period.source()), during);
    }
    if (one.state() != MembershipState.RUNNING) {
      statements.append(
          """
          INSERT INTO membership_states (customer_id, group_id, state, since)
          SELECT customer.id, customer_groups.id, '%s', '%s'
          FROM customers AS customer, customer_groups
          WHERE customer.code = '%s' AND customer_groups.code = 'table';
          """
              .formatted(EnumNames.of(one.state()), NOW, code));
    }
  }

  private static void period(StringBuilder statements, String code, String source, String during) {
    statements.append(
        """
        INSERT INTO membership_periods (customer_id, group_id, exclusion, source, actor, granted_at,
          during, granted, order_id, line_id, unit)
        SELECT customer.id, customer_groups.id, exclusion, '%1$s', 'test', '%2$s', %3$s,
          tstzrange('%2$s', NULL), %4$s
        FROM customers AS customer, customer_groups
        WHERE customer.code = '%5$s' AND customer_groups.code = 'table';
        """
            .formatted(
                source,
                NOW,
                during,
                source.equals("order") ? "gen_random_uuid()::text, '1', 1" : "NULL, NULL, NULL",
                code));
  }
}
