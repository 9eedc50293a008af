package dev.coterie.mail;

import dev.coterie.db.OldRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;

/** Mails of which it is known what became of them. */
public final class OldMails implements OldRows {
  private static final String DELETE =
      """
      DELETE FROM mails WHERE id IN (
        SELECT id FROM mails WHERE recorded_at < $1 AND status NOT IN ('waiting', 'sending')
        LIMIT $2 FOR UPDATE SKIP LOCKED)
      """;

  @Override
  public String kind() {
    return "mails";
  }

  @Override
  public Future<Integer> delete(SqlClient sql, Instant before, int most) {
    return OldRows.deleteBy(List.of(DELETE), sql, before, most);
  }
}
