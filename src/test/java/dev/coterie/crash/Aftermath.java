package dev.coterie.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Sql;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What must hold once all is over: nothing lost, nothing twice, no event missing. */
record Aftermath(Sql sql, Map<String, Customers.Bought> bought) {
  /** Each stretch in which somebody was in a group without a break, and each end that was told. */
  private static final String STRETCHES_AND_ENDS =
      """
      WITH during AS (
        SELECT customer_id, group_id, unnest(range_agg(during)) AS during
        FROM membership_periods WHERE NOT isempty(during) GROUP BY customer_id, group_id
      ), stretch AS (
        SELECT customers.code AS customer, customer_groups.code AS "group", upper(during) AS until
        FROM during JOIN customers ON customers.id = customer_id
          JOIN customer_groups ON customer_groups.id = group_id
      ), ended AS (
        SELECT data->>'customer' AS customer, data->>'group' AS "group",
          (data->>'until')::timestamptz AS until, data->>'because' AS because
        FROM events WHERE type = 'membership.ended'
      )
      """;

  /** An end is told by the timer, or with the refund that made it; by one of them, and once. */
  private static final String NOT_TOLD_ONCE =
      """
      SELECT concat_ws(' ', customer, "group", until, string_agg(because, ' and '))
      FROM stretch LEFT JOIN ended USING (customer, "group", until)
      GROUP BY customer, "group", until
      HAVING count(*) FILTER (WHERE because = 'over')
        + (count(*) FILTER (WHERE because <> 'over') > 0)::integer <> 1
      """;

  /** Who comes back at the very instant of an end that was told goes on without a break. */
  private static final String TOLD_OF_NONE =
      """
      SELECT concat_ws(' ', customer, "group", until)
      FROM ended LEFT JOIN stretch USING (customer, "group", until)
      WHERE because = 'over' AND stretch.customer IS NULL AND NOT EXISTS (
        SELECT FROM events
        WHERE type IN ('membership.started', 'membership.changed') AND data->>'customer' = customer
          AND data->>'group' = "group" AND (data->>'from')::timestamptz = until)
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
        .isEqualTo(texts(Customers.Bought::given));
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
        .isEqualTo(bought.values().stream().filter(each -> each.given() > 0).count());
    assertThat(count("type = 'order.paid'")).as("orders paid").isEqualTo(bought.size());
    assertThat(count("type = 'order.refunded'"))
        .as("orders refunded")
        .isEqualTo(bought.values().stream().filter(each -> each.refunded() > 0).count());
  }

  private void eachEndIsToldOnce() {
    assertThat(sql.texts(STRETCHES_AND_ENDS + NOT_TOLD_ONCE)).as("ends not told once").isEmpty();
    assertThat(sql.texts(STRETCHES_AND_ENDS + TOLD_OF_NONE)).as("ends told of none").isEmpty();
    assertThat(
            sql.texts(
                """
                SELECT type || ' ' || data FROM events
                WHERE type IN ('membership.ending', 'membership.grace')
                GROUP BY type, data HAVING count(*) > 1
                """))
        .as("reminders and graces that were told twice")
        .isEmpty();
  }

  private void nothingIsLeftToTell() {
    assertThat(sql.whole("SELECT count(*) FROM scheduled_notices")).as("left to tell").isZero();
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
            count("type = 'membership.ended'"),
            count("true"));
  }
}
