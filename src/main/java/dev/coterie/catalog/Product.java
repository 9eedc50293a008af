package dev.coterie.catalog;

import dev.coterie.kernel.Money;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A product as the shop sells it.
 *
 * @param listPrice the normal price
 * @param supplierPrice what the shop pays for it, in the list price's currency; null where unknown
 * @param images addresses
 * @param group the code of the group that it sells: its list price is the fee; null for any other
 * @param onSale whether customers may buy it; any but a group's always is
 */
public record Product(
    String sku,
    String name,
    String description,
    Money listPrice,
    @Nullable Money supplierPrice,
    List<String> images,
    List<String> categories,
    @Nullable String group,
    boolean onSale) {

  /** How many images a product may have. */
  public static final int MAX_IMAGES = 50;

  /** How many categories a product may be in. */
  public static final int MAX_CATEGORIES = 50;

  public Product {
    images = List.copyOf(images);
    categories = List.copyOf(categories);
    if (supplierPrice != null && !supplierPrice.currency().equals(listPrice.currency())) {
      throw new IllegalArgumentException("a product's prices are in one currency");
    }
  }

  /** A product that sells no group. */
  public Product(
      String sku,
      String name,
      String description,
      Money listPrice,
      @Nullable Money supplierPrice,
      List<String> images,
      List<String> categories) {
    this(sku, name, description, listPrice, supplierPrice, images, categories, null, true);
  }

  /** Whether the same prices can be made from both, as the table holds them. */
  boolean costsAs(Product other) {
    return listPrice.equals(other.listPrice) && Objects.equals(supplierPrice, other.supplierPrice);
  }
}
