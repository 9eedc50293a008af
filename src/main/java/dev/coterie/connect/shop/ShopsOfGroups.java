package dev.coterie.connect.shop;

import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import dev.coterie.group.DeletionImpact;
import dev.coterie.group.GroupDependents;
import dev.coterie.group.terms.LockedGroup;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says how many shops are open by a group, and so would be suspended with it. */
public final class ShopsOfGroups implements GroupDependents {
  private static final String COUNT =
      """
      SELECT count(*) AS shops FROM shops AS shop
      WHERE EXISTS (
        SELECT FROM membership_periods AS period
        WHERE period.customer_id = shop.owner_id AND group_id = $1 AND during @> $2::timestamptz)
      """;

  @Override
  public Future<DeletionImpact> impact(Tx tx, LockedGroup group, Instant now) {
    return tx.sql()
        .preparedQuery(COUNT)
        .execute(Tuple.of(group.id(), Rows.utc(now)))
        .map(rows -> rows.iterator().next().getLong("shops"))
        .map(ShopsOfGroups::impact);
  }

  private static DeletionImpact impact(long shops) {
    List<String> phrases = new ArrayList<>();
    if (shops > 0) {
      phrases.add("shops that it opens: " + shops);
    }
    return DeletionImpact.ofDependents(phrases);
  }
}
