package dev.coterie.demo.store;

import dev.coterie.http.pages.Address;
import dev.coterie.http.storefront.FrontAnswer;
import dev.coterie.http.storefront.FrontVisit;
import dev.coterie.kernel.RefusedException;
import dev.coterie.kernel.Secrets;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;

/** {@code POST /store/buy}: reports an order as paid, as a shop does once the money is there. */
record StoreTill(Store store, StoreHome home) {
  private static final int LETTERS_OF_ID = 8;

  Future<FrontAnswer> buy(StoreVisit at) {
    String group = at.visit().field("group", TextForm.GROUP_CODE);
    if (at.isGuest() || group.isEmpty()) {
      return home.show(at, at.t().say("store.choose"));
    }
    String order = "store-" + Secrets.random(LETTERS_OF_ID);
    return store
        .asks(at.vertx())
        .buyOnQuote(order, at.customer(), group)
        .map(done -> FrontAnswer.goTo(receipt(at, order).text()))
        .recover(cause -> refused(at, cause));
  }

  private static Address receipt(StoreVisit at, String order) {
    return new Address(Store.PATH).with(FrontVisit.AS, at.customer()).with(StoreOrder.ORDER, order);
  }

  private Future<FrontAnswer> refused(StoreVisit at, Throwable cause) {
    return cause instanceof RefusedException refused
        ? home.show(at, at.t().answer(refused.refusal()))
        : Future.failedFuture(cause);
  }
}
