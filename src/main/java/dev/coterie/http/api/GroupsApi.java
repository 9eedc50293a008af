package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.coterie.caller.Scope;
import dev.coterie.group.DeletionImpact;
import dev.coterie.group.Group;
import dev.coterie.group.GroupCharges;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.MembersPolicy;
import dev.coterie.group.GroupContract.Revision;
import dev.coterie.group.GroupKind;
import dev.coterie.group.GroupTerms;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.json.MoneyJson;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code /v1/groups}. */
public final class GroupsApi implements Resource {
  private static final int MAX_AT_ONCE = 1_000;
  private static final int MAX_TRIES = 10;

  private final GroupJson json;

  public GroupsApi(Currency shopCurrency) {
    this.json = new GroupJson(shopCurrency);
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/v1/groups", Scope.ADMIN, this::list, "kind", "limit", "cursor");
    routes.write(POST, "/v1/groups", Scope.ADMIN, this::create);
    routes.write(PATCH, "/v1/groups", Scope.ADMIN, this::reviseMany);
    routes.get("/v1/groups/:code", Scope.ADMIN, this::find);
    routes.write(PATCH, "/v1/groups/:code", Scope.ADMIN, this::reviseOne);
    routes.write(DELETE, "/v1/groups/:code", Scope.ADMIN, this::delete, "members", "to");
    routes.write(PUT, "/v1/groups/:code/product", Scope.ADMIN, this::sell);
    routes.get("/v1/groups/:code/impact", Scope.ADMIN, this::impact);
  }

  private Future<Answer> list(Exchange exchange) {
    Params params = exchange.query();
    GroupKind kind = params.choice("kind", GroupKind.class);
    PageRequest page = params.pageByNumber();
    params.check();
    return GroupContract.LIST
        .send(exchange.vertx(), new GroupContract.ListGroups(kind, page))
        .map(found -> Answer.of(found, json::of));
  }

  private Future<Answer> create(Exchange exchange) {
    Fields body = exchange.body();
    GroupTerms terms = json.read(body);
    body.check();
    return GroupContract.CREATE
        .send(exchange.vertx(), exchange.actor(), new GroupContract.CreateGroup(terms))
        .map(made -> Answer.of(made, group -> Answer.created(json.of(group))));
  }

  private Future<Answer> find(Exchange exchange) {
    String code = exchange.path("code", TextForm.GROUP_CODE);
    return GroupContract.FIND
        .send(exchange.vertx(), new GroupContract.FindGroups(List.of(code)))
        .map(found -> Answer.of(found, this::only));
  }

  private Future<Answer> reviseOne(Exchange exchange) {
    String code = exchange.path("code", TextForm.GROUP_CODE);
    JsonObject change = exchange.object().copy();
    if (!code.equals(change.getValue("code", code))) {
      throw Refusal.invalid("code", "cannot be changed").asException();
    }
    return revise(exchange, List.of(change.put("code", code)), false, MAX_TRIES)
        .map(revised -> Answer.of(revised, this::only));
  }

  private Future<Answer> reviseMany(Exchange exchange) {
    return revise(exchange, exchange.objects(MAX_AT_ONCE), true, MAX_TRIES)
        .map(revised -> Answer.of(revised, all -> Answer.list(all.groups(), null, json::of)));
  }

  /**
   * Reads the groups, lays the changes over their terms, and writes them if none has moved on.
   * Where one has, changes that name no version are made again from what it is now.
   */
  private Future<Result<GroupContract.FoundGroups>> revise(
      Exchange exchange, List<JsonObject> changes, boolean listed, int tries) {
    return reviseOnce(exchange, changes, listed)
        .compose(
            result -> {
              Refusal refusal = result.refusal();
              boolean stale = refusal != null && refusal.code().equals(GroupContract.STALE_VERSION);
              return stale && tries > 1 && changes.stream().noneMatch(GroupChange::namesVersion)
                  ? revise(exchange, changes, listed, tries - 1)
                  : Future.succeededFuture(result);
            });
  }

