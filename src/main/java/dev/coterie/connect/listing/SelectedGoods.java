package dev.coterie.connect.listing;

import dev.coterie.connect.listing.ListingContract.PlannedListing;
import dev.coterie.connect.listing.ListingContract.RefusedProduct;
import dev.coterie.connect.listing.MallGoods.Good;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import dev.coterie.pricing.shop.ListPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Selected products of the mall, sorted into those that are added, kept and refused. */
final class SelectedGoods {
  private final ShopSession session;
  private final @Nullable PriceRule rule;
  private final List<PlannedListing> added = new ArrayList<>();
  private final List<RefusedProduct> refused = new ArrayList<>();
  private int kept;

  private SelectedGoods(ShopSession session, @Nullable PriceRule rule) {
    this.session = session;
    this.rule = rule;
  }

  /**
   * None so far.
   *
   * @param rule of new listings, null for the shop's default
   */
  static SelectedGoods of(ShopSession session, @Nullable PriceRule rule) {
    return new SelectedGoods(session, rule);
  }

  List<PlannedListing> added() {
    return added;
  }

  List<RefusedProduct> refused() {
    return refused;
  }

  int kept() {
    return kept;
  }

  /** Takes an offered product. */
  void add(Good good, boolean listed) {
    Optional<Refusal> refusal = ListingRules.refusal(session.shop(), rule, good);
    if (listed) {
      kept++;
    } else if (refusal.isPresent()) {
      refused.add(new RefusedProduct(good.sku(), refusal.get().code()));
    } else if (added.size() >= session.room()) {
      refused.add(new RefusedProduct(good.sku(), "listing-limit"));
    } else {
      added.add(planned(good));
    }
  }

  private PlannedListing planned(Good good) {
    ListPrice price = ListingRules.price(session.shop(), rule, good);
    Money amount = price.amount(good.wholesale().currency());
    return new PlannedListing(
        good.sku(), good.name(), good.wholesale(), good.minimum(), amount, price.lifted());
  }

  /** Takes a product that is not offered; the shop may list it from before. */
  void refuse(RefusedProduct product, boolean listed) {
    if (listed) {
      kept++;
    } else {
      refused.add(product);
    }
  }
}
