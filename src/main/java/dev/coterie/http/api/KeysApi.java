package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.POST;

import dev.coterie.caller.CallerContract;
import dev.coterie.caller.CallerContract.ApiKey;
import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code /v1/keys}: the API keys. */
public final class KeysApi implements Resource {

  @Override
  public void addTo(Routes routes) {
    routes.get("/v1/keys", Scope.ADMIN, this::list, "limit", "cursor");
    routes.secretWrite(POST, "/v1/keys", Scope.ADMIN, this::make);
    routes.write(DELETE, "/v1/keys/:id", Scope.ADMIN, this::revoke);
  }

  private Future<Answer> list(Exchange exchange) {
    Params params = exchange.query();
    PageRequest page = params.page();
    params.check();
    return CallerContract.LIST_KEYS
        .send(exchange.vertx(), new CallerContract.ListKeys(null))
        .map(all -> Page.of(all.keys(), page, ApiKey::name))
        .map(keys -> Answer.of(keys, KeysApi::json));
  }

  private Future<Answer> make(Exchange exchange) {
    Fields body = exchange.body();
    String name = body.text("name", TextForm.NAME);
    Set<Scope> scopes = scopes(body);
    body.check();
    return CallerContract.MAKE_KEY
        .send(exchange.vertx(), exchange.actor(), new CallerContract.MakeKey(name, scopes))
        .map(result -> Answer.of(result, KeysApi::made));
  }

  /** The one answer that holds the key itself. */
  public static Answer made(CallerContract.MadeKey made) {
    return Answer.created(json(made.key()).put("secret", made.secret()));
  }

  private Future<Answer> revoke(Exchange exchange) {
    String id = exchange.path("id", TextForm.QUERY);
    if (!id.matches("\\d{1,18}")) {
      throw Refusal.invalid("id", "must be a whole number").asException();
    }
    return CallerContract.REVOKE_KEY
        .send(
            exchange.vertx(),
            exchange.actor(),
            new CallerContract.RevokeKey(Long.parseLong(id), null))
        .map(revoked -> Answer.of(revoked, done -> Answer.nothing()));
  }

  private static Set<Scope> scopes(Fields body) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    List<String> names = body.textsOrNull("scopes", TextForm.NAME, Scope.values().length);
    if (names == null) {
      if (!body.has("scopes") || body.isNull("scopes")) {
        body.reject("scopes", "is required");
      }
      return scopes;
    }
    try {
      names.forEach(name -> scopes.add(EnumNames.read(name, Scope.class)));
    } catch (InvalidValue invalid) {
      body.reject("scopes", invalid.whatWouldBeRight());
    }
    if (scopes.contains(Scope.SHOP)) {
      body.reject("scopes", "must not name shop: make such a key at /v1/shops/{slug}/keys");
    }
    if (names.isEmpty()) {
      body.reject(
          "scopes", "must name at least one of prices, memberships, orders, storefront, admin");
    }
    return scopes;
  }

  public static JsonObject json(ApiKey key) {
    JsonArray scopes = new JsonArray();
    key.scopes().stream().map(EnumNames::of).sorted().forEach(scopes::add);
    return new JsonObject()
        .put("id", key.id())
        .put("name", key.name())
        .put("scopes", scopes)
        .put("shop", key.shop() == null ? null : key.shop().slug())
        .put("createdAt", key.createdAt());
  }
}
