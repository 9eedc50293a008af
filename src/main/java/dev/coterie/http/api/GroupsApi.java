package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.coterie.caller.Scope;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.ChangedGroups;
import dev.coterie.group.GroupContract.MembersPolicy;
import dev.coterie.group.terms.GroupChange;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.group.terms.GroupTerms;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** {@code /v1/groups}. */
public final class GroupsApi implements Resource {
  private static final int MAX_AT_ONCE = 1_000;
  private static final String CODE = "code";

  private final GroupJson json;

  public GroupsApi(Currency shopCurrency) {
    this.json = new GroupJson(shopCurrency);
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/v1/groups", Scope.ADMIN, this::list, "kind", "query", "limit", "cursor");
    routes.write(POST, "/v1/groups", Scope.ADMIN, this::create);
    routes.write(PATCH, "/v1/groups", Scope.ADMIN, this::changeMany);
    routes.get("/v1/groups/:code", Scope.ADMIN, this::find);
    routes.write(PATCH, "/v1/groups/:code", Scope.ADMIN, this::changeOne);
    routes.write(DELETE, "/v1/groups/:code", Scope.ADMIN, this::delete, "members", "to");
    routes.write(PUT, "/v1/groups/:code/product", Scope.ADMIN, this::sell);
    routes.get("/v1/groups/:code/impact", Scope.ADMIN, this::impact);
  }

  private Future<Answer> list(Exchange exchange) {
    Params params = exchange.query();
    GroupKind kind = params.choice("kind", GroupKind.class);
    String query = params.text("query", TextForm.QUERY, "");
    PageRequest page = params.pageByNumber();
    params.check();
    return GroupContract.LIST
        .send(exchange.vertx(), new GroupContract.ListGroups(kind, query, page))
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
        .send(exchange.vertx(), new GroupContract.FindGroup(code))
        .map(found -> Answer.of(found, group -> Answer.ok(json.of(group))));
  }

  private Future<Answer> changeOne(Exchange exchange) {
    String code = exchange.path("code", TextForm.GROUP_CODE);
    JsonObject patch = exchange.object();
    if (!code.equals(patch.getValue(CODE, code))) {
      throw Refusal.invalid(CODE, "cannot be changed").asException();
    }
    return change(exchange, List.of(new GroupChange(code, patch, "")))
        .map(changed -> Answer.of(changed, all -> Answer.ok(json.of(all.groups().get(0)))));
  }

  private Future<Answer> changeMany(Exchange exchange) {
    List<JsonObject> patches = exchange.objects(MAX_AT_ONCE);
    List<GroupChange> changes = new ArrayList<>();
    for (int index = 0; index < patches.size(); index++) {
      changes.add(change(patches.get(index), "[" + index + "]."));
    }
    return change(exchange, changes)
        .map(changed -> Answer.of(changed, all -> Answer.list(all.groups(), null, json::of)));
  }

  private static GroupChange change(JsonObject patch, String path) {
    Fields fields = new Fields(new JsonObject().put(CODE, patch.getValue(CODE)), path);
    String code = fields.text(CODE, TextForm.GROUP_CODE);
    fields.check();
    return new GroupChange(code, patch, path);
  }

  private static Future<Result<ChangedGroups>> change(
      Exchange exchange, List<GroupChange> changes) {
    return GroupContract.CHANGE.send(
        exchange.vertx(), exchange.actor(), new GroupContract.ChangeGroups(changes));
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
        .map(assessed -> Answer.of(assessed, impact -> Answer.ok(GroupJson.of(impact))));
  }
}
