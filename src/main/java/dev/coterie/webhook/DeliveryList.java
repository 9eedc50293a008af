package dev.coterie.webhook;

import dev.coterie.db.Keyset;
import dev.coterie.db.Keyset.KeyKind;
import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Page;
import dev.coterie.webhook.WebhookContract.ListDeliveries;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** What is sent to webhooks, as people see it. */
final class DeliveryList {
  private static final Keyset BY_EVENT = Keyset.by("event_id", KeyKind.WHOLE);

  private static final String COLUMNS =
      """
      webhook_id, event_id, type, subject, status, tries, answered, reason, recorded_at, due_at,
        delivered_at
      """;

  private static final String FIND =
      "SELECT " + COLUMNS + " FROM webhook_deliveries WHERE webhook_id = $1 AND event_id = $2";

  Future<Page<WebhookDelivery>> page(SqlClient sql, ListDeliveries ask) {
    DeliveryStatus status = ask.status();
    return new ListQuery(COLUMNS)
        .from("webhook_deliveries")
        .where("webhook_id = $", ask.webhook())
        .where("status = $", EnumNames.ofNullable(status))
        .page(sql, BY_EVENT, true, ask.page(), DeliveryList::delivery);
  }

  Future<Optional<WebhookDelivery>> find(SqlClient sql, long webhook, long event) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(webhook, event))
        .map(rows -> Rows.first(rows, DeliveryList::delivery));
  }

  private static WebhookDelivery delivery(Row row) {
    DeliveryStatus status = EnumNames.read(row.getString("status"), DeliveryStatus.class);
    return new WebhookDelivery(
        row.getLong("webhook_id"),
        row.getLong("event_id"),
        row.getString("type"),
        row.getString("subject"),
        status,
        row.getInteger("tries"),
        row.getInteger("answered"),
        row.getString("reason"),
        Rows.instant(row, "recorded_at"),
        status == DeliveryStatus.WAITING ? Rows.instant(row, "due_at") : null,
        Rows.instantOrNull(row, "delivered_at"));
  }
}
