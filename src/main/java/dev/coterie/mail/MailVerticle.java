package dev.coterie.mail;

import dev.coterie.bus.AnsweringVerticle;
import dev.coterie.db.Storage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/** Answers what is asked of mails. */
public record MailVerticle(Storage storage, Clock clock) implements AnsweringVerticle {

  @Override
  public List<Future<Void>> answers(Vertx vertx) {
    MailService mails = new MailService(storage, clock);
    MailList list = new MailList();
    return List.of(
        MailContract.LIST.answerWith(vertx, ask -> list.page(storage.pool(), ask)),
        MailContract.FAILURES.answerWith(vertx, ask -> list.failures(storage.pool())),
        MailContract.SEND_AGAIN.answerWith(vertx, mails::sendAgain));
  }
}
