package dev.coterie.group;

import dev.coterie.bus.AnsweringVerticle;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.kernel.ShopCalendar;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Currency;
import java.util.List;

/**
 * Keeps the groups.
 *
 * @param members what a change or deletion does to memberships
 * @param products what it does to the products that sell groups
 * @param shopCurrency of fixed discounts and markups
 */
public record GroupVerticle(
    Storage storage,
    MemberHooks members,
    ProductHooks products,
    Clock clock,
    ShopCalendar calendar,
    Currency shopCurrency)
    implements AnsweringVerticle {

  @Override
  public List<Future<Void>> answers(Vertx vertx) {
    Transactions transactions = storage.transactions(GroupService.REFUSALS);
    GroupEvents events = new GroupEvents(new TermsJson(shopCurrency), clock);
    SpecialProducts special = new SpecialProducts(transactions, products, events, clock);
    GroupService groups =
        new GroupService(storage.pool(), transactions, members, special, events, clock);
    GroupDeletion deletion =
        new GroupDeletion(transactions, members, products, events, clock, calendar);
    return List.of(
        GroupContract.CREATE.answerWith(vertx, groups::create),
        GroupContract.REVISE.answerWith(vertx, groups::revise),
        GroupContract.FIND.answerWith(vertx, groups::find),
        GroupContract.LIST.answerWith(vertx, groups::list),
        GroupContract.SELL.answerWith(vertx, special::sell),
        GroupContract.IMPACT.answerWith(vertx, deletion::impact),
        GroupContract.DELETE.answerWith(vertx, deletion::delete));
  }
}
