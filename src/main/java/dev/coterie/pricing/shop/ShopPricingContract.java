package dev.coterie.pricing.shop;

import dev.coterie.bus.Ask;
import dev.coterie.pricing.buyer.HeldMemberships;
import java.time.Duration;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What others may ask of the prices of shops. Prices themselves are asked of the {@link ShopBook}.
 */
public final class ShopPricingContract {
  /** What the book lacks; asks of one moment share one answer, which may hold more. */
  public static final Ask<LoadOfShops, LoadedOfShops> LOAD =
      new Ask<>("pricing.loadOfShops", Duration.ofSeconds(10));

  private ShopPricingContract() {}

  /**
   * What to load.
   *
   * @param slugs of shops
   * @param listings of SKUs
   * @param offers SKUs
   * @param customers of codes
   */
  public record LoadOfShops(
      Set<String> slugs, Set<InShop> listings, Set<String> offers, Set<InShop> customers) {

    static LoadOfShops all(List<LoadOfShops> questions) {
      return new LoadOfShops(
          union(questions, LoadOfShops::slugs),
          union(questions, LoadOfShops::listings),
          union(questions, LoadOfShops::offers),
          union(questions, LoadOfShops::customers));
    }

    private static <T> Set<T> union(
        List<LoadOfShops> questions, Function<LoadOfShops, Set<T>> part) {
      Set<T> all = new HashSet<>();
      questions.forEach(each -> all.addAll(part.apply(each)));
      return all;
    }
  }

  /**
   * A SKU or a customer's code within a shop.
   *
   * @param shop its id
   */
  public record InShop(long shop, String code) {

    /** Tells it apart from all others, in caches and in changes. */
    public String key() {
      return key(shop, code);
    }

    public static String key(long shop, String code) {
      return shop + "/" + code;
    }
  }

  /**
   * What was loaded, at one state of the database, without what does not exist.
   *
   * @param shops by slug
   * @param listings by {@link InShop#key()}; the formula is empty where the shop's default counts
   * @param offers by SKU, those that the mall offers now
   * @param customers by {@link InShop#key()}
   */
  public record LoadedOfShops(
      Map<String, OpenedShop> shops,
      Map<String, ListedAs> listings,
      Map<String, OfferedAt> offers,
      Map<String, HeldMemberships> customers) {}

  /**
   * How a product is listed.
   *
   * @param formula null where the shop's default counts
   */
  public record ListedAs(@Nullable ListingFormula formula) {}

  /**
   * What a product is offered for.
   *
   * @param wholesale in ten-thousandths of the currency
   * @param minimum in minor units, {@link ListPrice#NO_MINIMUM} for none
   */
  public record OfferedAt(Currency currency, long wholesale, long minimum) {}
}
