package dev.coterie.group;

import dev.coterie.db.ChangeFeed;
import dev.coterie.db.Transactions;
import dev.coterie.kernel.ShopCalendar;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.Currency;
import java.util.List;

/** Keeps the groups. */
public final class GroupVerticle extends VerticleBase {
  private final Pool pool;
  private final ChangeFeed feed;
  private final MemberHooks members;
  private final ProductHooks products;
  private final Clock clock;
  private final ShopCalendar calendar;
  private final Currency shopCurrency;

  public GroupVerticle(
      Pool pool,
      ChangeFeed feed,
      MemberHooks members,
      ProductHooks products,
      Clock clock,
      ShopCalendar calendar,
      Currency shopCurrency) {
    this.pool = pool;
    this.feed = feed;
    this.members = members;
    this.products = products;
    this.clock = clock;
    this.calendar = calendar;
    this.shopCurrency = shopCurrency;
  }

  @Override
  public Future<?> start() {
    Transactions transactions = new Transactions(pool, feed, GroupService.REFUSALS);
    GroupEvents events = new GroupEvents(new TermsJson(shopCurrency), clock);
    SpecialProducts special = new SpecialProducts(transactions, products, events, clock);
    GroupService groups = new GroupService(pool, transactions, members, special, events, clock);
    GroupDeletion deletion =
        new GroupDeletion(transactions, members, products, events, clock, calendar);
    return Future.all(
        List.of(
            GroupContract.CREATE.answerWith(vertx, groups::create),
            GroupContract.REVISE.answerWith(vertx, groups::revise),
            GroupContract.FIND.answerWith(vertx, groups::find),
            GroupContract.LIST.answerWith(vertx, groups::list),
            GroupContract.SELL.answerWith(vertx, special::sell),
            GroupContract.IMPACT.answerWith(vertx, deletion::impact),
            GroupContract.DELETE.answerWith(vertx, deletion::delete)));
  }
}
