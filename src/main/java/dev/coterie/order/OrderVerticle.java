package dev.coterie.order;

import dev.coterie.bus.AnsweringVerticle;
import dev.coterie.db.Storage;
import dev.coterie.membership.MembershipHooks;
import dev.coterie.order.account.AccountContract;
import dev.coterie.order.account.AccountService;
import dev.coterie.order.charge.ChargeContract;
import dev.coterie.order.charge.ChargeSummary;
import dev.coterie.order.charge.Charges;
import dev.coterie.order.charge.Refunds;
import dev.coterie.order.gift.GiftContract;
import dev.coterie.order.gift.GiftService;
import dev.coterie.order.quote.QuoteContract;
import dev.coterie.order.quote.QuoteService;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/** Answers for orders, and for the quotes, gifts and accounts that go with them. */
public record OrderVerticle(Storage storage, MembershipHooks memberships, Clock clock)
    implements AnsweringVerticle {

  @Override
  public List<Future<Void>> answers(Vertx vertx) {
    OrderService orders = new OrderService(storage, memberships, clock);
    OrderList list = new OrderList();
    QuoteService quotes = new QuoteService(storage, memberships);
    GiftService gifts = new GiftService(storage, memberships);
    AccountService accounts = new AccountService(storage, clock);
    Charges charges = new Charges();
    Refunds refunds = new Refunds();
    ChargeSummary sums = new ChargeSummary();
    return List.of(
        OrderContract.REPORT.answerWith(vertx, orders::report),
        OrderContract.RETRY.answerWith(vertx, orders::retry),
        OrderContract.FIND.answerWith(vertx, orders::find),
        OrderContract.LIST.answerWith(vertx, ask -> list.page(storage.pool(), ask)),
        QuoteContract.QUOTE.answerWith(vertx, quotes::quote),
        GiftContract.REDEEM.answerWith(vertx, gifts::redeem),
        AccountContract.ACCOUNT.answerWith(vertx, accounts::read),
        AccountContract.BOOK.answerWith(vertx, accounts::book),
        ChargeContract.CHARGES.answerWith(vertx, ask -> charges.list(storage.pool(), ask)),
        ChargeContract.REFUNDS.answerWith(vertx, ask -> refunds.list(storage.pool(), ask)),
        ChargeContract.SUMS.answerWith(vertx, ask -> sums.of(storage.pool(), ask)));
  }
}
