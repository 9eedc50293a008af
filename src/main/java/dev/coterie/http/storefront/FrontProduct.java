package dev.coterie.http.storefront;

import dev.coterie.http.pages.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as customers see it.
 *
 * @param images addresses of those that show, the main one first
 * @param promoted whether it stands out
 * @param price null where who looks may not see it
 * @param address of its page
 */
public record FrontProduct(
    String sku,
    String name,
    String description,
    List<String> images,
    List<String> categories,
    boolean promoted,
    @Nullable FrontPrice price,
    Address address) {

  /** The address of the main image, null where it has none. */
  public @Nullable String image() {
    return images.isEmpty() ? null : images.get(0);
  }

  /** Stands where an image would. */
  public String initial() {
    return name.substring(0, name.offsetByCodePoints(0, 1));
  }
}
