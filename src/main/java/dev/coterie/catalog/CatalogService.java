package dev.coterie.catalog;

import static dev.coterie.catalog.CatalogContract.unknownProduct;

import dev.coterie.db.Change;
import dev.coterie.db.ChangeFeed;
import dev.coterie.db.Transactions;
import dev.coterie.imports.ImportFile;
import dev.coterie.imports.ImportReport;
import dev.coterie.imports.StagedImport;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.Map;

/** The use cases of the catalogue. */
final class CatalogService {
  private final Pool pool;
  private final Transactions transactions;
  private final Transactions importTransactions;
  private final Products products = new Products();
  private final StagedImport<ProductStaging.Row> imports;

  CatalogService(Vertx vertx, Pool pool, Pool importPool, ChangeFeed feed) {
    this.pool = pool;
    this.transactions = new Transactions(pool, feed, Map.of());
    this.importTransactions = new Transactions(importPool, feed, Map.of());
    this.imports = new StagedImport<>(vertx, new ProductStaging());
  }

  Future<CatalogContract.Stored> put(CatalogContract.Put ask) {
    Product product = ask.product();
    return transactions
        .certain(
            tx -> {
              tx.changes(Change.product(product.sku()));
              return products.put(tx.sql(), product);
            })
        .map(created -> new CatalogContract.Stored(product, created));
  }

  Future<Result<Product>> find(CatalogContract.Find ask) {
    return products
        .find(pool, ask.sku())
        .map(found -> Result.of(found, () -> unknownProduct(ask.sku())));
  }

  Future<Result<Product>> edit(CatalogContract.Edit ask) {
    return transactions
        .certain(
            tx -> {
              tx.changes(Change.product(ask.sku()));
              return products.edit(tx.sql(), ask.sku(), ask.edit());
            })
        .map(edited -> Result.of(edited, () -> unknownProduct(ask.sku())));
  }

  Future<Result<Done>> delete(CatalogContract.Delete ask) {
    return transactions
        .certain(
            tx -> {
              tx.changes(Change.product(ask.sku()));
              return products.delete(tx.sql(), ask.sku());
            })
        .map(
            deleted -> deleted ? Result.ok(new Done()) : Result.refused(unknownProduct(ask.sku())));
  }

  Future<Page<Product>> search(CatalogContract.Search ask) {
    return products.search(pool, ask.query(), ask.page());
  }

  Future<ImportReport> importFile(ImportFile file) {
    return importTransactions.certain(tx -> imports.run(tx, file));
  }
}
