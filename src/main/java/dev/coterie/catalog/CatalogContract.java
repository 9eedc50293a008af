package dev.coterie.catalog;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.imports.ImportFile;
import dev.coterie.imports.ImportReport;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import java.time.Duration;

/** What others may ask of the catalogue. */
public final class CatalogContract {
  public static final Command<PutProduct, Result<StoredProduct>> PUT = new Command<>("catalog.put");
  public static final Ask<FindProduct, Result<Product>> FIND = new Ask<>("catalog.find");
  public static final Command<EditProduct, Result<Product>> EDIT = new Command<>("catalog.edit");
  public static final Command<DeleteProduct, Result<Done>> DELETE = new Command<>("catalog.delete");
  public static final Ask<SearchProducts, Page<Product>> SEARCH = new Ask<>("catalog.search");

  /** {@code sku,name,list_price,supplier_price,currency}: upserts by SKU, in one go. */
  public static final Command<ImportFile, ImportReport> IMPORT =
      new Command<>("catalog.import", Duration.ofMinutes(20));

  private CatalogContract() {}

  /** Makes the product or replaces it whole; which group it sells, and whether, stays. */
  public record PutProduct(Product product) {}

  /**
   * The product as it is now.
   *
   * @param created whether it is new
   */
  public record StoredProduct(Product product, boolean created) {}

  public record FindProduct(String sku) {}

  public record EditProduct(String sku, ProductEdit edit) {}

  public record DeleteProduct(String sku) {}

  /**
   * Products whose SKU or name contains the query, by SKU.
   *
   * @param query empty for all
   */
  public record SearchProducts(String query, PageRequest page) {}

  /** Refused with when no product has the SKU. */
  public static Refusal unknownProduct(String sku) {
    return Refusal.unknown("unknown-product", "no product has the SKU " + sku);
  }
}
