package dev.coterie.http.connect;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.coterie.caller.Scope;
import dev.coterie.connect.group.ShopGroup;
import dev.coterie.connect.group.ShopGroupContract;
import dev.coterie.connect.group.ShopGroupContract.DeleteShopGroup;
import dev.coterie.connect.group.ShopGroupContract.ListShopGroupMembers;
import dev.coterie.connect.group.ShopGroupContract.ListShopGroups;
import dev.coterie.connect.group.ShopGroupContract.PutShopGroup;
import dev.coterie.connect.group.ShopGroupContract.PutShopGroupMember;
import dev.coterie.connect.group.ShopGroupContract.RemoveShopGroupMember;
import dev.coterie.connect.group.ShopGroupMember;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.RuleJson;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/** {@code /v1/shops/{slug}/groups}: the discount groups of a shop, and who is in them. */
public final class ShopGroupsApi implements Resource {
  private static final String PATH = ShopPath.SHOP + "/groups";
  private static final String ONE = PATH + "/:code";
  private static final String MEMBERS = ONE + "/members";
  private static final String MEMBER = MEMBERS + "/:customer";
  private static final PriceRule STAND_IN =
      new PriceRule(PriceRule.Basis.DISCOUNT, PriceRule.Mode.PERCENT, BigDecimal.ZERO);

  private final RuleJson rules;

  /**
   * The groups of shops.
   *
   * @param currency of fixed amounts
   */
  public ShopGroupsApi(Currency currency) {
    this.rules = new RuleJson(currency);
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(PATH, Scope.SHOP, this::list);
    routes.write(PUT, ONE, Scope.SHOP, this::put);
    routes.write(DELETE, ONE, Scope.SHOP, this::delete);
    routes.get(MEMBERS, Scope.SHOP, this::members, "query", "limit", "cursor");
    routes.write(PUT, MEMBER, Scope.SHOP, this::putMember);
    routes.write(DELETE, MEMBER, Scope.SHOP, this::removeMember);
  }

  private Future<Answer> list(Exchange exchange) {
    return ShopGroupContract.LIST
        .send(exchange.vertx(), new ListShopGroups(ShopPath.of(exchange)))
        .map(result -> Answer.of(result, all -> Answer.list(all.groups(), null, this::json)));
  }

  private Future<Answer> put(Exchange exchange) {
    String code = exchange.path("code", TextForm.GROUP_CODE);
    Fields body = exchange.body();
    String name = body.text("name", TextForm.NAME);
    PriceRule rule = rule(body);
    Long version = body.idOrNull("version");
    body.check();
    return ShopGroupContract.PUT
        .send(
            exchange.vertx(),
            exchange.actor(),
            new PutShopGroup(ShopPath.of(exchange), code, name, rule, version))
        .map(
            result ->
                Answer.of(result, stored -> Answer.stored(stored.created(), json(stored.group()))));
  }

  private static PriceRule rule(Fields body) {
    Fields object = body.object("rule");
    if (object == null) {
      body.reject("rule", "is required");
      return STAND_IN;
    }
    PriceRule rule = RuleJson.read(object);
    object.checkKnown();
    rule.error().ifPresent(phrase -> object.reject("value", phrase));
    return rule;
  }

  private Future<Answer> delete(Exchange exchange) {
    String code = exchange.path("code", TextForm.GROUP_CODE);
    return ShopGroupContract.DELETE
        .send(exchange.vertx(), exchange.actor(), new DeleteShopGroup(ShopPath.of(exchange), code))
        .map(deleted -> Answer.of(deleted, done -> Answer.nothing()));
  }

  private Future<Answer> members(Exchange exchange) {
    String code = exchange.path("code", TextForm.GROUP_CODE);
    Params params = exchange.query();
    String query = params.text("query", TextForm.QUERY, "");
    PageRequest page = params.page();
    params.check();
    return ShopGroupContract.MEMBERS
        .send(exchange.vertx(), new ListShopGroupMembers(ShopPath.of(exchange), code, query, page))
        .map(
            result ->
                Answer.of(
                    result,
                    found -> Answer.list(found.items(), found.next(), ShopGroupsApi::json)));
  }

  private Future<Answer> putMember(Exchange exchange) {
    String code = exchange.path("code", TextForm.GROUP_CODE);
    String customer = exchange.path("customer", TextForm.CUSTOMER_CODE);
    Fields body = exchange.bodyOrEmpty();
    Instant until = body.read("until", ShopCalendar::instant);
    body.check();
    return ShopGroupContract.PUT_MEMBER
        .send(
            exchange.vertx(),
            exchange.actor(),
            new PutShopGroupMember(ShopPath.of(exchange), code, customer, until))
        .map(result -> Answer.of(result, member -> Answer.ok(json(member))));
  }

  private Future<Answer> removeMember(Exchange exchange) {
    String code = exchange.path("code", TextForm.GROUP_CODE);
    String customer = exchange.path("customer", TextForm.CUSTOMER_CODE);
    return ShopGroupContract.REMOVE_MEMBER
        .send(
            exchange.vertx(),
            exchange.actor(),
            new RemoveShopGroupMember(ShopPath.of(exchange), code, customer))
        .map(removed -> Answer.of(removed, done -> Answer.nothing()));
  }

  private JsonObject json(ShopGroup group) {
    return new JsonObject()
        .put("code", group.code())
        .put("name", group.name())
        .put("rule", rules.of(group.rule()))
        .put("members", group.members())
        .put("version", group.version());
  }

  private static JsonObject json(ShopGroupMember member) {
    return new JsonObject()
        .put("customer", member.customer())
        .put("from", member.from())
        .put("until", member.until());
  }
}
