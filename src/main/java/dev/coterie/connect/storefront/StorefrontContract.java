package dev.coterie.connect.storefront;

import dev.coterie.bus.Ask;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What storefronts may ask. It is answered within the process, so that shops sell on while the one
 * that manages them is away. Whether the shop is open is for who asks to see to.
 */
public final class StorefrontContract {
  public static final Ask<ListShopProducts, Page<ShopProduct>> PRODUCTS =
      new Ask<>("storefront.products");
  public static final Ask<FindShopProducts, FoundShopProducts> FIND = new Ask<>("storefront.find");
  public static final Ask<ListShopCategories, ShopCategories> CATEGORIES =
      new Ask<>("storefront.categories");

  private StorefrontContract() {}

  /**
   * What a shop shows: the promoted ones by position, then the others by name.
   *
   * @param shop its id
   * @param query that the SKU or the shown name contains, empty for all
   * @param category null for any
   * @param at the instant whose promotions count
   */
  public record ListShopProducts(
      long shop, String query, @Nullable String category, Instant at, PageRequest page) {}

  /** Those of the SKUs that the shop shows, in their order. */
  public record FindShopProducts(long shop, List<String> skus, Instant at) {}

  public record FoundShopProducts(List<ShopProduct> products) {}

  public record ListShopCategories(long shop) {}

  /** The categories of what a shop shows, with how many products each has, by name. */
  public record ShopCategories(List<ShopCategory> categories) {}

  public record ShopCategory(String name, long products) {}
}
