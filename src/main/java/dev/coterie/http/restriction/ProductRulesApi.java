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
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.TextForm;
import dev.coterie.pricing.buyer.Visibility;
import dev.coterie.restriction.ProductRule;
import dev.coterie.restriction.RestrictionContract;
import dev.coterie.restriction.RestrictionContract.DeleteProductRule;
import dev.coterie.restriction.RestrictionContract.ListProductRules;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /v1/product-rules}: which groups see which product, or the products of a category. */
public final class ProductRulesApi implements Resource {
  private static final String PATH = "/v1/product-rules";
  private static final String ONE_OF_BOTH = "must be given, or category, and not both";

  @Override
  public void addTo(Routes routes) {
    routes.get(PATH, Scope.ADMIN, this::list, "limit", "cursor");
    routes.write(PUT, PATH, Scope.ADMIN, this::set);
    routes.write(DELETE, PATH, Scope.ADMIN, this::delete, "sku", "category");
  }

  private Future<Answer> list(Exchange exchange) {
    Params params = exchange.query();
    PageRequest page = params.pageByNumber();
    params.check();
    return RestrictionContract.PRODUCT_RULES
        .send(exchange.vertx(), new ListProductRules(page))
        .map(rules -> Answer.of(rules, ProductRulesApi::json));
  }

  private Future<Answer> set(Exchange exchange) {
    Fields body = exchange.body();
    String sku = body.textOrNull("sku", TextForm.SKU);
    String category = body.textOrNull("category", TextForm.CATEGORY);
    Visibility others = body.choice("others", Visibility.class);
    List<String> groups = PageRulesApi.groups(body);
    if ((sku == null) == (category == null)) {
      body.reject("sku", ONE_OF_BOTH);
    }
    body.check();
    ProductRule rule = new ProductRule(sku, category, others, groups);
    return RestrictionContract.SET_PRODUCT_RULE
        .send(exchange.vertx(), exchange.actor(), rule)
        .map(result -> Answer.of(result, stored -> Answer.stored(stored.created(), json(rule))));
  }

  private Future<Answer> delete(Exchange exchange) {
    Params params = exchange.query();
    @Nullable String sku = params.text("sku", TextForm.SKU);
    @Nullable String category = params.text("category", TextForm.CATEGORY);
    if ((sku == null) == (category == null)) {
      params.reject("sku", ONE_OF_BOTH);
    }
    params.check();
    return RestrictionContract.DELETE_PRODUCT_RULE
        .send(exchange.vertx(), exchange.actor(), new DeleteProductRule(sku, category))
        .map(deleted -> Answer.of(deleted, done -> Answer.nothing()));
  }

  private static JsonObject json(ProductRule rule) {
    return new JsonObject()
        .put("sku", rule.sku())
        .put("category", rule.category())
        .put("others", EnumNames.of(rule.others()))
        .put("groups", new JsonArray(rule.groups()));
  }
}
