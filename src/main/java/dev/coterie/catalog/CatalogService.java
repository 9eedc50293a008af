package dev.coterie.catalog;

import static dev.coterie.catalog.CatalogContract.unknownProduct;

import dev.coterie.catalog.CatalogContract.StoredProduct;
import dev.coterie.db.Change;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.imports.ImportFile;
import dev.coterie.imports.ImportReport;
import dev.coterie.imports.StagedImport;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The use cases of the catalogue. */
final class CatalogService {
  private final Pool pool;
  private final Clock clock;
  private final Transactions transactions;
  private final Transactions importTransactions;
  private final Products products = new Products();
  private final ProductList list = new ProductList();
  private final StagedImport<ProductStaging.StagedRow> imports;

  CatalogService(Vertx vertx, Storage storage, Clock clock) {
    this.pool = storage.pool();
    this.clock = clock;
    this.transactions = storage.transactions();
    this.importTransactions = storage.importTransactions();
    this.imports = new StagedImport<>(vertx, new ProductStaging(clock));
  }

  Future<Result<StoredProduct>> put(Actor actor, CatalogContract.PutProduct ask) {
    Product product = ask.product();
    return transactions.attempt(
        actor,
        tx ->
            write(
                tx, product.sku(), ProductEdit.to(product), () -> products.put(tx.sql(), product)));
  }

  Future<Result<StoredProduct>> add(Actor actor, CatalogContract.PutProduct ask) {
    Product product = ask.product();
    String sku = product.sku();
    return transactions.attempt(
        actor,
        tx ->
            write(tx, sku, ProductEdit.to(product), () -> products.put(tx.sql(), product))
                .compose(
                    stored ->
                        stored.created()
                            ? Future.succeededFuture(stored)
                            : Future.failedFuture(CatalogContract.skuTaken(sku).asException())));
  }

  Future<Result<Product>> find(CatalogContract.FindProduct ask) {
    return products
        .find(pool, ask.sku())
        .map(found -> Result.of(found, () -> unknownProduct(ask.sku())));
  }

  Future<Result<Product>> edit(Actor actor, CatalogContract.EditProduct ask) {
    return transactions.attempt(
        actor,
        tx ->
            requireUnchanged(tx, ask)
                .compose(
                    unchanged ->
                        write(
                            tx,
                            ask.sku(),
                            ask.edit(),
                            () -> products.edit(tx.sql(), ask.sku(), ask.edit())))
                .map(StoredProduct::product));
  }

  /**
   * Refuses a change of a product that is another by now; one that is gone is told by the write.
   */
  private Future<Void> requireUnchanged(Tx tx, CatalogContract.EditProduct ask) {
    Product from = ask.from();
    return from == null
        ? Future.succeededFuture()
        : products
            .lock(tx.sql(), ask.sku())
            .compose(
                now ->
                    now.isEmpty() || now.get().equals(from)
                        ? Future.succeededFuture()
                        : Future.failedFuture(
                            CatalogContract.staleProduct(ask.sku()).asException()));
  }

  Future<Result<Done>> delete(Actor actor, CatalogContract.DeleteProduct ask) {
    return transactions.attempt(
        actor,
        tx -> {
          tx.changes(Change.product(ask.sku()));
          return products
              .delete(tx.sql(), ask.sku())
              .compose(
                  deleted ->
                      deleted
                          ? Future.succeededFuture(new Done())
                              .onSuccess(
                                  done -> ProductEvents.deleted(tx, ask.sku(), clock.instant()))
                          : refused(tx, ask.sku(), FeePrice::notDeleted));
        });
  }

  Future<Page<Product>> search(CatalogContract.SearchProducts ask) {
    return list.page(pool, ask);
  }

  Future<ImportReport> importFile(Actor actor, ImportFile file) {
    return importTransactions.certain(
        actor,
        tx ->
            imports
                .run(tx, file)
                .onSuccess(report -> ProductEvents.imported(tx, report, clock.instant())));
  }

  /** Locks the product and writes it, both sent at once, and announces what changed. */
  private Future<StoredProduct> write(
      Tx tx, String sku, ProductEdit edit, Supplier<Future<Optional<StoredProduct>>> write) {
    tx.changes(Change.product(sku));
    Future<Optional<Product>> before = products.lock(tx.sql(), sku);
    Future<Optional<StoredProduct>> written = write.get();
    return before.compose(
        was ->
            written.compose(
                now ->
                    now.isPresent()
                        ? Future.succeededFuture(announced(tx, was, now.get()))
                        : refused(tx, sku, product -> FeePrice.stays(product, edit))));
  }

  /**
   * Announces what is new of the product. One that was made after it was not found may have had any
   * price.
   */
  private StoredProduct announced(Tx tx, Optional<Product> before, StoredProduct stored) {
    Product now = stored.product();
    if (stored.created()) {
      ProductEvents.created(tx, now, clock.instant());
      return stored;
    }
    before.ifPresent(was -> ProductEvents.updated(tx, was, now, clock.instant()));
    if (!before.map(now::costsAs).orElse(false)) {
      tx.emit(PriceEvents.changed(clock.instant(), before, now));
    }
    return stored;
  }

  /** Refused for what the product is, or because there is none. */
  private <T> Future<T> refused(Tx tx, String sku, Function<Product, Refusal> why) {
    return products
        .find(tx.sql(), sku)
        .compose(
            found ->
                Future.failedFuture(
                    found.map(why).orElseGet(() -> unknownProduct(sku)).asException()));
  }
}
