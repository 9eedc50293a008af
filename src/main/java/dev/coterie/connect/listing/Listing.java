package dev.coterie.connect.listing;

import dev.coterie.kernel.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A product as a shop lists it.
 *
 * @param product what the mall says of it, null where no product has the SKU any more
 * @param listPrice what all but members of the shop's groups pay, null where the mall does not
 *     offer it
 * @param lifted whether the mall's minimum raised it
 * @param version counts the changes of the listing itself, from 1
 */
public record Listing(
    String sku,
    ListingTerms terms,
    @Nullable MallSide product,
    @Nullable Money listPrice,
    boolean lifted,
    long version) {

  /**
   * What the mall says of a listed product.
   *
   * @param offered whether the shop shows it
   * @param wholesale null where the mall never offered it
   */
  public record MallSide(
      String name, boolean offered, @Nullable Money wholesale, @Nullable Money minimum) {}

  /** The name that customers see; the SKU where there is none. */
  public String shownName() {
    String own = terms.name();
    return own != null ? own : product == null ? sku : product.name();
  }

  public boolean isOffered() {
    return product != null && product.offered();
  }

  /** Whether its own price is below what the mall asks for it; a markup never is. */
  public boolean isUnderCost() {
    Money cost = product == null ? null : product.wholesale();
    BigDecimal price = terms.price();
    return price != null && cost != null && price.compareTo(cost.amount()) < 0;
  }
}
