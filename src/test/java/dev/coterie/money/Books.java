package dev.coterie.money;

import dev.coterie.testing.Sql;
import java.util.List;

/** What must hold of the books of a shop, whatever was done: each answers what is wrong. */
record Books(Sql sql) {

  /** No line gives more than was paid for it, and one that is refunded gives all of it. */
  List<String> linesThatGiveMoreOrLess() {
    return sql.texts(
        """
        SELECT concat_ws(' ', order_id, paid, given, refunded, quantity) FROM (
          SELECT line.order_id, line.refunded, line.quantity,
            charge.amount + (SELECT coalesce(-sum(amount), 0) FROM credits
              WHERE (order_id, line_id) = (line.order_id, line.line_id) AND reason = 'used') AS paid,
            (SELECT coalesce(sum(amount), 0) FROM refunds
              WHERE (order_id, line_id) = (line.order_id, line.line_id))
            + (SELECT coalesce(sum(amount), 0) FROM credits
              WHERE (order_id, line_id) = (line.order_id, line.line_id) AND reason = 'returned')
            + (SELECT coalesce(sum(amount), 0) FROM credits
              WHERE (unit_order_id, unit_line_id) = (line.order_id, line.line_id)) AS given
          FROM order_lines AS line JOIN charges AS charge USING (order_id, line_id)
        ) AS line
        WHERE given > paid OR given < 0 OR (refunded = quantity AND given <> paid)
        """);
  }

  /** An account has what its entries come to. */
  List<String> accountsThatDiffer() {
    return sql.texts(
        """
        SELECT concat_ws(' ', customer_id, currency, balance, entries) FROM (
          SELECT customer_id, currency, balance, (SELECT coalesce(sum(amount), 0) FROM credits
            WHERE (credits.customer_id, credits.currency) = (accounts.customer_id, accounts.currency)
          ) AS entries FROM accounts
        ) AS account WHERE balance <> entries
        """);
  }

  /** Nobody takes out or keeps more than they paid and were given by staff. */
  List<String> moneyThatIsLost() {
    return sql.texts(
        """
        SELECT concat_ws(' ', sequence, charged, refunded, held, staff) FROM (
          SELECT substr(code, 2) AS sequence, sum(charged) AS charged, sum(refunded) AS refunded,
            sum(held) AS held, sum(staff) AS staff, sum(moved) AS moved
          FROM customers CROSS JOIN LATERAL (
            SELECT (SELECT coalesce(sum(amount), 0) FROM charges WHERE customer_id = customers.id) AS charged,
              (SELECT coalesce(sum(amount), 0) FROM refunds WHERE customer_id = customers.id) AS refunded,
              (SELECT coalesce(sum(balance), 0) FROM accounts WHERE customer_id = customers.id) AS held,
              (SELECT coalesce(sum(amount), 0) FROM credits
               WHERE customer_id = customers.id AND reason IN ('credited', 'debited', 'paid-out')) AS staff,
              (SELECT coalesce(sum(amount), 0) FROM credits
               WHERE customer_id = customers.id AND reason IN ('unused', 'used', 'returned', 'taken-back')
              ) AS moved
          ) AS of_customer
          GROUP BY sequence
        ) AS books
        WHERE held <> staff + moved OR charged < refunded + moved
        """);
  }

  /** Each unit that was sold and not refunded before gives its days, once. */
  List<String> unitsWithOtherDays() {
    return sql.texts(
        """
        SELECT concat_ws(' ', order_id, line_id, unit, granted) FROM membership_periods
        WHERE source IN ('order', 'gift') AND continues IS NULL
          AND upper(granted) - lower(granted) <> interval '30 days'
        """);
  }

  /** Days go only where a refund, a change, staff or the end of a group says so. */
  List<String> daysThatAreLost() {
    return sql.texts(
        """
        WITH RECURSIVE chain AS (
          SELECT id AS root, id, group_id, during FROM membership_periods
          WHERE continues IS NULL AND source <> 'grace'
          UNION ALL
          SELECT chain.root, period.id, period.group_id, period.during
          FROM chain JOIN membership_periods AS period ON period.continues = chain.id
        ), left_over AS (
          SELECT root, coalesce(sum(CASE WHEN isempty(during) THEN 0
              ELSE extract(epoch FROM upper(during) - lower(during)) END), 0)
            + coalesce(sum((SELECT seconds_left FROM paused_periods WHERE period_id = chain.id)), 0)
            AS seconds,
            bool_or(EXISTS (SELECT FROM membership_shortenings AS shortening
              WHERE shortening.period_id = chain.id AND cause IN
                ('ended', 'change', 'refund', 'cancellation'))) AS says_why,
            bool_and(EXISTS (SELECT FROM customer_groups
              WHERE customer_groups.id = chain.group_id AND deleted_at IS NOT NULL)) AS deleted
          FROM chain GROUP BY root
        )
        SELECT concat_ws(' ', period.order_id, period.unit, (
          SELECT string_agg(concat_ws(' ', customer_groups.code, part.granted, part.during,
              (SELECT string_agg(cause || ' at ' || at, ', ') FROM membership_shortenings
               WHERE period_id = part.id)), '; ' ORDER BY part.id)
          FROM chain JOIN membership_periods AS part ON part.id = chain.id
            JOIN customer_groups ON customer_groups.id = part.group_id
          WHERE chain.root = period.id))
        FROM left_over JOIN membership_periods AS period ON period.id = root
        WHERE NOT upper_inf(granted) AND NOT says_why AND NOT deleted
          AND abs(seconds - extract(epoch FROM upper(granted) - lower(granted))) > 0.001
          AND NOT EXISTS (SELECT FROM order_lines AS line JOIN orders ON orders.id = line.order_id
            WHERE (line.order_id, line.line_id) = (period.order_id, period.line_id)
              AND (period.unit >= line.quantity - line.refunded OR cancelled_at IS NOT NULL))
        """);
  }
}
