package dev.coterie.demo.store;

import dev.coterie.http.storefront.FrontAnswer;
import dev.coterie.http.storefront.FrontPage;
import dev.coterie.http.storefront.FrontRoutes;
import dev.coterie.http.storefront.FrontVisit;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * {@code /store}: choose who you are, see the prices change, buy a plan and find yourself with a
 * shop.
 */
public record StorePages(Store store) implements FrontPage {

  @Override
  public void addTo(FrontRoutes routes) {
    StoreHome home = new StoreHome(store);
    routes.get(Store.PATH, as(visit -> home.show(visit, "")));
    routes.get(Store.PATH + "/products/:sku", as(new StoreProduct(store)::show));
    routes.post(Store.PATH + "/buy", as(new StoreTill(store, home)::buy));
    if (store.connects()) {
      routes.post(Store.PATH + "/office", as(new StoreOffice(store)::open));
    }
  }

  private Function<FrontVisit, Future<FrontAnswer>> as(
      Function<StoreVisit, Future<FrontAnswer>> page) {
    return visit -> StoreVisit.of(visit, store).compose(page);
  }
}
