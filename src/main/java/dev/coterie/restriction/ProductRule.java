package dev.coterie.restriction;

import dev.coterie.pricing.buyer.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which groups and lists may see a product and its price.
 *
 * @param sku of the one product, null where the rule is of a category
 * @param category of products, each of which it is of; null where the rule is of one product
 * @param others how the product shows to all others
 * @param groups their codes; those that are deleted are left out, and admit nobody any more
 */
public record ProductRule(
    @Nullable String sku, @Nullable String category, Visibility others, List<String> groups) {

  public ProductRule {
    groups = List.copyOf(groups);
  }
}
