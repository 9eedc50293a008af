package dev.coterie.customer;

import dev.coterie.bus.AnsweringVerticle;
import dev.coterie.db.Storage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/** Answers what is asked of customers. */
public record CustomerVerticle(
    Storage storage,
    CustomerHooks hooks,
    AccountHooks accounts,
    EmailHooks emails,
    List<ErasureHooks> erasures,
    Clock clock)
    implements AnsweringVerticle {

  @Override
  public List<Future<Void>> answers(Vertx vertx) {
    CustomerService customers =
        new CustomerService(vertx, storage, hooks, accounts, emails, erasures, clock);
    return List.of(
        CustomerContract.PUT.answerWith(vertx, customers::put),
        CustomerContract.ADD.answerWith(vertx, customers::add),
        CustomerContract.FIND.answerWith(vertx, customers::find),
        CustomerContract.ERASE.answerWith(vertx, customers::erase),
        CustomerContract.SEARCH.answerWith(vertx, customers::search),
        CustomerContract.IMPORT.answerWith(vertx, customers::importFile));
  }
}
