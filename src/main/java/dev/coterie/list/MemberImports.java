package dev.coterie.list;

import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Refusal;
import dev.coterie.ledger.ListPeriods.ListDigest;
import dev.coterie.list.MemberImport.Counts;
import dev.coterie.list.MemberImport.MemberImportState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of imports of members. */
final class MemberImports {
  /** How long a running one may say nothing until it is taken for one that went with its node. */
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private static final String SELECT =
      """
      SELECT import.*, customer_groups.code AS group_code
      FROM list_imports AS import JOIN customer_groups ON customer_groups.id = import.group_id
      WHERE customer_groups.code = $1 AND customer_groups.deleted_at IS NULL
      """;

  private static final String BEGIN =
      """
      INSERT INTO list_imports (id, group_id, mode, invites, state, actor, begun_at, changed_at)
      VALUES ($1, $2, $3, $4, 'reading', $5, $6, $6)
      """;

  private static final String FIND = SELECT + " AND import.id = $2";

  private static final String OF_GROUP = SELECT + " ORDER BY begun_at DESC, import.id LIMIT 50";

  /** Changes nothing where it was cancelled. */
  private static final String READ =
      """
      UPDATE list_imports SET rows_read = $2, changed_at = $3 WHERE id = $1 AND state = 'reading'
      """;

  private static final String WRITTEN =
      """
      UPDATE list_imports SET written = $2, changed_at = $3
      WHERE id = $1 AND state IN ('importing', 'undoing')
      """;

  private static final String PLANNED =
      """
      UPDATE list_imports SET state = 'planned', members = $2, members_sum = $3, changed_at = $4,
        added = changes.added, removed = changes.removed,
        kept = $2 - changes.removed, confirms = changes.removed * 100 > $2 * $5,
        invited = (SELECT count(*) FROM list_invitations WHERE import_id = $1),
        wrong = (SELECT count(*) FROM list_wrong_rows WHERE import_id = $1)
      FROM (
        SELECT count(*) FILTER (WHERE joins) AS added, count(*) FILTER (WHERE NOT joins) AS removed
        FROM list_changes WHERE import_id = $1
      ) AS changes
      WHERE id = $1 AND state = 'reading'
      """;

  private static final String MOVE =
      """
      UPDATE list_imports SET state = $3, changed_at = $4,
        written = CASE WHEN $3 IN ('importing', 'undoing') THEN 0 ELSE written END,
        done_at = CASE WHEN $3 = 'done' THEN $4 ELSE done_at END
      WHERE id = $1 AND (state = $2 OR (state = $3 AND changed_at < $5))
      """;

  private static final String CANCEL =
      """
      UPDATE list_imports SET state = 'cancelled', changed_at = $2
      WHERE id = $1 AND state IN ('reading', 'planned', 'importing')
      """;

  private static final String STOPPED =
      "UPDATE list_imports SET state = $2, fault = $3, changed_at = $4 WHERE id = $1 AND state = $5";

  private static final String DIGEST =
      "SELECT members, members_sum FROM list_imports WHERE id = $1";

  Future<Void> begin(
      SqlClient sql, String id, MemberPlan.PlannedFor list, String actor, Instant now) {
    return sql.preparedQuery(BEGIN)
        .execute(
            Tuple.of(
                id,
                list.groupId(),
                EnumNames.of(list.mode()),
                list.invites(),
                actor,
                Rows.utc(now)))
        .mapEmpty();
  }

