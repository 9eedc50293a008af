package dev.coterie.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Sql;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What must hold once all is over: nothing lost, nothing twice, no event missing. */
record Aftermath(Sql sql, Map<String, Customers.Bought> bought) {
  /** Each stretch in which somebody was in a group without a break, with whether it was cut off. */
  private static final String STRETCHES =
      """
      WITH stretch AS (
        SELECT customer_id, group_id, unnest(range_agg(during)) AS during
        FROM membership_periods WHERE NOT isempty(during) GROUP BY customer_id, group_id
      ), told AS (
        SELECT customers.code AS customer, customer_groups.code AS "group",
          upper(stretch.during) AS until,
          EXISTS (
            SELECT FROM membership_cuts JOIN membership_periods AS period ON period.id = period_id
            WHERE period.customer_id = stretch.customer_id AND period.group_id = stretch.group_id
              AND lower(taken) = upper(stretch.during)
          ) AS cut
        FROM stretch JOIN customers ON customers.id = customer_id
          JOIN customer_groups ON customer_groups.id = group_id
      )
      """;

  private static final String ENDED =
      """
      SELECT concat_ws(' ', data->>'customer', data->>'group',
        (data->>'until')::timestamptz AT TIME ZONE 'UTC')
      FROM events WHERE type = 'membership.ended' AND data->>'because' = 'over' ORDER BY 1
      """;

  void holds() {
    eachOrderCountsOnce();
    eachUnitGivesOnce();
    eachRefundIsRecordedOnce();
    eachChangeHasItsEvent();
    eachEndIsToldOnce();
    nothingIsLeftToTell();
  }

  private void eachOrderCountsOnce() {
    List<String> orders = List.copyOf(bought.keySet());
    assertThat(sql.texts("SELECT order_id FROM charges ORDER BY order_id"))
        .as("orders that were charged")
        .isEqualTo(orders);
    assertThat(
            sql.texts(
                "SELECT data->>'order' FROM events WHERE type = 'charge.recorded' ORDER BY 1"))
        .as("orders whose charge was told")
        .isEqualTo(orders);
  }

  private void eachUnitGivesOnce() {
    assertThat(
            sql.texts(
                """
                SELECT order_id || ' ' || count(*) FROM membership_periods
                WHERE source = 'order' AND continues IS NULL GROUP BY order_id ORDER BY order_id
                """))
        .as("units that each order gave")
        .isEqualTo(texts(Customers.Bought::units));
  }

  private void eachRefundIsRecordedOnce() {
    assertThat(
            sql.texts(
                "SELECT order_id || ' ' || sum(units) FROM refunds GROUP BY order_id ORDER BY order_id"))
        .as("units that were refunded")
        .isEqualTo(texts(Customers.Bought::refunded));
  }

  private void eachChangeHasItsEvent() {
    assertThat(
            count(
                """
                type IN ('membership.started', 'membership.renewed', 'membership.changed')
                AND data->>'order' IS NOT NULL
                """))
        .as("memberships begun, renewed and changed")
        .isEqualTo(bought.size());
    assertThat(count("type = 'order.paid'")).as("orders paid").isEqualTo(bought.size());
    assertThat(count("type = 'order.refunded'"))
        .as("orders refunded")
        .isEqualTo(bought.values().stream().filter(each -> each.refunded() > 0).count());
  }

  private void eachEndIsToldOnce() {
    assertThat(sql.texts(ENDED))
        .as("ends that were told")
        .isEqualTo(
            sql.texts(
                STRETCHES
                    + """
                    SELECT concat_ws(' ', customer, "group", until AT TIME ZONE 'UTC')
                    FROM told WHERE NOT cut ORDER BY 1
                    """));
    assertThat(
            sql.texts(
                """
                SELECT type || ' ' || data FROM events
                WHERE type IN ('membership.ending', 'membership.grace', 'membership.ended')
                GROUP BY type, data HAVING count(*) > 1
                """))
        .as("reminders, graces and ends that were told twice")
        .isEmpty();
  }

  private void nothingIsLeftToTell() {
    assertThat(sql.whole("SELECT count(*) FROM membership_dues")).as("left to tell").isZero();
  }

  private long count(String condition) {
    return sql.whole("SELECT count(*) FROM events WHERE " + condition);
  }

  /** Orders with a number that is not 0. */
  private List<String> texts(ToIntFunction<Customers.Bought> number) {
    return bought.entrySet().stream()
        .filter(each -> number.applyAsInt(each.getValue()) > 0)
        .map(each -> each.getKey() + " " + number.applyAsInt(each.getValue()))
        .collect(Collectors.toList());
  }

  String summary() {
    return "%d orders, %d units, %d refunds, %d ends told, %d events"
        .formatted(
            bought.size(),
            sql.whole("SELECT count(*) FROM membership_periods WHERE source = 'order'"),
            sql.whole("SELECT count(*) FROM refunds"),
            sql.texts(ENDED).size(),
            count("true"));
  }
}
