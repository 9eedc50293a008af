package dev.coterie.order.account;

import dev.coterie.bus.InOrder;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.kernel.EnumNames;
import dev.coterie.order.account.Credits.Booked;
import dev.coterie.order.charge.LineKey;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Books entries on accounts within a transaction, and emits each. */
final class Bookkeeping {
  private final Tx tx;
  private final Accounts accounts = new Accounts();
  private final Credits credits = new Credits();

  Bookkeeping(Tx tx) {
    this.tx = tx;
  }

  /** Books what is not 0, one after the other. */
  Future<Void> book(List<CreditEntry> entries) {
    return InOrder.each(entries, this::book).mapEmpty();
  }

  Future<Void> book(CreditEntry entry) {
    return entry.amount().signum() == 0
        ? Future.succeededFuture()
        : accounts
            .open(tx.sql(), entry.customerId(), entry.currency())
            .compose(opened -> credits.book(tx.sql(), entry, tx.actor().text()))
            .onSuccess(booked -> emit(entry, booked))
            .mapEmpty();
  }

  private void emit(CreditEntry entry, Booked booked) {
    int digits = entry.currency().getDefaultFractionDigits();
    JsonObject data =
        new JsonObject()
            .put("customer", booked.customer())
            .put("reason", EnumNames.of(entry.reason()))
            .put("amount", entry.amount().setScale(digits).toPlainString())
            .put("balance", booked.balance().setScale(digits).toPlainString())
            .put("currency", entry.currency().getCurrencyCode());
    LineKey line = entry.line();
    if (line != null) {
      data.put("order", line.order());
    }
    if (!entry.note().isEmpty()) {
      data.put("note", entry.note());
    }
    tx.emit(EventType.CREDIT_RECORDED.event(entry.at(), booked.customer(), data));
  }
}
