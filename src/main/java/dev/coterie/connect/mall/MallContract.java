package dev.coterie.connect.mall;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.connect.shop.ShopRef;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What others may ask of the mall. A process of its own may answer. */
public final class MallContract {
  public static final Ask<FindOffer, Result<MallOffer>> FIND = Ask.anywhere("connect.mall.find");
  public static final Ask<ListMall, Page<MallProduct>> LIST = Ask.anywhere("connect.mall.list");
  public static final Ask<ListSellers, Page<Seller>> SELLERS = Ask.anywhere("connect.mall.sellers");
  public static final Command<PutOffer, Result<StoredOffer>> PUT =
      Command.anywhere("connect.mall.put");
  public static final Command<DeleteOffer, Result<Done>> DELETE =
      Command.anywhere("connect.mall.delete");

  private MallContract() {}

  public record FindOffer(String sku) {}

  /**
   * Products of the mall by SKU.
   *
   * @param shop that asks, so that each says whether that lists it; null for none. It sees only
   *     what is offered
   * @param query that the SKU or the name contains, empty for all
   * @param category null for any
   * @param lifted whether only those that some shop would sell below the minimum
   */
  public record ListMall(
      @Nullable Long shop,
      String query,
      @Nullable String category,
      boolean lifted,
      PageRequest page) {}

  /** The shops that list a product, by slug. */
  public record ListSellers(String sku, PageRequest page) {}

  /**
   * Offers a product, or withdraws it and keeps its prices.
   *
   * @param wholesale in the product's currency, with up to four decimals
   * @param minimum in the product's currency, one that can be paid; null for none
   */
  public record PutOffer(
      String sku, boolean offered, BigDecimal wholesale, @Nullable BigDecimal minimum) {}

  /** An offer as it is now, and whether it was made just then. */
  public record StoredOffer(MallOffer offer, boolean created) {}

  /** Takes a product out of the mall, with its prices. Listings of it stay, out of sight. */
  public record DeleteOffer(String sku) {}

  /** For who asks on behalf of a shop. */
  public static ListMall of(ShopRef shop, String query, @Nullable String category, PageRequest p) {
    return new ListMall(shop.only(), query, category, false, p);
  }

  /** Refused with when the mall does not offer the product. */
  public static Refusal notInMall(String sku) {
    return Refusal.unknown("not-in-mall", "the mall does not offer the product " + sku);
  }
}
