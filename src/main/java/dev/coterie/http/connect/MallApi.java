package dev.coterie.http.connect;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.coterie.caller.Scope;
import dev.coterie.connect.mall.MallContract;
import dev.coterie.connect.mall.MallContract.DeleteOffer;
import dev.coterie.connect.mall.MallContract.FindOffer;
import dev.coterie.connect.mall.MallContract.ListMall;
import dev.coterie.connect.mall.MallContract.ListSellers;
import dev.coterie.connect.mall.MallContract.PutOffer;
import dev.coterie.connect.mall.MallOffer;
import dev.coterie.connect.mall.MallProduct;
import dev.coterie.connect.mall.Seller;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code /v1/mall}: what is offered to shops, and who sells it. */
public final class MallApi implements Resource {
  private static final String PATH = "/v1/mall";
  private static final String ONE = PATH + "/:sku";

  @Override
  public void addTo(Routes routes) {
    routes.get(PATH, Scope.SHOP, this::list, "query", "category", "limit", "cursor");
    routes.get(ONE, Scope.SHOP, this::find);
    routes.write(PUT, ONE, Scope.ADMIN, this::put);
    routes.write(DELETE, ONE, Scope.ADMIN, this::delete);
    routes.get(ONE + "/sellers", Scope.ADMIN, this::sellers, "limit", "cursor");
  }

  private Future<Answer> list(Exchange exchange) {
    Params params = exchange.query();
    String query = params.text("query", TextForm.QUERY, "");
    String category = params.text("category", TextForm.CATEGORY);
    PageRequest page = params.page();
    params.check();
    Long shop = exchange.caller().shop();
    return MallContract.LIST
        .send(exchange.vertx(), new ListMall(shop, query, category, false, page))
        .map(products -> Answer.of(products, each -> json(each, shop == null)));
  }

  /** To a shop, what was withdrawn is not there. */
  private Future<Answer> find(Exchange exchange) {
    String sku = exchange.path("sku", TextForm.SKU);
    boolean seesAll = exchange.caller().shop() == null;
    return MallContract.FIND
        .send(exchange.vertx(), new FindOffer(sku))
        .map(
            found ->
                found.fold(
                    offer ->
                        seesAll || offer.offered()
                            ? found
                            : Result.<MallOffer>refused(MallContract.notInMall(sku)),
                    Result::<MallOffer>refused))
        .map(found -> Answer.of(found, offer -> Answer.ok(json(offer))));
  }

  private Future<Answer> put(Exchange exchange) {
    String sku = exchange.path("sku", TextForm.SKU);
    Fields body = exchange.body();
    PutOffer ask =
        new PutOffer(
            sku,
            body.flag("offered", true),
            body.amount("wholesalePrice"),
            body.amountOrNull("minimumPrice"));
    body.check();
    return MallContract.PUT
        .send(exchange.vertx(), exchange.actor(), ask)
        .map(
            result ->
                Answer.of(result, stored -> Answer.stored(stored.created(), json(stored.offer()))));
  }

  private Future<Answer> delete(Exchange exchange) {
    String sku = exchange.path("sku", TextForm.SKU);
    return MallContract.DELETE
        .send(exchange.vertx(), exchange.actor(), new DeleteOffer(sku))
        .map(deleted -> Answer.of(deleted, done -> Answer.nothing()));
  }

  private Future<Answer> sellers(Exchange exchange) {
    String sku = exchange.path("sku", TextForm.SKU);
    Params params = exchange.query();
    PageRequest page = params.page();
    params.check();
    return MallContract.SELLERS
        .send(exchange.vertx(), new ListSellers(sku, page))
        .map(sellers -> Answer.of(sellers, MallApi::json));
  }

  private static JsonObject json(MallProduct product, boolean forStaff) {
    JsonObject json =
        json(product.offer())
            .put("name", product.name())
            .put("description", product.description())
            .put("images", new JsonArray(product.images()))
            .put("categories", new JsonArray(product.categories()));
    return forStaff ? json.put("shops", product.shops()) : json.put("listed", product.listed());
  }

  private static JsonObject json(MallOffer offer) {
    Money minimum = offer.minimum();
    return new JsonObject()
        .put("sku", offer.sku())
        .put("offered", offer.offered())
        .put("wholesalePrice", offer.wholesale().text())
        .put("minimumPrice", minimum == null ? null : minimum.text())
        .put("currency", offer.wholesale().currency().getCurrencyCode());
  }

  private static JsonObject json(Seller seller) {
    return new JsonObject()
        .put("shop", seller.shop())
        .put("name", seller.name())
        .put("status", EnumNames.of(seller.status()))
        .put("price", seller.price().text())
        .put("currency", seller.price().currency().getCurrencyCode())
        .put("lifted", seller.lifted())
        .put("promoted", seller.promoted());
  }
}
