package dev.coterie.http.storefront;

import java.util.List;

/**
 * The page of a product.
 *
 * @param upsells shown with it
 */
public record StorefrontProductView(
    FrontFrame frame, FrontProduct product, List<FrontProduct> upsells) {}
