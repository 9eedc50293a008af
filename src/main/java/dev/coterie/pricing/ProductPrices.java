package dev.coterie.pricing;

import dev.coterie.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a product's price is made from.
 *
 * @param supplier null where unknown
 */
public record ProductPrices(String sku, Money list, @Nullable Money supplier) {}
