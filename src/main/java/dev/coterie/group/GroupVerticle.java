package dev.coterie.group;

import dev.coterie.bus.AnsweringVerticle;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.group.terms.TermsJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/**
 * Answers what is asked of groups.
 *
 * @param members what a change or deletion does to memberships
 * @param products what it does to the products that sell groups
 * @param others what else depends on groups
 * @param shopCurrency of fixed discounts and markups
 * @param opensShops whether connect groups can be made
 */
public record GroupVerticle(
    Storage storage,
    MemberHooks members,
    ProductHooks products,
    List<GroupDependents> others,
    Clock clock,
    Currency shopCurrency,
    boolean opensShops)
    implements AnsweringVerticle {

  @Override
  public List<Future<Void>> answers(Vertx vertx) {
    Transactions transactions = storage.transactions(GroupService.REFUSALS);
    Groups groups = new Groups(members);
    TermsJson json = new TermsJson(shopCurrency);
    GroupEvents events = new GroupEvents(json, clock);
    GroupService service =
        new GroupService(storage.pool(), transactions, groups, events, clock, opensShops);
    SpecialProducts special = new SpecialProducts(transactions, products, groups, events, clock);
    GroupChanges changes = new GroupChanges(transactions, members, special, groups, json, clock);
    GroupDeletion deletion =
        new GroupDeletion(transactions, members, dependents(), groups, events, clock);
    return List.of(
        GroupContract.CREATE.answerWith(vertx, service::create),
        GroupContract.CHANGE.answerWith(vertx, changes::change),
        GroupContract.FIND.answerWith(vertx, service::find),
        GroupContract.LIST.answerWith(vertx, service::list),
        GroupContract.NAMES.answerWith(vertx, service::names),
        GroupContract.NAMES_OF.answerWith(vertx, service::namesOf),
        GroupContract.SELL.answerWith(vertx, special::sell),
        GroupContract.IMPACT.answerWith(vertx, deletion::impact),
        GroupContract.DELETE.answerWith(vertx, deletion::delete));
  }

  private List<GroupDependents> dependents() {
    return Stream.concat(Stream.of(members, products), others.stream()).toList();
  }
}
