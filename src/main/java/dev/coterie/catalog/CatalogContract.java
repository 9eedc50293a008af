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
import dev.coterie.kernel.Sorting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What others may ask of the catalogue. */
public final class CatalogContract {
  public static final Command<PutProduct, Result<StoredProduct>> PUT = new Command<>("catalog.put");

  /** As {@link #PUT}, refused where a product has the SKU already. */
  public static final Command<PutProduct, Result<StoredProduct>> ADD = new Command<>("catalog.add");

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

  /**
   * Changes some fields of a product.
   *
   * @param from the product that this was decided from, refused if it is another by now; null where
   *     that does not matter
   */
  public record EditProduct(String sku, ProductEdit edit, @Nullable Product from) {

    public EditProduct(String sku, ProductEdit edit) {
      this(sku, edit, null);
    }
  }

  public record DeleteProduct(String sku) {}

  /** Products of a filter. */
  public record SearchProducts(
      ProductFilter filter, Sorting<ProductColumn> sorting, PageRequest page) {

    /** By SKU, those in whose SKU or name the query is. */
    public static SearchProducts bySku(String query, PageRequest page) {
      return new SearchProducts(
          ProductFilter.ALL.matching(query), Sorting.by(ProductColumn.SKU), page);
    }
  }

  /** What products are sorted by. */
  public enum ProductColumn {
    SKU,
    NAME,
    LIST_PRICE
  }

  /** The code of the refusal where a product is another one than that which a change was for. */
  public static final String STALE = "stale-product";

  /** The code of the refusal where a product has the SKU already. */
  public static final String TAKEN = "sku-taken";

  static Refusal staleProduct(String sku) {
    return Refusal.conflict(STALE, "the product " + sku + " was changed meanwhile: read it again");
  }

  static Refusal skuTaken(String sku) {
    return Refusal.conflict(TAKEN, "a product has the SKU " + sku + " already");
  }

  /** Refused with when no product has the SKU. */
  public static Refusal unknownProduct(String sku) {
    return Refusal.unknown("unknown-product", "no product has the SKU " + sku);
  }
}
