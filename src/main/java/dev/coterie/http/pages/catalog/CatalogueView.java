package dev.coterie.http.pages.catalog;

import dev.coterie.catalog.CatalogContract.ProductColumn;
import dev.coterie.catalog.Product;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.SortedList;
import dev.coterie.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the catalogue.
 *
 * @param after the cursor of this page, empty for the first
 * @param next the cursor of the next page, null on the last one
 * @param added what was typed of a product that could not be added
 */
public record CatalogueView(
    PageFrame frame,
    Notice notice,
    CatalogueQuery query,
    SortedList<ProductColumn> list,
    String after,
    List<Product> products,
    @Nullable String next,
    NewProduct added) {
  private static final int PERCENT_DECIMALS = 1;
  private static final int PERCENT_DIGITS = 2;

  /**
   * A product that is to be added.
   *
   * @param skuError what is wrong with the SKU
   * @param errors what is wrong with the other fields
   */
  public record NewProduct(
      String sku,
      @Nullable String skuError,
      Map<ProductField, String> typed,
      Map<ProductField, String> errors) {

    public String typed(ProductField field) {
      return typed.getOrDefault(field, "");
    }

    public @Nullable String error(ProductField field) {
      return errors.get(field);
    }

    boolean isWrong() {
      return skuError != null || !errors.isEmpty();
    }
  }

  public Address page(Product product) {
    return Address.of(CataloguePage.PATH, product.sku());
  }

  /** How much of the list price the shop keeps, in percent; a dash where that is not known. */
  public String margin(Product product) {
    Money supplier = product.supplierPrice();
    BigDecimal list = product.listPrice().amount();
    if (supplier == null || list.signum() == 0) {
      return "–";
    }
    BigDecimal percent =
        list.subtract(supplier.amount())
            .movePointRight(PERCENT_DIGITS)
            .divide(list, PERCENT_DECIMALS, RoundingMode.HALF_UP);
    return frame.t().decimal(percent.toPlainString()) + " %";
  }

  public String supplierPrice(Product product) {
    return frame.t().amountOrDash(product.supplierPrice());
  }
}
