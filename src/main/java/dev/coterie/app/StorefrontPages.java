package dev.coterie.app;

import dev.coterie.http.Site;
import dev.coterie.http.pages.ImageHosts;
import dev.coterie.http.storefront.FrontKit;
import dev.coterie.http.storefront.FrontPage;
import dev.coterie.http.storefront.ShopFrontPages;
import dev.coterie.http.storefront.Storefronts;
import dev.coterie.pricing.shop.ShopBook;
import java.util.List;

/** The pages of this process that customers see. */
record StorefrontPages(Platform platform, ShopBook shops) {

  /** Makes them all, which reads and packs their style sheet: on a worker. */
  Site make() {
    FrontKit kit = FrontKit.of(new ImageHosts(platform.config().pages().imageHosts()));
    List<FrontPage> pages =
        platform.connects() ? List.of(new ShopFrontPages(shops, platform.clock())) : List.of();
    return new Storefronts(kit, pages);
  }
}
