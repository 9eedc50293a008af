package dev.coterie.mail;

import dev.coterie.db.Keyset;
import dev.coterie.db.Keyset.KeyKind;
import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Page;
import dev.coterie.mail.MailContract.FailedMails;
import dev.coterie.mail.MailContract.ListMails;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Mails as people see them. */
final class MailList {
  private static final Keyset BY_ID = Keyset.by("mail.id", KeyKind.WHOLE);

  private static final String COLUMNS =
      """
      mail.id, mail.kind, mail.status, mail.reference, mail.address, mail.tries, mail.reason,
        mail.recorded_at, mail.due_at, mail.sent_at,
        CASE WHEN customer.erased_at IS NULL THEN customer.code END AS customer,
        ARRAY(SELECT code FROM customer_groups WHERE id = ANY (mail.group_ids) ORDER BY id) AS groups
      """;

  private static final String MAILS =
      "mails AS mail JOIN customers AS customer ON customer.id = mail.customer_id";

  private static final String FIND = "SELECT " + COLUMNS + " FROM " + MAILS + " WHERE mail.id = $1";

  private static final String LOCK = FIND + " FOR UPDATE OF mail";

  private static final String FAILURES =
      """
      SELECT count(*) FILTER (WHERE status = 'failed') AS failed,
        count(*) FILTER (WHERE status = 'uncertain') AS uncertain
      FROM mails WHERE status IN ('failed', 'uncertain')
      """;

  Future<Page<Mail>> page(SqlClient sql, ListMails ask) {
    MailStatus status = ask.status();
    return new ListQuery(COLUMNS)
        .from(MAILS)
        .where("mail.status = $", EnumNames.ofNullable(status))
        .where("mail.kind = 'order' AND mail.reference = $", ask.order())
        .where("customer.erased_at IS NULL AND customer.code = $", ask.customer())
        .page(sql, BY_ID, true, ask.page(), MailList::mail);
  }

  Future<Optional<Mail>> find(SqlClient sql, long id) {
    return first(sql, FIND, id);
  }

  /** Locks the mail against whoever sends it. */
  Future<Optional<Mail>> lock(SqlClient sql, long id) {
    return first(sql, LOCK, id);
  }

  private static Future<Optional<Mail>> first(SqlClient sql, String statement, long id) {
    return sql.preparedQuery(statement)
        .execute(Tuple.of(id))
        .map(rows -> Rows.first(rows, MailList::mail));
  }

  Future<FailedMails> failures(SqlClient sql) {
    return sql.query(FAILURES)
        .execute()
        .map(rows -> rows.iterator().next())
        .map(row -> new FailedMails(row.getInteger("failed"), row.getInteger("uncertain")));
  }

  private static Mail mail(Row row) {
    MailKind kind = EnumNames.read(row.getString("kind"), MailKind.class);
    MailStatus status = EnumNames.read(row.getString("status"), MailStatus.class);
    return new Mail(
        row.getLong("id"),
        kind,
        status,
        kind == MailKind.ORDER ? row.getString("reference") : null,
        row.getString("customer"),
        List.of(row.getArrayOfStrings("groups")),
        row.getString("address"),
        row.getInteger("tries"),
        row.getString("reason"),
        Rows.instant(row, "recorded_at"),
        status == MailStatus.WAITING ? Rows.instant(row, "due_at") : null,
        Rows.instantOrNull(row, "sent_at"));
  }
}
