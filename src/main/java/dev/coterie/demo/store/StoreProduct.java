package dev.coterie.demo.store;

import dev.coterie.catalog.CatalogContract;
import dev.coterie.catalog.CatalogContract.FindProduct;
import dev.coterie.catalog.Product;
import dev.coterie.http.storefront.FrontAnswer;
import dev.coterie.http.storefront.FrontAnswer.KeptBy;
import dev.coterie.http.storefront.FrontFrame;
import dev.coterie.http.storefront.FrontProduct;
import dev.coterie.http.storefront.StorefrontProductView;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;

/** {@code /store/products/{sku}}: one product with its price. */
record StoreProduct(Store store) {

  Future<FrontAnswer> show(StoreVisit at) {
    String sku = Objects.requireNonNullElse(at.visit().path("sku", TextForm.SKU), "");
    FrontFrame frame = at.frame("");
    Future<Product> product =
        CatalogContract.FIND.send(at.vertx(), new FindProduct(sku)).map(Result::orThrow);
    Future<GroupsOfStore> groups = GroupsOfStore.read(at.vertx());
    return Future.all(product, groups)
        .compose(both -> at.priced(frame, groups.result(), List.of(product.result())))
        .map(shown -> page(at, frame, sku, shown));
  }

  private static FrontAnswer page(
      StoreVisit at, FrontFrame frame, String sku, List<FrontProduct> shown) {
    if (shown.isEmpty()) {
      throw CatalogContract.unknownProduct(sku).asException();
    }
    return FrontAnswer.page(
        KeptBy.BROWSER,
        at.visit()
            .templates()
            .storefrontProduct(new StorefrontProductView(frame, shown.get(0), List.of())));
  }
}