  Future<Optional<MemberImport>> find(SqlClient sql, String group, String id, Instant now) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(group, id))
        .map(rows -> Rows.first(rows, row -> read(row, now)));
  }

  /** As {@link #find}; refused where there is none. */
  Future<MemberImport> require(SqlClient sql, String group, String id, Instant now) {
    return find(sql, group, id, now)
        .map(found -> found.orElseThrow(() -> ListContract.unknownImport(id).asException()));
  }

  Future<List<MemberImport>> ofGroup(SqlClient sql, String group, Instant now) {
    return sql.preparedQuery(OF_GROUP)
        .execute(Tuple.of(group))
        .map(rows -> Rows.all(rows, row -> read(row, now)));
  }

  /** Notes how many rows were read; refused where it was cancelled. */
  Future<Void> noteRead(SqlClient sql, String id, long rows, Instant now) {
    return changed(sql, READ, Tuple.of(id, rows, Rows.utc(now)))
        .compose(goesOn -> require(goesOn, ListContract.cancelled(id)));
  }

  /** Notes how many changes are written; refused where it was cancelled. */
  Future<Void> noteWritten(SqlClient sql, String id, long changes, Instant now) {
    return changed(sql, WRITTEN, Tuple.of(id, changes, Rows.utc(now)))
        .compose(goesOn -> require(goesOn, ListContract.cancelled(id)));
  }

  /**
   * Counts what it comes to.
   *
   * @param removalPercent of the members, above which a removal has to be confirmed
   */
  Future<Void> planned(SqlClient sql, String id, ListDigest list, int removalPercent, Instant now) {
    return sql.preparedQuery(PLANNED)
        .execute(Tuple.of(id, list.members(), list.sum(), Rows.utc(now), (long) removalPercent))
        .mapEmpty();
  }

  /**
   * Moves it from one state into the next; one that has been in the next for long without a word
   * was left there by a node that went, and goes on too. False where it is in another one.
   */
  Future<Boolean> move(
      SqlClient sql, String id, MemberImportState from, MemberImportState to, Instant now) {
    return changed(
        sql,
        MOVE,
        Tuple.of(
            id,
            EnumNames.of(from),
            EnumNames.of(to),
            Rows.utc(now),
            Rows.utc(now.minus(PATIENCE))));
  }

  /** Moves it into its last state; refused where it was cancelled. */
  Future<Void> end(
      SqlClient sql, String id, MemberImportState from, MemberImportState to, Instant now) {
    return move(sql, id, from, to, now)
        .compose(moved -> require(moved, ListContract.cancelled(id)));
  }

  /** Refused where it is over. */
  Future<Void> cancel(SqlClient sql, String id, Instant now) {
    return changed(sql, CANCEL, Tuple.of(id, Rows.utc(now)))
        .compose(cancelled -> require(cancelled, ListContract.notCancellable(id)));
  }

  /** Says why it came to nothing, if it still is in that state. */
  Future<Void> stopped(
      SqlClient sql,
      String id,
      MemberImportState was,
      MemberImportState is,
      String fault,
      Instant now) {
    return sql.preparedQuery(STOPPED)
        .execute(Tuple.of(id, EnumNames.of(is), fault, Rows.utc(now), EnumNames.of(was)))
        .mapEmpty();
  }

  /** The members for which it was planned. */
  Future<ListDigest> digest(SqlClient sql, String id) {
    return sql.preparedQuery(DIGEST)
        .execute(Tuple.of(id))
        .map(rows -> rows.iterator().next())
        .map(row -> new ListDigest(row.getLong("members"), row.getBigDecimal("members_sum")));
  }

  private static Future<Void> require(boolean changed, Refusal otherwise) {
    return changed ? Future.succeededFuture() : Future.failedFuture(otherwise.asException());
  }

  private static Future<Boolean> changed(SqlClient sql, String statement, Tuple values) {
    return sql.preparedQuery(statement).execute(values).map(rows -> rows.rowCount() > 0);
  }

  private static MemberImport read(Row row, Instant now) {
    return new MemberImport(
        row.getString("id"),
        row.getString("group_code"),
        EnumNames.read(row.getString("mode"), ImportMode.class),
        row.getBoolean("invites"),
        state(row, now),
        row.getString("actor"),
        Rows.instant(row, "begun_at"),
        Rows.instantOrNull(row, "done_at"),
        row.getLong("rows_read"),
        row.getLong("written"),
        new Counts(
            row.getLong("added"),
            row.getLong("removed"),
            row.getLong("kept"),
            row.getLong("invited"),
            row.getLong("wrong"),
            row.getLong("members")),
        row.getBoolean("confirms"),
        row.getString("fault"));
  }

  private static MemberImportState state(Row row, Instant now) {
    MemberImportState state = MemberImportState.of(row.getString("state"));
    if (!state.isRunning() || !Rows.instant(row, "changed_at").isBefore(now.minus(PATIENCE))) {
      return state;
    }
    return switch (state) {
      case IMPORTING -> MemberImportState.PLANNED;
      case UNDOING -> MemberImportState.DONE;
      default -> MemberImportState.FAILED;
    };
  }
}
