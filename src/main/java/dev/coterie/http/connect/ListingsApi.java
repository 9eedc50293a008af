package dev.coterie.http.connect;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.coterie.caller.Scope;
import dev.coterie.connect.listing.ImportSelection;
import dev.coterie.connect.listing.Listing;
import dev.coterie.connect.listing.ListingContract;
import dev.coterie.connect.listing.ListingContract.ChangeListings;
import dev.coterie.connect.listing.ListingContract.DeleteListing;
import dev.coterie.connect.listing.ListingContract.FindListing;
import dev.coterie.connect.listing.ListingContract.ImportListings;
import dev.coterie.connect.listing.ListingContract.ImportPlan;
import dev.coterie.connect.listing.ListingContract.ListListings;
import dev.coterie.connect.listing.ListingContract.ListingChange;
import dev.coterie.connect.listing.ListingContract.ListingFilter;
import dev.coterie.connect.listing.ListingContract.PlanListings;
import dev.coterie.connect.listing.ListingContract.PlannedListing;
import dev.coterie.connect.listing.ListingContract.PutListing;
import dev.coterie.connect.listing.ListingContract.RefusedProduct;
import dev.coterie.connect.listing.ListingJson;
import dev.coterie.connect.shop.ShopJson;
import dev.coterie.connect.shop.ShopRef;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /v1/shops/{slug}/listings}: what a shop lists of the mall. */
public final class ListingsApi implements Resource {
  private static final String PATH = ShopPath.SHOP + "/listings";
  private static final String ONE = PATH + "/:sku";

  private final ListingJson json;

  /**
   * The listings.
   *
   * @param currency of fixed markups
   */
  public ListingsApi(Currency currency) {
    this.json = new ListingJson(currency);
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(PATH, Scope.SHOP, this::list, "query", "promoted", "limit", "cursor");
    routes.write(POST, PATH + "/imports", Scope.SHOP, this::load, "plan");
    routes.get(ONE, Scope.SHOP, this::find);
    routes.write(PUT, ONE, Scope.SHOP, this::put);
    routes.write(PATCH, ONE, Scope.SHOP, this::change);
    routes.write(DELETE, ONE, Scope.SHOP, this::delete);
  }

  private Future<Answer> list(Exchange exchange) {
    Params params = exchange.query();
    String query = params.text("query", TextForm.QUERY, "");
    Boolean promoted = params.read("promoted", Params::flagOf);
    PageRequest page = params.page();
    params.check();
    return ListingContract.LIST
        .send(
            exchange.vertx(),
            new ListListings(ShopPath.of(exchange), query, filter(promoted), page))
        .map(
            result ->
                Answer.of(
                    result,
                    found -> Answer.list(found.items(), found.next(), each -> json.of(each))));
  }

  private static @Nullable ListingFilter filter(@Nullable Boolean promoted) {
    if (promoted == null) {
      return null;
    }
    return promoted ? ListingFilter.PROMOTED : ListingFilter.NOT_PROMOTED;
  }

  private Future<Answer> find(Exchange exchange) {
    return ListingContract.FIND
        .send(
            exchange.vertx(),
            new FindListing(ShopPath.of(exchange), exchange.path("sku", TextForm.SKU)))
        .map(found -> Answer.of(found, this::answer));
  }

  private Future<Answer> put(Exchange exchange) {
    String sku = exchange.path("sku", TextForm.SKU);
    return ListingContract.PUT
        .send(
            exchange.vertx(),
            exchange.actor(),
            new PutListing(ShopPath.of(exchange), sku, exchange.object()))
        .map(
            result ->
                Answer.of(
                    result, stored -> Answer.stored(stored.created(), json.of(stored.listing()))));
  }

  private Future<Answer> change(Exchange exchange) {
    String sku = exchange.path("sku", TextForm.SKU);
    ListingChange change = new ListingChange(sku, exchange.object(), "");
    return ListingContract.CHANGE
        .send(
            exchange.vertx(),
            exchange.actor(),
            new ChangeListings(ShopPath.of(exchange), List.of(change)))
        .map(result -> Answer.of(result, changed -> answer(changed.listings().get(0))));
  }

  private Future<Answer> delete(Exchange exchange) {
    return ListingContract.DELETE
        .send(
            exchange.vertx(),
            exchange.actor(),
            new DeleteListing(ShopPath.of(exchange), exchange.path("sku", TextForm.SKU)))
        .map(deleted -> Answer.of(deleted, done -> Answer.nothing()));
  }

  private Future<Answer> load(Exchange exchange) {
    Params params = exchange.query();
    boolean plans = params.flag("plan");
    params.check();
    Fields body = exchange.body();
    ImportSelection selection = selection(body);
    PriceRule rule = ShopJson.markup(body, "rule");
    body.check();
    ShopRef shop = ShopPath.of(exchange);
    return plans
        ? ListingContract.PLAN
            .send(exchange.vertx(), new PlanListings(shop, selection, rule))
            .map(result -> Answer.of(result, plan -> Answer.ok(json(plan))))
        : ListingContract.IMPORT
            .send(exchange.vertx(), exchange.actor(), new ImportListings(shop, selection, rule))
            .map(
                result ->
                    Answer.of(
                        result,
                        outcome ->
                            Answer.ok(
                                new JsonObject()
                                    .put("created", outcome.created())
                                    .put("kept", outcome.kept())
                                    .put("refused", refused(outcome.refused())))));
  }

  private static ImportSelection selection(Fields body) {
    List<String> skus = body.textsOrNull("skus", TextForm.SKU, ImportSelection.MAX_SKUS);
    String category = body.textOrNull("category", TextForm.CATEGORY);
    String query = body.textOrNull("query", TextForm.QUERY);
    boolean all = body.flag("all", false);
    long given =
        Stream.of(skus != null, category != null, query != null, all).filter(each -> each).count();
    if (given != 1) {
      body.reject("skus", "must be given alone, or one of category, query and all instead");
    }
    return new ImportSelection(skus, category, query, all);
  }

  private Answer answer(Listing listing) {
    return Answer.ok(json.of(listing));
  }

  private static JsonArray refused(List<RefusedProduct> products) {
    JsonArray refused = new JsonArray();
    products.forEach(
        each -> refused.add(new JsonObject().put("sku", each.sku()).put("code", each.code())));
    return refused;
  }

  private static JsonObject json(ImportPlan plan) {
    JsonArray first = new JsonArray();
    plan.first().forEach(each -> first.add(json(each)));
    return new JsonObject()
        .put("created", plan.created())
        .put("kept", plan.kept())
        .put("refused", refused(plan.refused()))
        .put("refusals", plan.refusals())
        .put("first", first);
  }

  private static JsonObject json(PlannedListing planned) {
    Money minimum = planned.minimum();
    return new JsonObject()
        .put("sku", planned.sku())
        .put("name", planned.name())
        .put("wholesalePrice", planned.wholesale().text())
        .put("minimumPrice", minimum == null ? null : minimum.text())
        .put("listPrice", planned.price().text())
        .put("currency", planned.price().currency().getCurrencyCode())
        .put("lifted", planned.lifted());
  }
}
