package dev.coterie.list;

import dev.coterie.db.Rows;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.list.ListContract.ListedMember;
import dev.coterie.list.ListContract.MembersPage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Locale;

/** Reads the members of a list as a file has them, the customer who was known first at the head. */
final class ListedMembers {
  private static final String PAGE =
      """
      SELECT customer.id, code, email
      FROM (
        (SELECT customer_id FROM membership_periods
         WHERE group_id = $1 AND customer_id > $3 AND during @> $2::timestamptz)
        UNION
        (SELECT customer_id FROM membership_states
         WHERE group_id = $1 AND customer_id > $3 AND state = 'paused')
      ) AS member JOIN customers AS customer ON customer.id = customer_id
      WHERE $4 = '' OR search_text LIKE $4
      ORDER BY customer.id LIMIT $5
      """;

  Future<MembersPage> page(SqlClient sql, long group, String query, PageRequest page, Instant now) {
    return sql.preparedQuery(PAGE)
        .execute(
            Tuple.of(
                group,
                Rows.utc(now),
                after(page),
                Rows.containing(query.toLowerCase(Locale.ROOT)),
                page.limit() + 1))
        .map(
            rows ->
                Page.cut(
                    Rows.all(rows, row -> row),
                    page.limit(),
                    row -> Long.toString(row.getLong("id"))))
        .map(found -> found.map(ListedMembers::read))
        .map(found -> new MembersPage(found.items(), found.next()));
  }

  /** A cursor that is no number is none. */
  private static long after(PageRequest page) {
    return page.after().matches("\\d{1,18}") ? Long.parseLong(page.after()) : 0;
  }

  private static ListedMember read(Row row) {
    return new ListedMember(row.getString("code"), row.getString("email"));
  }
}
