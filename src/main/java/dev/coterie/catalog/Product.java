package dev.coterie.catalog;

import dev.coterie.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as the shop sells it.
 *
 * @param listPrice the normal price
 * @param supplierPrice what the shop pays for it, in the list price's currency; null where unknown
 * @param images addresses
 */
public record Product(
    String sku,
    String name,
    String description,
    Money listPrice,
    @Nullable Money supplierPrice,
    List<String> images,
    List<String> categories) {

  public Product {
    images = List.copyOf(images);
    categories = List.copyOf(categories);
    if (supplierPrice != null && !supplierPrice.currency().equals(listPrice.currency())) {
      throw new IllegalArgumentException("a product's prices are in one currency");
    }
  }
}
