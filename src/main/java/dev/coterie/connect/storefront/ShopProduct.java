package dev.coterie.connect.storefront;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as customers of a shop see it, but for its price.
 *
 * @param images addresses, the first being the main one
 * @param position among the promoted ones, null where it is not promoted now
 * @param upsells SKUs that are shown with it; some may not be on show
 */
public record ShopProduct(
    String sku,
    String name,
    String description,
    List<String> images,
    List<String> categories,
    @Nullable Integer position,
    List<String> upsells) {

  public ShopProduct {
    images = List.copyOf(images);
    categories = List.copyOf(categories);
    upsells = List.copyOf(upsells);
  }
}
