package dev.coterie.membership;

import dev.coterie.customer.CustomerContract;
import dev.coterie.customer.CustomerService;
import dev.coterie.db.ChangeFeed;
import dev.coterie.expiry.Announcer;
import dev.coterie.kernel.ShopCalendar;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;

/** Keeps the customers and their memberships. */
public final class MembershipVerticle extends VerticleBase {
  private final Pool pool;
  private final Pool importPool;
  private final ChangeFeed feed;
  private final Clock clock;
  private final ShopCalendar calendar;

  public MembershipVerticle(
      Pool pool, Pool importPool, ChangeFeed feed, Clock clock, ShopCalendar calendar) {
    this.pool = pool;
    this.importPool = importPool;
    this.feed = feed;
    this.clock = clock;
    this.calendar = calendar;
  }

  @Override
  public Future<?> start() {
    CustomerService customers = new CustomerService(vertx, pool, importPool, feed, clock);
    LedgerSession desk = new LedgerSession(clock, calendar);
    MembershipService memberships = new MembershipService(pool, feed, clock, desk);
    TransitionService lives = new TransitionService(pool, feed, desk);
    Announcer dues = new Announcer(pool, feed, clock);
    return Future.all(
        List.of(
            CustomerContract.PUT.answerWith(vertx, customers::put),
            CustomerContract.FIND.answerWith(vertx, customers::find),
            CustomerContract.ERASE.answerWith(vertx, customers::erase),
            CustomerContract.SEARCH.answerWith(vertx, customers::search),
            CustomerContract.IMPORT.answerWith(vertx, customers::importFile),
            MembershipContract.ASSIGN.answerWith(vertx, memberships::assign),
            MembershipContract.END.answerWith(vertx, memberships::end),
            MembershipContract.OF_CUSTOMER.answerWith(vertx, memberships::ofCustomer),
            MembershipContract.OF_GROUP.answerWith(vertx, memberships::ofGroup),
            MembershipContract.MOVE.answerWith(vertx, lives::move),
            MembershipContract.TELL_DUE.answerWith(vertx, dues::tell)));
  }
}
