package dev.coterie.catalog;

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
    @Nullable List<String> categories) {}
