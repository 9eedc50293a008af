package dev.coterie.list;

import dev.coterie.bus.InOrder;
import dev.coterie.customer.EmailHooks;
import dev.coterie.customer.ErasureHooks;
import dev.coterie.db.Change;
import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.group.GroupLocks;
import dev.coterie.ledger.ListPeriods;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table of e-mail addresses that are in a list before anybody has them. Who comes to have one
 * as a web customer joins the list in the same transaction.
 */
public final class Invitations implements EmailHooks, ErasureHooks {
  private static final String HOLD =
      "UPDATE list_invitations SET holds = true WHERE import_id = $1";

  private static final String WITHDRAW = "DELETE FROM list_invitations WHERE import_id = $1";

  private static final String CLAIM =
      """
      WITH claimed AS (
        DELETE FROM list_invitations AS invitation
        USING customers AS customer, customer_groups AS list
        WHERE invitation.email = lower(customer.email) AND holds
          AND customer.web_account AND customer.erased_at IS NULL
          AND ($1::text IS NULL OR customer.code = $1)
          AND list.id = invitation.group_id AND list.deleted_at IS NULL
        RETURNING import_id, customer.id AS customer_id, customer.code AS customer,
          list.id AS list_id, list.code AS list
      ), noted AS (
        INSERT INTO list_changes (import_id, customer_id, joins)
        SELECT DISTINCT import_id, customer_id, true FROM claimed
        ON CONFLICT ON CONSTRAINT list_changes_once DO NOTHING
      )
      SELECT DISTINCT customer_id, customer, list_id, list FROM claimed ORDER BY list, customer
      """;

  private static final String OPEN =
      "CREATE TEMPORARY TABLE IF NOT EXISTS joining_customers (customer_id bigint) ON COMMIT DROP";

  private static final String CHOOSE =
      """
      WITH present AS (%s)
      INSERT INTO joining_customers
      SELECT $3::bigint WHERE $3::bigint NOT IN (SELECT customer_id FROM present)
      """
          .formatted(
              """
              SELECT customer_id FROM membership_periods
              WHERE group_id = $1 AND customer_id = $3 AND during @> $2::timestamptz
              UNION
              SELECT customer_id FROM membership_states
              WHERE group_id = $1 AND customer_id = $3 AND state = 'paused'
              """);

  private static final String CLEAR = "TRUNCATE joining_customers";

  private static final String FORGET =
      """
      WITH known AS (SELECT code, lower(email) AS email FROM customers WHERE id = $1),
      wrong AS (
        DELETE FROM list_wrong_rows AS wrong USING known
        WHERE wrong.code = known.code OR lower(wrong.email) = known.email
      )
      DELETE FROM list_invitations AS invitation USING known WHERE invitation.email = known.email
      """;

  private final ListPeriods periods = new ListPeriods();
  private final GroupLocks groups = new GroupLocks();

  /** From now on the invitations of an import count. */
  Future<Void> hold(SqlClient sql, String id) {
    return sql.preparedQuery(HOLD).execute(Tuple.of(id)).mapEmpty();
  }

  /** Those of an import that nobody claimed count no more. */
  Future<Void> withdraw(SqlClient sql, String id) {
    return sql.preparedQuery(WITHDRAW).execute(Tuple.of(id)).mapEmpty();
  }

  @Override
  public Future<Void> appeared(Tx tx, @Nullable String customer, Instant now) {
    return tx.sql()
        .preparedQuery(CLAIM)
        .execute(Tuple.tuple().addString(customer))
        .map(rows -> Rows.all(rows, row -> row))
        .compose(
            claimed ->
                claimed.isEmpty()
                    ? Future.succeededFuture()
                    : tx.sql()
                        .query(OPEN)
                        .execute()
                        .compose(open -> InOrder.each(claimed, one -> join(tx, one, now))));
  }

  private Future<Void> join(Tx tx, Row claimed, Instant now) {
    long list = claimed.getLong("list_id");
    return groups
        .lock(tx.sql(), list)
        .compose(
            locked -> locked.deleted() ? Future.succeededFuture() : join(tx, list, claimed, now));
  }

  private Future<Void> join(Tx tx, long list, Row claimed, Instant now) {
    return tx.sql()
        .query(CLEAR)
        .execute()
        .compose(
            empty ->
                tx.sql()
                    .preparedQuery(CHOOSE)
                    .execute(Tuple.of(list, Rows.utc(now), claimed.getLong("customer_id"))))
        .compose(
            chosen ->
                chosen.rowCount() == 0
                    ? Future.succeededFuture()
                    : periods
                        .join(tx, list, "invited by e-mail address", now)
                        .onSuccess(joined -> announce(tx, claimed, now)));
  }

  private static void announce(Tx tx, Row claimed, Instant now) {
    String customer = claimed.getString("customer");
    tx.changes(Change.customer(customer));
    tx.emit(
        EventType.MEMBERSHIP_STARTED.event(
            now,
            customer,
            new JsonObject()
                .put("customer", customer)
                .put("group", claimed.getString("list"))
                .putNull("until")
                .put("source", "import")));
  }

  @Override
  public Future<Void> forget(Tx tx, long customerId) {
    return tx.sql().preparedQuery(FORGET).execute(Tuple.of(customerId)).mapEmpty();
  }
}
