package dev.coterie.mail;

import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Result;
import dev.coterie.mail.MailContract.SendAgain;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What people decide of mails. */
final class MailService {
  private final Transactions transactions;
  private final Clock clock;
  private final Mails mails = new Mails();
  private final MailList list = new MailList();

  MailService(Storage storage, Clock clock) {
    this.transactions = storage.transactions();
    this.clock = clock;
  }

  Future<Result<Mail>> sendAgain(Actor actor, SendAgain ask) {
    return transactions.attempt(
        actor,
        tx ->
            list.lock(tx.sql(), ask.id())
                .map(
                    found ->
                        found.orElseThrow(() -> MailContract.unknownMail(ask.id()).asException()))
                .compose(mail -> sendAgain(tx, mail))
                .compose(done -> list.find(tx.sql(), ask.id()))
                .map(Optional::orElseThrow));
  }

  private Future<Void> sendAgain(Tx tx, Mail mail) {
    if (!mail.canBeSentAgain()) {
      return Future.failedFuture(MailContract.refusal(mail).asException());
    }
    Instant now = clock.instant();
    tx.emit(EventType.MAIL_RETRIED.event(now, subject(mail), data(mail)));
    return mails.wakeUp(tx.sql(), mail.id(), now);
  }

  /** The customer, or the order of one who is erased. */
  private static String subject(Mail mail) {
    String customer = mail.customer();
    return customer == null ? String.valueOf(mail.order()) : customer;
  }

  private static JsonObject data(Mail mail) {
    JsonObject data = new JsonObject().put("mail", mail.id());
    if (mail.customer() != null) {
      data.put("customer", mail.customer());
    }
    return mail.order() == null ? data : data.put("order", mail.order());
  }
}