  private Future<Result<GroupContract.FoundGroups>> reviseOnce(
      Exchange exchange, List<JsonObject> changes, boolean listed) {
    List<String> codes = new ArrayList<>();
    for (int index = 0; index < changes.size(); index++) {
      codes.add(GroupChange.code(changes.get(index), index));
    }
    return GroupContract.FIND
        .send(exchange.vertx(), new GroupContract.FindGroups(codes))
        .compose(
            found ->
                found.fold(
                    groups -> revise(exchange, changes, groups.groups(), listed),
                    refusal -> Future.succeededFuture(Result.refused(refusal))));
  }

  private Future<Result<GroupContract.FoundGroups>> revise(
      Exchange exchange, List<JsonObject> changes, List<Group> groups, boolean listed) {
    Map<String, Group> byCode = new HashMap<>();
    groups.forEach(group -> byCode.put(group.terms().code(), group));
    List<Revision> revisions = new ArrayList<>();
    for (int index = 0; index < changes.size(); index++) {
      JsonObject change = changes.get(index);
      String path = listed ? GroupChange.at(index) : "";
      Group group = Objects.requireNonNull(byCode.get(change.getString("code")), "was found");
      revisions.add(GroupChange.revision(change, path, group, json));
    }
    return GroupContract.REVISE.send(
        exchange.vertx(), exchange.actor(), new GroupContract.Revise(revisions));
  }

  private Future<Answer> delete(Exchange exchange) {
    String code = exchange.path("code", TextForm.GROUP_CODE);
    Params params = exchange.query();
    MembersPolicy chosen = params.choice("members", MembersPolicy.class);
    String to = params.text("to", TextForm.GROUP_CODE);
    params.check();
    MembersPolicy policy = chosen == null ? MembersPolicy.REFUSE : chosen;
    if ((policy == MembersPolicy.MOVE) != (to != null)) {
      throw Refusal.invalid("to", "goes with members=move and names the group").asException();
    }
    return GroupContract.DELETE
        .send(exchange.vertx(), exchange.actor(), new GroupContract.DeleteGroup(code, policy, to))
        .map(deleted -> Answer.of(deleted, done -> Answer.nothing()));
  }

  private Future<Answer> sell(Exchange exchange) {
    String code = exchange.path("code", TextForm.GROUP_CODE);
    Fields body = exchange.body();
    Integer version = body.wholeOrNull("version", 1, Integer.MAX_VALUE);
    boolean enabled = body.flag("enabled");
    body.check();
    return GroupContract.SELL
        .send(
            exchange.vertx(),
            exchange.actor(),
            new GroupContract.SellGroup(
                code, enabled, version == null ? null : version.longValue()))
        .map(sold -> Answer.of(sold, group -> Answer.ok(json.of(group))));
  }

  private Future<Answer> impact(Exchange exchange) {
    String code = exchange.path("code", TextForm.GROUP_CODE);
    return GroupContract.IMPACT
        .send(exchange.vertx(), new GroupContract.AssessDeletion(code))
        .map(weighed -> Answer.of(weighed, impact -> Answer.ok(impact(impact))));
  }

  private Answer only(GroupContract.FoundGroups groups) {
    return Answer.ok(json.of(groups.groups().get(0)));
  }

  private static JsonObject impact(DeletionImpact impact) {
    return new JsonObject()
        .put("members", impact.members())
        .put("paidDaysLeft", impact.paidDaysLeft())
        .put("endless", impact.endless())
        .put("products", new JsonArray(impact.products()))
        .put("charges", charges(impact.charges()))
        .put("dependents", new JsonArray(impact.dependents()));
  }

  private static JsonObject charges(GroupCharges charges) {
    JsonArray totals = new JsonArray();
    charges.totals().forEach(total -> totals.add(MoneyJson.of(total)));
    return new JsonObject().put("count", charges.count()).put("totals", totals);
  }
}
