package dev.coterie.list;

import dev.coterie.db.Rows;
import dev.coterie.ledger.ListPeriods;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/**
 * Holds a file's rows, as {@link MemberStaging} staged them, against the customers and a list's
 * members, and writes down what they come to.
 */
final class MemberPlan {
  private static final String OPEN =
      """
      CREATE TEMPORARY TABLE named_members (
        number integer, code text, email text, fault text, customer_id bigint
      ) ON COMMIT DROP;
      CREATE TEMPORARY TABLE present_members (customer_id bigint) ON COMMIT DROP
      """;

  /**
   * Finds the customer of each row. A code that is a number in the file is only that code where no
   * other customer's has it behind zeros.
   */
  private static final String FIND =
      """
      WITH by_email AS (
        SELECT staged.number, min(customer.id) FILTER (WHERE web_account OR $2) AS customer_id,
          count(*) FILTER (WHERE web_account OR $2) AS found
        FROM staged_members AS staged
          JOIN customers AS customer
            ON lower(customer.email) = lower(staged.email) AND customer.erased_at IS NULL
        WHERE staged.code = '' AND staged.email <> '' AND staged.fault IS NULL
        GROUP BY staged.number
      ), behind_zeros AS (
        SELECT DISTINCT ltrim(code, '0') AS number FROM customers
        WHERE code LIKE '0%' AND erased_at IS NULL
          AND EXISTS (SELECT FROM staged_members WHERE as_number)
      )
      INSERT INTO named_members (number, code, email, fault, customer_id)
      SELECT staged.number, staged.code, staged.email, CASE
          WHEN staged.fault IS NOT NULL THEN staged.fault
          WHEN staged.code = '' AND staged.email = '' THEN 'blank-row'
          WHEN staged.code <> '' THEN CASE
            WHEN as_number AND (customer.id IS NULL OR behind_zeros.number IS NOT NULL)
              THEN 'code-is-a-number'
            WHEN customer.id IS NULL THEN 'unknown-code'
            WHEN staged.email <> '' AND lower(customer.email) IS DISTINCT FROM lower(staged.email)
              THEN 'code-and-email-differ'
            WHEN NOT (web_account OR $2) THEN 'not-a-web-customer' END
          WHEN by_email.found IS NULL THEN
            CASE WHEN $1 AND staged.email ~ '^[^@[:space:],;<>"]+@[^@[:space:],;<>"]+$' THEN NULL
              ELSE 'unknown-email' END
          WHEN by_email.found = 0 THEN 'not-a-web-customer'
          WHEN by_email.found > 1 THEN 'ambiguous-email' END,
        coalesce(customer.id, by_email.customer_id)
      FROM staged_members AS staged
        LEFT JOIN customers AS customer
          ON staged.code <> '' AND customer.code = staged.code AND customer.erased_at IS NULL
        LEFT JOIN by_email ON by_email.number = staged.number
        LEFT JOIN behind_zeros ON as_number AND behind_zeros.number = staged.code
      """;

  private static final String ANALYZE = "ANALYZE named_members; ANALYZE present_members";

  /** Of the rows that name the same, the first counts. */
  private static final String REPEATED =
      """
      UPDATE named_members AS named SET fault = 'twice-in-file' FROM (
        SELECT number, row_number() OVER (
          PARTITION BY customer_id, CASE WHEN customer_id IS NULL THEN lower(email) END
          ORDER BY number) AS place
        FROM named_members WHERE fault IS NULL
      ) AS placed
      WHERE placed.number = named.number AND place > 1
      """;

  private static final String PRESENT =
      "INSERT INTO present_members " + ListPeriods.PRESENT.formatted("$1", "$2");

  private static final String NOT_MEMBERS =
      """
      UPDATE named_members SET fault = 'not-a-member'
      WHERE fault IS NULL AND customer_id NOT IN (SELECT customer_id FROM present_members)
      """;

  private static final String ADDITIONS =
      """
      INSERT INTO list_changes (import_id, customer_id, joins)
      SELECT $1, customer_id, true FROM named_members AS named
      WHERE fault IS NULL AND customer_id IS NOT NULL
        AND NOT EXISTS (
          SELECT FROM present_members AS present WHERE present.customer_id = named.customer_id)
      ORDER BY customer_id
      """;

  private static final String REMOVAL_OF_OTHERS =
      """
      INSERT INTO list_changes (import_id, customer_id, joins)
      SELECT $1, customer_id, false FROM present_members AS present
      WHERE NOT EXISTS (
        SELECT FROM named_members AS named
        WHERE fault IS NULL AND named.customer_id = present.customer_id)
      ORDER BY customer_id
      """;

  private static final String REMOVAL_OF_NAMED =
      """
      INSERT INTO list_changes (import_id, customer_id, joins)
      SELECT $1, customer_id, false FROM named_members WHERE fault IS NULL ORDER BY customer_id
      """;

  private static final String INVITATIONS =
      """
      INSERT INTO list_invitations (email, group_id, import_id)
      SELECT lower(email), $2, $1 FROM named_members
      WHERE fault IS NULL AND customer_id IS NULL ORDER BY 1
      """;

  private static final String WRONG_ROWS =
      """
      INSERT INTO list_wrong_rows (import_id, row, code, email, reason)
      SELECT $1, number, code, email, fault FROM named_members WHERE fault IS NOT NULL
      ORDER BY number
      """;

  private final ListPeriods periods = new ListPeriods();
  private final MemberImports imports = new MemberImports();
  private final int removalPercent;

  /**
   * The plans of all lists.
   *
   * @param removalPercent of a list's members, above which a removal has to be confirmed
   */
  MemberPlan(int removalPercent) {
    this.removalPercent = removalPercent;
  }

  /**
   * Writes the changes, the invitations, the wrong rows and what they come to, and nothing else.
   */
  Future<Void> write(SqlConnection sql, String id, PlannedFor list, Instant now) {
    ImportMode mode = list.mode();
    Tuple group = Tuple.of(list.groupId(), Rows.utc(now));
    return sql.query(OPEN)
        .execute()
        .compose(made -> sql.preparedQuery(FIND).execute(Tuple.of(list.invites(), !mode.adds())))
        .compose(found -> sql.preparedQuery(PRESENT).execute(group))
        .compose(read -> sql.query(ANALYZE).execute())
        .compose(known -> sql.query(REPEATED).execute())
        .compose(first -> mode.adds() ? add(sql, id, list) : remove(sql, id))
        .compose(planned -> sql.preparedQuery(WRONG_ROWS).execute(Tuple.of(id)))
        .compose(noted -> periods.digest(sql, "present_members"))
        .compose(digest -> imports.planned(sql, id, digest, removalPercent, now));
  }

  /** The list that a file is for. */
  record PlannedFor(long groupId, ImportMode mode, boolean invites) {}

  private static Future<Void> add(SqlConnection sql, String id, PlannedFor list) {
    return sql.preparedQuery(ADDITIONS)
        .execute(Tuple.of(id))
        .compose(added -> sql.preparedQuery(INVITATIONS).execute(Tuple.of(id, list.groupId())))
        .compose(
            invited ->
                list.mode().removesOthers()
                    ? sql.preparedQuery(REMOVAL_OF_OTHERS).execute(Tuple.of(id)).mapEmpty()
                    : Future.succeededFuture());
  }

  private static Future<Void> remove(SqlConnection sql, String id) {
    return sql.query(NOT_MEMBERS)
        .execute()
        .compose(known -> sql.preparedQuery(REMOVAL_OF_NAMED).execute(Tuple.of(id)))
        .mapEmpty();
  }
}
