package dev.coterie.connect;

import dev.coterie.bus.AnsweringVerticle;
import dev.coterie.connect.group.ShopGroupContract;
import dev.coterie.connect.group.ShopGroupService;
import dev.coterie.connect.listing.ListingContract;
import dev.coterie.connect.listing.ListingImports;
import dev.coterie.connect.listing.ListingService;
import dev.coterie.connect.mall.MallContract;
import dev.coterie.connect.mall.MallService;
import dev.coterie.connect.shop.ShopContract;
import dev.coterie.connect.shop.ShopHooks;
import dev.coterie.connect.shop.ShopService;
import dev.coterie.db.Storage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Currency;
import java.util.List;

/**
 * The Connect Center: answers what is asked of shops, their listings and the mall, be it by another
 * process.
 *
 * @param currency of shops
 */
public record ConnectVerticle(Storage storage, ShopHooks hooks, Currency currency, Clock clock)
    implements AnsweringVerticle {

  @Override
  public List<Future<Void>> answers(Vertx vertx) {
    ShopService shops = new ShopService(storage, hooks, currency, clock);
    MallService mall = new MallService(storage, clock);
    ListingService listings = new ListingService(storage, clock);
    ListingImports imports = new ListingImports(storage, clock);
    ShopGroupService groups = new ShopGroupService(storage, clock);
    return List.of(
        ShopContract.FIND.answerWith(vertx, shops::find),
        ShopContract.FIND_OF.answerWith(vertx, shops::findOf),
        ShopContract.LIST.answerWith(vertx, shops::list),
        ShopContract.OVERLOOK.answerWith(vertx, shops::overlook),
        ShopContract.PUT.answerWith(vertx, shops::put),
        ShopContract.CHANGE.answerWith(vertx, shops::change),
        ShopContract.SIGN.answerWith(vertx, shops::sign),
        MallContract.FIND.answerWith(vertx, mall::find),
        MallContract.LIST.answerWith(vertx, mall::list),
        MallContract.SELLERS.answerWith(vertx, mall::sellers),
        MallContract.PUT.answerWith(vertx, mall::put),
        MallContract.DELETE.answerWith(vertx, mall::delete),
        ListingContract.FIND.answerWith(vertx, listings::find),
        ListingContract.LIST.answerWith(vertx, listings::list),
        ListingContract.PUT.answerWith(vertx, listings::put),
        ListingContract.CHANGE.answerWith(vertx, listings::change),
        ListingContract.APPLY.answerWith(vertx, listings::apply),
        ListingContract.DELETE.answerWith(vertx, listings::delete),
        ListingContract.ARRANGE.answerWith(vertx, listings::arrange),
        ListingContract.PLAN.answerWith(vertx, imports::plan),
        ListingContract.IMPORT.answerWith(vertx, imports::run),
        ShopGroupContract.LIST.answerWith(vertx, groups::list),
        ShopGroupContract.PUT.answerWith(vertx, groups::put),
        ShopGroupContract.DELETE.answerWith(vertx, groups::delete),
        ShopGroupContract.MEMBERS.answerWith(vertx, groups::members),
        ShopGroupContract.PUT_MEMBER.answerWith(vertx, groups::putMember),
        ShopGroupContract.REMOVE_MEMBER.answerWith(vertx, groups::removeMember));
  }
}
