package dev.coterie.connect.mall;

import dev.coterie.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the mall offers a product to shops for, in the product's currency.
 *
 * @param offered whether it does; a withdrawn one keeps its prices
 * @param minimum which no price of a shop goes below, null for none
 */
public record MallOffer(String sku, boolean offered, Money wholesale, @Nullable Money minimum) {}
