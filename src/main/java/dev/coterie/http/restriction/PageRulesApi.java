package dev.coterie.http.restriction;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.TextForm;
import dev.coterie.restriction.PageRule;
import dev.coterie.restriction.RestrictionContract;
import dev.coterie.restriction.RestrictionContract.DeletePageRule;
import dev.coterie.restriction.RestrictionContract.ListPageRules;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;

/** {@code /v1/pages}: which groups may enter which page. */
public final class PageRulesApi implements Resource {
  private static final String PATH = "/v1/pages";

  @Override
  public void addTo(Routes routes) {
    routes.get(PATH, Scope.ADMIN, this::list, "limit", "cursor");
    routes.write(PUT, PATH, Scope.ADMIN, this::set);
    routes.write(DELETE, PATH, Scope.ADMIN, this::delete, "path");
  }

  private Future<Answer> list(Exchange exchange) {
    Params params = exchange.query();
    PageRequest page = params.page();
    params.check();
    return RestrictionContract.PAGE_RULES
        .send(exchange.vertx(), new ListPageRules(page))
        .map(rules -> Answer.of(rules, PageRulesApi::json));
  }

  private Future<Answer> set(Exchange exchange) {
    Fields body = exchange.body();
    String path = body.read("path", PageRule::path);
    if (path == null && !body.has("path")) {
      body.reject("path", "is required");
    }
    List<String> groups = groups(body);
    body.check();
    PageRule rule = new PageRule(Objects.requireNonNull(path, "checked"), groups);
    return RestrictionContract.SET_PAGE_RULE
        .send(exchange.vertx(), exchange.actor(), rule)
        .map(result -> Answer.of(result, stored -> Answer.stored(stored.created(), json(rule))));
  }

  /** The codes that a rule names, which must be some. */
  static List<String> groups(Fields body) {
    List<String> groups =
        body.textsOrNull("groups", TextForm.GROUP_CODE, RestrictionContract.MAX_GROUPS);
    if (groups == null || groups.isEmpty()) {
      body.reject("groups", "must name at least one group");
      return List.of();
    }
    return groups.stream().distinct().sorted().toList();
  }

  private Future<Answer> delete(Exchange exchange) {
    Params params = exchange.query();
    String path = params.read("path", PageRule::path);
    if (path == null) {
      params.reject("path", "is required");
    }
    params.check();
    return RestrictionContract.DELETE_PAGE_RULE
        .send(exchange.vertx(), exchange.actor(), new DeletePageRule(String.valueOf(path)))
        .map(deleted -> Answer.of(deleted, done -> Answer.nothing()));
  }

  private static JsonObject json(PageRule rule) {
    return new JsonObject().put("path", rule.path()).put("groups", new JsonArray(rule.groups()));
  }
}
