package dev.coterie.http.connect;

import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.coterie.caller.Scope;
import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopContract;
import dev.coterie.connect.shop.ShopContract.ChangeShop;
import dev.coterie.connect.shop.ShopContract.FindShop;
import dev.coterie.connect.shop.ShopContract.ListShops;
import dev.coterie.connect.shop.ShopContract.PutShop;
import dev.coterie.connect.shop.ShopContract.ShopColumn;
import dev.coterie.connect.shop.ShopContract.SignLink;
import dev.coterie.connect.shop.ShopJson;
import dev.coterie.connect.shop.ShopStatus;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Sorting;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code /v1/shops}: the shops, for who manages them and for each shop's own key. */
public final class ShopsApi implements Resource {
  private static final int USUAL_HOURS = 24;

  @Override
  public void addTo(Routes routes) {
    routes.get(ShopPath.SHOPS, Scope.ADMIN, this::list, "query", "status", "limit", "cursor");
    routes.write(PUT, ShopPath.SHOP, Scope.ADMIN, this::put);
    routes.get(ShopPath.SHOP, Scope.SHOP, this::find);
    routes.write(PATCH, ShopPath.SHOP, Scope.SHOP, this::change);
    routes.secretWrite(POST, ShopPath.SHOP + "/links", Scope.SHOP, this::sign);
  }

  private Future<Answer> list(Exchange exchange) {
    Params params = exchange.query();
    String query = params.text("query", TextForm.QUERY, "");
    ShopStatus status = params.choice("status", ShopStatus.class);
    PageRequest page = params.page();
    params.check();
    return ShopContract.LIST
        .send(exchange.vertx(), new ListShops(query, status, Sorting.by(ShopColumn.SLUG), page))
        .map(shops -> Answer.of(shops, ShopJson::of));
  }

  private Future<Answer> find(Exchange exchange) {
    return ShopContract.FIND
        .send(exchange.vertx(), new FindShop(ShopPath.of(exchange)))
        .map(found -> Answer.of(found, ShopsApi::answer));
  }

  private Future<Answer> put(Exchange exchange) {
    String slug = exchange.path("slug", TextForm.SHOP_SLUG);
    return ShopContract.PUT
        .send(exchange.vertx(), exchange.actor(), new PutShop(slug, exchange.object()))
        .map(
            result ->
                Answer.of(
                    result, stored -> Answer.stored(stored.created(), ShopJson.of(stored.shop()))));
  }

  private Future<Answer> change(Exchange exchange) {
    return ShopContract.CHANGE
        .send(
            exchange.vertx(),
            exchange.actor(),
            new ChangeShop(ShopPath.of(exchange), exchange.object()))
        .map(changed -> Answer.of(changed, ShopsApi::answer));
  }

  private Future<Answer> sign(Exchange exchange) {
    Fields body = exchange.body();
    String customer = body.text("customer", TextForm.CUSTOMER_CODE);
    Integer hours = body.wholeOrNull("hours", 1, SignLink.MAX_HOURS);
    body.check();
    SignLink ask =
        new SignLink(ShopPath.of(exchange), customer, hours == null ? USUAL_HOURS : hours);
    return ShopContract.SIGN
        .send(exchange.vertx(), ask)
        .map(
            result ->
                Answer.of(
                    result,
                    link ->
                        Answer.created(
                            new JsonObject()
                                .put("customer", link.customer())
                                .put("token", link.token())
                                .put("path", "/shops/" + ask.shop().slug() + "?as=" + link.token())
                                .put("until", link.until()))));
  }

  private static Answer answer(Shop shop) {
    return Answer.ok(ShopJson.of(shop));
  }
}
