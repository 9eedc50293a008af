package dev.coterie.order;

import dev.coterie.db.ChangeFeed;
import dev.coterie.kernel.Page;
import dev.coterie.membership.MembershipHooks;
import dev.coterie.order.account.Charge;
import dev.coterie.order.account.Charges;
import dev.coterie.order.account.ListMoved;
import dev.coterie.order.account.Refund;
import dev.coterie.order.account.Refunds;
import dev.coterie.order.gift.GiftService;
import dev.coterie.order.quote.QuoteService;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;

/** Keeps the orders, and the money that moved with them. */
public final class OrderVerticle extends VerticleBase {
  private final Pool pool;
  private final ChangeFeed feed;
  private final MembershipHooks sales;
  private final Clock clock;
  private final Charges charges = new Charges();
  private final Refunds refunds = new Refunds();

  public OrderVerticle(Pool pool, ChangeFeed feed, MembershipHooks sales, Clock clock) {
    this.pool = pool;
    this.feed = feed;
    this.sales = sales;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    OrderService reports = new OrderService(pool, feed, sales, clock);
    QuoteService quotes = new QuoteService(pool, feed, sales);
    GiftService gifts = new GiftService(pool, feed, sales);
    return Future.all(
        List.of(
            OrderContract.REPORT.answerWith(vertx, reports::report),
            OrderContract.FIND.answerWith(vertx, reports::find),
            OrderContract.CHARGES.answerWith(vertx, this::charges),
            OrderContract.REFUNDS.answerWith(vertx, this::refunds),
            OrderContract.QUOTE.answerWith(vertx, quotes::quote),
            OrderContract.REDEEM.answerWith(vertx, gifts::redeem)));
  }

  private Future<Page<Charge>> charges(ListMoved ask) {
    return charges.list(pool, ask);
  }

  private Future<Page<Refund>> refunds(ListMoved ask) {
    return refunds.list(pool, ask);
  }
}
