package dev.coterie.http.connect;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.POST;

import dev.coterie.caller.CallerContract;
import dev.coterie.caller.CallerContract.ApiKey;
import dev.coterie.caller.CallerContract.ListKeys;
import dev.coterie.caller.CallerContract.MakeKey;
import dev.coterie.caller.CallerContract.RevokeKey;
import dev.coterie.caller.Scope;
import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopContract;
import dev.coterie.connect.shop.ShopContract.FindShop;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.api.KeysApi;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import java.util.Set;
import java.util.function.Function;

/** {@code /v1/shops/{slug}/keys}: the keys that open one shop. */
public final class ShopKeysApi implements Resource {
  private static final String PATH = ShopPath.SHOP + "/keys";

  @Override
  public void addTo(Routes routes) {
    routes.get(PATH, Scope.SHOP, this::list, "limit", "cursor");
    routes.secretWrite(POST, PATH, Scope.SHOP, this::make);
    routes.write(DELETE, PATH + "/:id", Scope.SHOP, this::revoke);
  }

  private Future<Answer> list(Exchange exchange) {
    Params params = exchange.query();
    PageRequest page = params.page();
    params.check();
    return in(
        exchange,
        shop ->
            CallerContract.LIST_KEYS
                .send(exchange.vertx(), new ListKeys(shop.id()))
                .map(all -> Page.of(all.keys(), page, ApiKey::name))
                .map(keys -> Answer.of(keys, KeysApi::json)));
  }

  private Future<Answer> make(Exchange exchange) {
    Fields body = exchange.body();
    String name = body.text("name", TextForm.NAME);
    body.check();
    return in(
        exchange,
        shop ->
            CallerContract.MAKE_KEY
                .send(
                    exchange.vertx(),
                    exchange.actor(),
                    new MakeKey(name, Set.of(Scope.SHOP), shop.slug()))
                .map(made -> Answer.of(made, KeysApi::made)));
  }

  private Future<Answer> revoke(Exchange exchange) {
    String id = exchange.path("id", TextForm.QUERY);
    if (!id.matches("\\d{1,18}")) {
      throw Refusal.invalid("id", "must be a whole number").asException();
    }
    return in(
        exchange,
        shop ->
            CallerContract.REVOKE_KEY
                .send(
                    exchange.vertx(),
                    exchange.actor(),
                    new RevokeKey(Long.parseLong(id), shop.id()))
                .map(revoked -> Answer.of(revoked, done -> Answer.nothing())));
  }

  /** The answer of what is done in the shop, if the caller may reach it. */
  private static Future<Answer> in(Exchange exchange, Function<Shop, Future<Answer>> work) {
    return ShopContract.FIND
        .send(exchange.vertx(), new FindShop(ShopPath.of(exchange)))
        .map(Result::orThrow)
        .compose(work);
  }
}
