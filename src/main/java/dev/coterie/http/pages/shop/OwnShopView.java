package dev.coterie.http.pages.shop;

import dev.coterie.connect.listing.ListingContract.ListingFilter;
import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopContract.ShopOverview;
import dev.coterie.connect.shop.ShopStatus;
import dev.coterie.group.Group;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.event.EventLine;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shop at a glance.
 *
 * @param plan the group that opens it, or the last one that did; null where there is none
 * @param events the last ones
 */
public record OwnShopView(
    PageFrame frame, ShopOverview overview, @Nullable Group plan, List<EventLine> events) {

  public Shop shop() {
    return overview.shop();
  }

  /** Where its customers see it. */
  public Address storefront() {
    return Address.ofShop(shop().slug());
  }

  /** Whether no membership opens it, be it closed by hand, too. */
  public boolean isSuspended() {
    return shop().plan() == null;
  }

  public boolean isClosed() {
    return shop().status() == ShopStatus.CLOSED;
  }

  /** The listings of a filter, null for all. */
  public String listings(@Nullable ListingFilter filter) {
    return Address.of(Place.SHOP_LISTINGS.path())
        .with("filter", filter == null ? "" : EnumNames.of(filter))
        .text();
  }

  /** The filters of listings whose numbers the page shows. */
  public List<ListingFilter> filters() {
    return List.of(
        ListingFilter.PROMOTED,
        ListingFilter.LIFTED,
        ListingFilter.UNDER_COST,
        ListingFilter.WITHDRAWN);
  }

  public String count(ListingFilter filter) {
    long count =
        switch (filter) {
          case PROMOTED -> overview.promoted();
          case NOT_PROMOTED -> overview.listings() - overview.promoted();
          case LIFTED -> overview.lifted();
          case UNDER_COST -> overview.underCost();
          case WITHDRAWN -> overview.withdrawn();
        };
    return frame.t().number(count);
  }

  /** How many products it lists of those that it may. */
  public String count() {
    Integer limit = shop().limit();
    String listings = frame.t().number(shop().listings());
    return limit == null
        ? listings
        : frame.t().say("shop.ofLimit", listings, frame.t().number(limit));
  }

  /** What the plan's limit means for the shop as it is; null where there is room. */
  public @Nullable String fullness() {
    Integer limit = shop().limit();
    if (limit == null || shop().listings() < limit) {
      return null;
    }
    return frame
        .t()
        .say(shop().listings() > limit ? "shop.overLimit" : "shop.full", shop().listings(), limit);
  }

  public String until() {
    Instant until = shop().until();
    return until == null ? frame.t().say("never") : frame.time().time(until);
  }

  /** What has to be bought so that the shop goes on, or opens again. */
  public String renewal() {
    if (plan == null) {
      return frame.t().say("shop.renew.ask");
    }
    Money fee = plan.terms().plan().fee();
    String sku = plan.product().sku();
    String name = plan.terms().name();
    return plan.product().isOnSale() && fee != null && sku != null
        ? frame.t().say("shop.renew.buy", name, frame.t().amount(fee), sku)
        : frame.t().say("shop.renew.plan", name);
  }
}
