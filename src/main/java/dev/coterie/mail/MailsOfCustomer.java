package dev.coterie.mail;

import dev.coterie.customer.ErasureHooks;
import dev.coterie.db.Tx;
import io.vertx.core.Future;

/** Forgets where an erased customer was mailed; what mails say of customers is not kept at all. */
public final class MailsOfCustomer implements ErasureHooks {
  private final Mails mails = new Mails();

  @Override
  public Future<Void> forget(Tx tx, long customerId) {
    return mails.forget(tx.sql(), customerId);
  }
}
