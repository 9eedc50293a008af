package dev.coterie.connect.mall;

import dev.coterie.connect.shop.ShopStatus;
import dev.coterie.kernel.Money;

/**
 * A shop that lists a product.
 *
 * @param price its list price there
 * @param lifted whether the mall's minimum raised it
 */
public record Seller(
    String shop, String name, ShopStatus status, Money price, boolean lifted, boolean promoted) {}
