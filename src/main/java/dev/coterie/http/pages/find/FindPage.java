package dev.coterie.http.pages.find;

import dev.coterie.catalog.CatalogContract;
import dev.coterie.catalog.CatalogContract.SearchProducts;
import dev.coterie.customer.CustomerContract;
import dev.coterie.customer.CustomerContract.SearchCustomers;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.ListGroups;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.find.FindView.Found;
import dev.coterie.kernel.PageRequest;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code /admin/find}: where to go, from a part of any name; Ctrl+K asks on every page. */
public final class FindPage implements AdminPage {
  private static final String PATH = "/admin/find";
  private static final String LIST = "found";
  private static final PageRequest FIRST = new PageRequest("", 6);

  private final Templates templates;

  public FindPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, this::find);
  }

  private Future<PageAnswer> find(Visit visit) {
    String query = visit.query("query");
    List<Found> places = places(visit, query);
    Future<List<Found>> found =
        query.isEmpty()
            ? Future.succeededFuture(places)
            : things(visit, query).map(things -> both(places, things));
    return found
        .map(all -> new FindView(visit.frame(), query, all))
        .map(
            view ->
                PageAnswer.page(
                    visit.wantsPart(LIST) ? templates.found(view) : templates.find(view)));
  }

  private static List<Found> places(Visit visit, String query) {
    return visit.frame().places().stream()
        .map(place -> new Found("place", visit.texts().say(place.text()), "", place.path()))
        .filter(
            place -> place.name().toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static List<Found> both(List<Found> one, List<Found> other) {
    List<Found> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  private static Future<List<Found>> things(Visit visit, String query) {
    var vertx = visit.vertx();
    Future<List<Found>> groups = groups(visit, query, GroupKind.DISCOUNT, Place.DISCOUNT_GROUPS);
    Future<List<Found>> plans = groups(visit, query, GroupKind.CONNECT, Place.CONNECT_GROUPS);
    Future<List<Found>> customers =
        CustomerContract.SEARCH
            .send(vertx, SearchCustomers.byCode(query, FIRST))
            .map(
                page ->
                    page.items().stream()
                        .map(found -> found.customer())
                        .map(
                            customer ->
                                found(
                                    "customer",
                                    customer.name(),
                                    customer.code(),
                                    Place.CUSTOMERS.path()))
                        .toList());
    Future<List<Found>> products =
        CatalogContract.SEARCH
            .send(vertx, SearchProducts.bySku(query, FIRST))
            .map(
                page ->
                    page.items().stream()
                        .map(
                            product ->
                                found(
                                    "product",
                                    product.name(),
                                    product.sku(),
                                    Place.CATALOGUE.path()))
                        .toList());
    return Future.all(groups, plans, customers, products)
        .map(
            all ->
                Stream.of(groups, plans, customers, products)
                    .flatMap(found -> found.result().stream())
                    .toList());
  }

  private static Future<List<Found>> groups(
      Visit visit, String query, GroupKind kind, Place place) {
    return visit.frame().offers(place)
        ? GroupContract.LIST
            .send(visit.vertx(), new ListGroups(kind, query, FIRST))
            .map(
                page ->
                    page.items().stream()
                        .map(group -> group.terms())
                        .map(terms -> found("group", terms.name(), terms.code(), place.path()))
                        .toList())
        : Future.succeededFuture(List.of());
  }

  private static Found found(String kind, String name, String code, String place) {
    return new Found(kind, name.isEmpty() ? code : name, code, Address.of(place, code).text());
  }
}
