package dev.coterie.catalog;

import dev.coterie.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a product change; null leaves a field as it is.
 *
 * @param dropsSupplierPrice whether the supplier price becomes unknown
 */
public record ProductEdit(
    @Nullable String name,
    @Nullable String description,
    @Nullable BigDecimal listPrice,
    @Nullable BigDecimal supplierPrice,
    boolean dropsSupplierPrice,
    @Nullable Currency currency,
    @Nullable List<String> images,
    @Nullable List<String> categories) {

  /** Changes every field to that of the product. */
  static ProductEdit to(Product product) {
    Money supplierPrice = product.supplierPrice();
    return new ProductEdit(
        product.name(),
        product.description(),
        product.listPrice().amount(),
        supplierPrice == null ? null : supplierPrice.amount(),
        supplierPrice == null,
        product.listPrice().currency(),
        product.images(),
        product.categories());
  }
}
